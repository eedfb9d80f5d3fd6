/** What is deployed: the functions of an application, with their channels and triggers, read from the configuration. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.application;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
