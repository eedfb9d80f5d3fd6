/**
 * Brokers that dev mode and tests start without Docker. A connector's deployment module brings its own: a build step that
 * returns a {@link io.eventfunctions.deployment.devservice.DevServiceBuildItem} where the application names no broker, mostly of a
 * {@link io.eventfunctions.deployment.devservice.DevServer}, and a
 * {@link io.eventfunctions.deployment.devservice.ReplacedDevServices} for dev services that look for Docker.
 */
@API(status = API.Status.EXPERIMENTAL)
package io.eventfunctions.deployment.devservice;

import org.apiguardian.api.API;
