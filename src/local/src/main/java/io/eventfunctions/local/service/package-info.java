/** Packaged applications as services of a test. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.local.service;

import org.apiguardian.api.API;
