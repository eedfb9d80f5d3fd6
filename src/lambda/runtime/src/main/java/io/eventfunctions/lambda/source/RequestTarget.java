package io.eventfunctions.lambda.source;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The path and the query of a request, encoded as in a URI. Function URLs pass them on as they were sent, HTTP APIs decode the path:
 * characters that are not allowed are encoded, and those that are encoded already stay so.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986, 3.3 Path and 3.4 Query</a>
 */
final class RequestTarget {

    private static final String IN_PATHS = "-._~!$&'()*+,;=:@/";
    private static final String IN_QUERIES = IN_PATHS + "?";

    private RequestTarget() {}

    /** A target that begins with a slash, so that no part of it is taken for that of a host. */
    static String of(String path, String query) {
        String target = encoded(path.startsWith("/") ? path : "/" + path, IN_PATHS);
        return query.isEmpty() ? target : target + '?' + encoded(query, IN_QUERIES);
    }

    private static String encoded(String text, String allowed) {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (isAlphanumeric(character) || allowed.indexOf(character) >= 0 || isEncoded(text, i)) {
                encoded.appendCodePoint(character);
            } else {
                for (byte octet : Character.toString(character).getBytes(UTF_8)) {
                    encoded.append("%%%02X".formatted(octet));
                }
            }
            i += Character.charCount(character);
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private static boolean isEncoded(String text, int i) {
        return text.charAt(i) == '%'
                && i + 2 < text.length()
                && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0;
    }
}
