/** What a function runs: artifacts, their installation, and AWS's runtime for Java. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.lambda.artifact;

import org.apiguardian.api.API;
