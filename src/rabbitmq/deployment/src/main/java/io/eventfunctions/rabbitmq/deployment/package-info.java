/** The build steps of the RabbitMQ connector. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.rabbitmq.deployment;

import org.apiguardian.api.API;
