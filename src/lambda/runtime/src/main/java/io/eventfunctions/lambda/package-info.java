/** Functions on AWS Lambda: configuration, the connector that receives invocations, and their handling. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
