/** What every connector must do, in sentences that run on each; what native images must register; what tests need. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.conformance;

import org.apiguardian.api.API;
