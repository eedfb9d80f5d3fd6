/** SNS in the template: topics and the filters of their subscriptions. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.topic;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
