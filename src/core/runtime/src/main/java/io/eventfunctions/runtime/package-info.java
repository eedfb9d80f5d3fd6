/** The configuration of the extension and its beans. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.runtime;

import org.apiguardian.api.API;
