package org.lichat.protocol;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Numeral;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;
import org.lichat.wire.Writer;

/**
 * What values a slot takes (§1, §1.4): how one is recognised among the expressions of the wire and how it goes back there.
 *
 * @param <T> the Java type of the values
 */
public final class SlotType<T> {
    public static final SlotType<String> STRING = new SlotType<>("a string", SlotType::string, value -> value);
    public static final SlotType<Long> INTEGER = new SlotType<>("an integer", SlotType::integer, value -> value);
    public static final SlotType<Id> ID = new SlotType<>("an id", Id::read, Id::spelling);
    public static final SlotType<Symbol> SYMBOL = new SlotType<>("a symbol", SlotType::symbol, value -> value);

    /** Only true is ever present: {@code NIL} equals absence (§1.2). */
    public static final SlotType<Boolean> BOOLEAN = new SlotType<>(
            "a boolean", value -> Symbol.T.equals(value) ? Boolean.TRUE : null, value -> value ? Symbol.T : Symbol.NIL);

    /** Any expression: what a type is made of whose values can be written in more than one way. */
    public static final SlotType<Object> EXPRESSION = new SlotType<>("an expression", value -> value, value -> value);

    /** A list of any expressions. */
    public static final SlotType<List<Object>> LIST = new SlotType<>("a list", SlotType::list, value -> value);

    /** What was kept has been bounded by whoever set it. */
    private static final Reader KEPT = new Reader(
            Symbols.of(List.of()),
            new Bounds(Bounds.MAX_DEPTH, Integer.MAX_VALUE, Integer.MAX_VALUE, Bounds.MAX_DIGITS));

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final String description;
    private final Function<Object, @Nullable T> accept;
    private final Function<T, Object> print;

    private SlotType(String description, Function<Object, @Nullable T> accept, Function<T, Object> print) {
        this.description = description;
        this.accept = accept;
        this.print = print;
    }

    /** The type of lists whose elements all are of the given type. */
    public static <E> SlotType<List<E>> listOf(SlotType<E> element) {
        return new SlotType<>(
                "a list of which each element is " + element,
                value -> value instanceof List<?> list ? elements(element, list) : null,
                values -> values.stream().map(element::print).toList());
    }

    /**
     * A type whose values stand for those of this one.
     *
     * @param reading null for a value that stands for nothing
     */
    public <U> SlotType<U> as(String name, Function<T, @Nullable U> reading, Function<U, T> printing) {
        return new SlotType<>(
                name,
                expression -> {
                    T value = accept(expression);
                    return value == null ? null : reading.apply(value);
                },
                value -> print(printing.apply(value)));
    }

    private static <E> @Nullable List<E> elements(SlotType<E> type, List<?> list) {
        List<E> accepted = new ArrayList<>(list.size());
        for (Object expression : list) {
            E element = type.accept(expression);
            if (element == null) {
                return null;
            }
            accepted.add(element);
        }
        return List.copyOf(accepted);
    }

    /** The value that the expression stands for, or null when it is not of this type. */
    public @Nullable T accept(Object expression) {
        return accept.apply(expression);
    }

    Object print(T value) {
        return print.apply(value);
    }

    /** The value in wire format, for what is kept rather than sent. */
    public String text(T value) {
        return Writer.print(print(value));
    }

    /** The value that {@link #text} has printed, or null when the text is none of this type. */
    public @Nullable T ofText(String text) {
        try {
            return accept(KEPT.read(text));
        } catch (MalformedExpression foreign) {
            return null;
        }
    }

    /** Names the type with its article, for failure texts. */
    @Override
    public String toString() {
        return description;
    }

    private static @Nullable String string(Object value) {
        return value instanceof String text ? text : null;
    }

    private static @Nullable Long integer(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        // What remains of integers is spelled with leading zeros, or is larger than any time or count.
        if (value instanceof Numeral numeral && numeral.spelling().indexOf('.') < 0) {
            BigDecimal number = numeral.value();
            return number.compareTo(LARGEST) <= 0 ? number.longValue() : null;
        }
        return null;
    }

    private static @Nullable Symbol symbol(Object value) {
        return value instanceof Symbol symbol ? symbol : null;
    }

    private static @Nullable List<Object> list(Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : null;
    }
}
