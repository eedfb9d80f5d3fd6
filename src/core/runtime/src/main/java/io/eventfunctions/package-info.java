/**
 * The API for applications: annotations on functions and payloads, {@link io.eventfunctions.EventPublisher publishing},
 * {@link io.eventfunctions.EventContext what a function is told of its event} and {@link io.eventfunctions.DeadLetters dead letters}.
 */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.eventfunctions;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
