/** The RabbitMQ connector: codec, connections that recover, publisher confirms, topology and failure strategies of channels. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.rabbitmq;

import org.apiguardian.api.API;
