package org.lichat.wire;

/**
 * What one text may contain, whatever its length; text beyond is malformed.
 *
 * @param depth lists in each other, 1 to {@value #MAX_DEPTH}
 * @param expressions expressions in one text, each list and each of its elements counted, at least 1
 * @param symbolLength code points of a symbol's name and of its package's name, each, at least 1
 * @param digits digits of a number, before and after the point together, 1 to {@value #MAX_DIGITS}
 */
public record Bounds(int depth, int expressions, int symbolLength, int digits) {
    /** The deepest that can be set: reading and printing use the stack, of which a thread may have 256 KiB only. */
    public static final int MAX_DEPTH = 256;

    /** The most digits that can be set: arithmetic on a number takes the square of its length. */
    public static final int MAX_DIGITS = 10_000;

    public static final Bounds DEFAULT = new Bounds(32, 100_000, 256, 40);

    public Bounds {
        within("depth", depth, MAX_DEPTH);
        within("expressions", expressions, Integer.MAX_VALUE);
        within("symbol length", symbolLength, Integer.MAX_VALUE);
        within("number of digits", digits, MAX_DIGITS);
    }

    private static void within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "The greatest " + what + " must be from 1 to " + most + ", not " + value + ".");
        }
    }
}
