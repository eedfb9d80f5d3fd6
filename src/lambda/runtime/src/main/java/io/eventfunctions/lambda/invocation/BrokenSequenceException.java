package io.eventfunctions.lambda.invocation;

import io.eventfunctions.lambda.source.Item;

/** An item was not handled, because one before it in its message group comes again. */
final class BrokenSequenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSequenceException(Item item) {
        super("%s comes again behind one of message group %s that was rejected".formatted(item, item.sequence()));
    }
}
