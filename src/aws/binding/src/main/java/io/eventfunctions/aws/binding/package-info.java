/** The CloudEvents binding for SQS and SNS messages, as {@code deploy/SQS-SNS-BINDING.md} specifies it. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.aws.binding;

import org.apiguardian.api.API;
