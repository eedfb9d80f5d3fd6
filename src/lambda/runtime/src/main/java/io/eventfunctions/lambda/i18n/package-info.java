/** The messages of functions on AWS Lambda, and the exceptions that carry them. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda.i18n;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
