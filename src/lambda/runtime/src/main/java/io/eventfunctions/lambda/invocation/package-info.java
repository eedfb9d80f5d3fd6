/** Invocations with a batch: routing of records to channels, order, deadline, and batch responses. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda.invocation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
