/** A function as its invokers and listeners see it, whatever runs it. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.lambda.function;

import org.apiguardian.api.API;
