/** Payloads: reads them from events and makes events of them. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.codec;

import org.apiguardian.api.API;
