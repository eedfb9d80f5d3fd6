package io.eventfunctions.rabbitmq;

/** No queue is bound for a message, so RabbitMQ would drop it. */
class UnroutableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnroutableException(String message) {
        super(message);
    }
}
