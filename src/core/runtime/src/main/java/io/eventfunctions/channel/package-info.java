/** Channels: receives and settles messages, sends events, and reads the channels' configuration. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.channel;

import org.apiguardian.api.API;
