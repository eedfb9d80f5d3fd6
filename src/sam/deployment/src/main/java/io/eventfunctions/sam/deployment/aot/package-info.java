/** The package that starts from an AOT cache: its JVM, its training run and its zip. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.aot;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
