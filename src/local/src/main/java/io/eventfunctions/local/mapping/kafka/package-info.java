/** Event source mappings with Kafka topics: polling, retries and commits. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.mapping.kafka;

import org.apiguardian.api.API;
