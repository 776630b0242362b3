package org.lichat.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number that is not the plain spelling of an integer that fits a {@code long}: with a point, with leading zeros, or
 * larger. It keeps its exact spelling, so that ids and signed updates are echoed as they came, and numerals are equal when
 * their spellings are.
 */
public final class Numeral {
    private static final int LONG_DIGITS = 19;

    private final String spelling;

    private Numeral(String spelling) {
        this.spelling = spelling;
    }

    /**
     * The numeral spelled so.
     *
     * @throws IllegalArgumentException if it is not a NUMBER of the grammar (lichat.mess §1), or one that is read as a
     *     {@link Long}
     */
    public static Numeral of(String spelling) {
        if (!isNumber(spelling)) {
            throw new IllegalArgumentException("The spelling of a number may only have digits and one point.");
        }
        if (isLong(spelling, 0, spelling.length())) {
            throw new IllegalArgumentException("An integer that fits a long is an expression as a Long.");
        }
        return new Numeral(spelling);
    }

    /** The number at {@code start} to {@code end} of the text, which is known to be one: a Long or a Numeral. */
    static Object read(String text, int start, int end) {
        return isLong(text, start, end)
                ? (Object) Long.parseLong(text, start, end, 10)
                : new Numeral(text.substring(start, end));
    }

    /** The number as it was written. */
    public String spelling() {
        return spelling;
    }

    /** The number's value; that of a lone point is zero. */
    public BigDecimal value() {
        return spelling.length() == 1 ? BigDecimal.ZERO : new BigDecimal(spelling);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Numeral numeral && spelling.equals(numeral.spelling);
    }

    @Override
    public int hashCode() {
        return spelling.hashCode();
    }

    /** The number as it was written. */
    @Override
    public String toString() {
        return spelling;
    }

    private static boolean isNumber(String spelling) {
        int points = 0;
        for (int i = 0; i < spelling.length(); i++) {
            if (spelling.charAt(i) == '.') {
                points++;
            } else if (!Characters.isDigit(spelling.charAt(i))) {
                return false;
            }
        }
        return points <= 1 && !spelling.isEmpty();
    }

    private static boolean isLong(String text, int start, int end) {
        int length = end - start;
        if (length > LONG_DIGITS || (text.charAt(start) == '0' && length > 1)) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '.') {
                return false;
            }
        }
        // Spellings of the same length compare like their numbers.
        return length < LONG_DIGITS || text.substring(start, end).compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
    }
}
