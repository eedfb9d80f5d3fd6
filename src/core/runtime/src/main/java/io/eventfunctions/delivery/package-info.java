/** Deliveries under a channel's policy: expiry, deduplication, attempts, retries, order, outcome and dead letters. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.delivery;

import org.apiguardian.api.API;
