/** Merges hand-written parts into a template, and the templates of several applications into one. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.merge;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
