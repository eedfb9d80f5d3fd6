/** Records of Kinesis in which producers have aggregated several records. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.lambda.aggregate;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
