/** The configuration of channels, before the application runs. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.configuration;

import org.apiguardian.api.API;
