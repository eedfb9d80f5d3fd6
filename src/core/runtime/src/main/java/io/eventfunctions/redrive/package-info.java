/** Dead letters: lists them and sends them back to the function that failed. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.redrive;

import org.apiguardian.api.API;
