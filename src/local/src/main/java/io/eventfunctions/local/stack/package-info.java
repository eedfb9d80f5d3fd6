/** Stacks on a server that stands in for AWS: deployment, reading, and running their functions. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.stack;

import org.apiguardian.api.API;
