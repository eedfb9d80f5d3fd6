/** The messages of the core: one interface with all codes. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.i18n;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
