package io.eventfunctions.rabbitmq;

/** RabbitMQ doesn't take messages of that size. */
class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
