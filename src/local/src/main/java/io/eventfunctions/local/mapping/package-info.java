/** Event source mappings: what invokes functions with batches, with the limits that AWS sets. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.mapping;

import org.apiguardian.api.API;
