/** Functions: which want an event, how they are called, and how what they return is sent. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.function;

import org.apiguardian.api.API;
