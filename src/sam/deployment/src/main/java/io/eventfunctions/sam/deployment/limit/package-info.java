/** What CloudFormation, Lambda and IAM allow of a whole template. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.limit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
