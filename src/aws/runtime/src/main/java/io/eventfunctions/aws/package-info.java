/** The connectors for Amazon SQS and SNS: codecs, clients, visibility timeouts, failure strategies and dead letters in a queue. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.aws;

import org.apiguardian.api.API;
