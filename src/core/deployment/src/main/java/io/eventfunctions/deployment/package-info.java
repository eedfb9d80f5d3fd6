/** The build: finds functions and payloads, checks them, and declares their channels to Reactive Messaging. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.deployment;

import org.apiguardian.api.API;
