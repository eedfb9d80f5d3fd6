/** HTTP requests that the function is invoked with, and their forwarding to the application's HTTP server. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda.http;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
