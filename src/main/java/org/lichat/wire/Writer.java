package org.lichat.wire;

import java.util.List;

/**
 * Prints expressions as clients read them (lichat.mess §1): in lower case, with single spaces. Null characters in strings
 * are left out (§1.3). Printing piece by piece, with {@link #open} and {@link #close} around what is in a list, needs no
 * list to exist.
 */
public final class Writer {
    private final StringBuilder out;
    private int depth;
    private boolean first = true;

    /** Prints to the end of {@code out}. */
    public Writer(StringBuilder out) {
        this.out = out;
    }

    /**
     * The expression as text.
     *
     * @throws IllegalArgumentException if it is none, see {@link #write(Object)}
     */
    public static String print(Object expression) {
        StringBuilder out = new StringBuilder(256);
        new Writer(out).write(expression);
        return out.toString();
    }

    /**
     * Begins a list.
     *
     * @throws IllegalArgumentException if there are then more than {@link Bounds#MAX_DEPTH} in each other
     */
    public Writer open() {
        if (++depth > Bounds.MAX_DEPTH) {
            throw new IllegalArgumentException("Lists are nested deeper than " + Bounds.MAX_DEPTH + ".");
        }
        separate();
        out.append('(');
        first = true;
        return this;
    }

    /**
     * Ends the list that was begun last.
     *
     * @throws IllegalStateException if there is none
     */
    public Writer close() {
        if (--depth < 0) {
            throw new IllegalStateException("There is no list to close.");
        }
        out.append(')');
        first = false;
        return this;
    }

    /**
     * Prints an expression: a String, a Long that is not negative, a Numeral, a Symbol, or a List of expressions.
     *
     * @throws IllegalArgumentException if it is something else, or lists are nested deeper than {@link
     *     Bounds#MAX_DEPTH}; part of it may have been printed then
     */
    public Writer write(Object expression) {
        if (expression instanceof String string) {
            return string(string);
        }
        if (expression instanceof List<?> list) {
            open();
            for (Object element : list) {
                write(element);
            }
            return close();
        }
        if (expression instanceof Long number) {
            return write(number.longValue());
        }
        if (expression instanceof Symbol || expression instanceof Numeral) {
            separate();
            out.append(expression);
            return this;
        }
        throw new IllegalArgumentException(
                "There is no way to print a " + expression.getClass().getName() + ".");
    }

    /**
     * Prints an integer.
     *
     * @throws IllegalArgumentException if it is negative: the grammar has no sign
     */
    public Writer write(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("A negative number cannot be printed.");
        }
        separate();
        out.append(number);
        return this;
    }

    private Writer string(String string) {
        separate();
        out.append('"');
        int from = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                out.append(string, from, i).append('\\');
                from = i;
            } else if (c == Characters.NULL) {
                out.append(string, from, i);
                from = i + 1;
            }
        }
        (from == 0 ? out.append(string) : out.append(string, from, string.length())).append('"');
        return this;
    }

    private void separate() {
        if (!first) {
            out.append(' ');
        }
        first = false;
    }
}
