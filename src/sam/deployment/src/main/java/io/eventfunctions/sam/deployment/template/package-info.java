/** The template while it is written: resources, logical ids, names and intrinsic functions. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.template;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
