package io.eventfunctions.rabbitmq;

/** RabbitMQ does not accept messages of that size. */
class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
