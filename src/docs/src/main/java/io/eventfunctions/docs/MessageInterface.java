package io.eventfunctions.docs;

import java.util.List;

/**
 * The interface that declares the messages of one module.
 *
 * @param name its qualified name
 * @param module the module, as in {@code src/http}
 * @param description the first sentence of its javadoc
 * @param range the ids that the module may use
 * @param messages sorted by code
 */
record MessageInterface(String name, String module, String description, IdRange range, List<DeclaredMessage> messages) {

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
