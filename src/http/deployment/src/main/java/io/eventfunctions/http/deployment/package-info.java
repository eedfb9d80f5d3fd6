/** The build steps of publishing over HTTP. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.http.deployment;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
