/** The reference of keys and messages, generated from the code of all modules. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.docs;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
