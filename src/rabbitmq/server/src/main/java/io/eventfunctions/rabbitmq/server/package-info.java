/** An AMQP 0-9-1 broker for dev mode and tests. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.rabbitmq.server;

import org.apiguardian.api.API;
