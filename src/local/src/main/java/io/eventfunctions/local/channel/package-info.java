/** The event source mappings of an application, from the configuration of its channels. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.channel;

import org.apiguardian.api.API;
