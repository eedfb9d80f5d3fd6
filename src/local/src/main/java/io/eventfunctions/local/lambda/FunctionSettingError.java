package io.eventfunctions.local.lambda;

/** Why Lambda would refuse a setting or an event of a function. */
enum FunctionSettingError {
    EVENT_TOO_LARGE("EVF0914 %d bytes are too many for an asynchronous invocation of function %s; possible: %d"),
    WITHOUT_ARTIFACT("EVF0918 Function %s has no artifact: call artifact(...) before start()"),
    VALUE("EVF0919 %s of function %s can't be %s; allowed: %s"),
    RESERVED("EVF0920 The environment variable %s of function %s is reserved: Lambda sets it");

    private final String message;

    FunctionSettingError(String message) {
        this.message = message;
    }

    IllegalArgumentException with(Object... details) {
        return new IllegalArgumentException(message.formatted(details));
    }
}
