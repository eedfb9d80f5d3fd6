package io.eventfunctions.docs;

/**
 * A message that a method of a message interface declares.
 *
 * @param method the name of the method
 * @param code its code, as in {@code EVF0601}
 * @param id the number in the code
 * @param kind the level of a log message in lower case, {@code exception}, or {@code text}
 * @param text the message with its placeholders
 * @param meaning the first part of the method's javadoc; empty if there is none
 * @param action what the javadoc says after {@code Action:}; empty if there is none
 */
record DeclaredMessage(String method, String code, int id, String kind, String text, String meaning, String action) {}
