package org.lichat.protocol;

import org.jspecify.annotations.Nullable;
import org.lichat.wire.Numeral;

/**
 * An update's id (§3): a number or a string, kept exactly as its sender wrote it, since clients compare it with what they sent.
 *
 * @param spelling a {@link Long}, {@link Numeral} or {@link String}
 */
public record Id(Object spelling) {

    /** The most characters of an id that is a string: it goes to everybody with its update, and twice into every failure. */
    public static final int MAX_LENGTH = 256;

    /** Stands in as {@code update-id}, and nowhere else, where the failed update's id could not be read. */
    public static final Id UNKNOWN = of(0);

    public Id {
        if (!isId(spelling)) {
            throw new IllegalArgumentException("An id is a number or a string of up to " + MAX_LENGTH + " characters.");
        }
    }

    /** The id with this number, which must not be negative. */
    public static Id of(long number) {
        return new Id(number);
    }

    /** The id that the expression is, or null when it is none. */
    public static @Nullable Id read(@Nullable Object expression) {
        return expression != null && isId(expression) ? new Id(expression) : null;
    }

    private static boolean isId(Object expression) {
        return expression instanceof Long
                || expression instanceof Numeral
                || (expression instanceof String text && text.length() <= MAX_LENGTH);
    }
}
