package org.lichat.wire;

/** The character classes of the grammar (lichat.mess §1), and which characters a printed name escapes. */
final class Characters {
    static final char NULL = '\0';

    private static final int WHITE = 1;
    private static final int ENDS_NAME = 2;
    private static final int ESCAPED = 4;
    private static final byte[] CLASSES = new byte[128];

    static {
        mark("\t\n\u000B\f\r ", WHITE | ENDS_NAME | ESCAPED);
        mark(":\".()", ENDS_NAME | ESCAPED);
        mark("\0", ENDS_NAME);
        // Not terminals, but clients stumble over them: a leading digit makes a number, Lisp's reader minds # and '.
        mark("0123456789#'\\", ESCAPED);
    }

    private Characters() {}

    /** WHITE of the grammar: tab, line feed, vertical tab, form feed, carriage return and space, no others. */
    static boolean isWhite(char c) {
        return is(c, WHITE);
    }

    /** Whether an unescaped character cannot be part of a NAME: TERMINAL, WHITE or NULL. */
    static boolean endsName(char c) {
        return is(c, ENDS_NAME);
    }

    /** Whether a printed name has a backslash before this character. */
    static boolean isEscaped(char c) {
        return is(c, ESCAPED);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Lower case of an ASCII character. */
    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean is(char c, int mask) {
        return c < CLASSES.length && (CLASSES[c] & mask) != 0;
    }

    private static void mark(String characters, int mask) {
        for (int i = 0; i < characters.length(); i++) {
            CLASSES[characters.charAt(i)] |= (byte) mask;
        }
    }
}
