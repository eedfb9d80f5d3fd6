/** The payloads of event sources, read record by record. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda.source;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
