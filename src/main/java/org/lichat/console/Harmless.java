package org.lichat.console;

import java.util.regex.Pattern;

/** Makes what others wrote fit to be shown: nothing in it moves the cursor, turns the direction of the text or hides. */
final class Harmless {
    /** So many marks may stand on one character; more would reach into other lines. */
    private static final int MARKS = 6;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int DELETE = 0x7F;
    private static final int REPLACEMENT = 0xFFFD;

    private static final Pattern BREAKS = Pattern.compile("\r\n|[\r\u000B\f\u0085\u2028\u2029]");
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}\\p{N}@][\\p{L}\\p{M}\\p{N}_.'/-]*");

    private Harmless() {}

    /** The text, of which nothing is left that controls but line feeds. */
    static String text(String foreign) {
        StringBuilder shown = new StringBuilder(foreign.length());
        int marks = 0;
        for (int c : BREAKS.matcher(foreign).replaceAll("\n").codePoints().toArray()) {
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MARKS) {
                append(shown, c);
            }
        }
        return shown.toString();
    }

    /** The same in one line. */
    static String line(String foreign) {
        return text(foreign).replace('\n', ' ');
    }

    /** A name in one line; in quotes, as commands take it, when it could be taken for more than a name. */
    static String name(String foreign) {
        String name = line(foreign);
        return PLAIN_NAME.matcher(name).matches() ? name : Arguments.quote(name);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static void append(StringBuilder shown, int c) {
        if (c == '\n') {
            shown.append('\n');
        } else if (c == '\t') {
            shown.append("    ");
        } else if (c < ' ') {
            shown.appendCodePoint(PICTURES + c);
        } else if (c == DELETE) {
            shown.appendCodePoint(PICTURE_OF_DELETE);
        } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
            shown.appendCodePoint(REPLACEMENT);
        } else if (Character.getType(c) != Character.FORMAT || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            shown.appendCodePoint(c);
        }
    }
}
