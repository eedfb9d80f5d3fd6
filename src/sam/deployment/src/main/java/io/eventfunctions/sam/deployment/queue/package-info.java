/** SQS in the template: queues, dead-letter queues, their policies, subscriptions and event source mappings. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.queue;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
