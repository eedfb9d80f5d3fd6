/** Merges the templates of all applications into the one that is checked in, and checks that it is current. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.deploy;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
