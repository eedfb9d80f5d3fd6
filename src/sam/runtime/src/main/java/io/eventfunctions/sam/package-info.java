/**
 * The runtime half of the extension that derives an AWS SAM template. There is nothing to run: the build writes the
 * template, and what it deploys runs with the Lambda extension.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
