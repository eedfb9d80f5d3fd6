package io.eventfunctions.docs;

import java.util.List;

/**
 * The interface that declares the messages of one module.
 *
 * @param name its qualified name
 * @param module the module, as in {@code src/http}
 * @param description the first sentence of its javadoc
 * @param codeFormat makes a code of an id
 * @param range the ids that the module may use
 * @param messages sorted by code
 */
record MessageInterface(
        String name,
        String module,
        String description,
        String codeFormat,
        IdRange range,
        List<DeclaredMessage> messages) {

    /** The first code of the range. */
    String firstCode() {
        return codeFormat.formatted(range.min());
    }

    /** The last code of the range. */
    String lastCode() {
        return codeFormat.formatted(range.max());
    }

    /** The ids from {@code min} to {@code max}, both included. */
    record IdRange(int min, int max) {

        boolean contains(int id) {
            return min <= id && id <= max;
        }

        boolean overlaps(IdRange other) {
            return min <= other.max && other.min <= max;
        }
    }
}
