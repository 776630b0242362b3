package org.lichat.shirakumo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.wire.Numeral;

/** How the values of a query are compared with those of updates (shirakumo §18, 3). */
final class Likeness {
    /** What can be looked for in the wire format as it is: printable ASCII without what is escaped there … */
    private static final String ESCAPED = "\"\\";

    /** … and without the three characters that others have as their normal form. */
    private static final String NORMAL = "K;`";

    /** What is shorter is nearly everywhere. */
    private static final int LEAST_HINT = 3;

    private static final int MOST_HINTS = 8;

    private Likeness() {}

    /**
     * Whether a value is like the query's: numbers that are equal, the same symbol, a text that matches it or, if it is a list,
     * one of its elements, a list in which something is like each element of it.
     *
     * @param pattern what a string of the query stands for
     */
    static Predicate<Object> of(Object value, Function<String, TextPattern> pattern) {
        if (value instanceof String spec) {
            TextPattern compiled = pattern.apply(spec);
            return candidate -> candidate instanceof String text && compiled.matches(text);
        }
        if (value instanceof List<?> list) {
            List<Predicate<Object>> elements = new ArrayList<>(list.size());
            list.forEach(element -> elements.add(of(element, pattern)));
            return candidate -> candidate instanceof List<?> others
                    ? elements.stream().allMatch(element -> others.stream().anyMatch(element))
                    : candidate instanceof String && elements.stream().anyMatch(element -> element.test(candidate));
        }
        return isNumber(value)
                ? candidate -> isNumber(candidate) && number(candidate).compareTo(number(value)) == 0
                : value::equals;
    }

    static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Numeral;
    }

    private static BigDecimal number(Object value) {
        return value instanceof Numeral numeral ? numeral.value() : BigDecimal.valueOf((Long) value);
    }

    /** Whether it is a list of strings or, as in the text's own example, one. */
    static boolean isStrings(Object value) {
        return value instanceof String
                || (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
    }

    private static List<String> strings(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of((String) value);
    }

    /** The one name that is meant, or null when it may be several. */
    static @Nullable Name name(Object value) {
        List<String> specs = strings(value);
        TextPattern pattern = TextPattern.ofName(specs.size() == 1 ? specs.get(0) : "*");
        return pattern.isLiteral()
                        && pattern.literals().size() == 1
                        && Name.isValid(pattern.literals().get(0))
                ? Name.of(pattern.literals().get(0))
                : null;
    }

    /** For each pattern a plain text that is in the wire format of whatever it matches; none unless there is one for each. */
    static List<String> hints(Object value) {
        List<String> specs = strings(value);
        List<String> hints = specs.stream()
                .map(spec -> hint(TextPattern.within(spec)))
                .flatMap(Optional::stream)
                .toList();
        return hints.size() == specs.size() && hints.size() <= MOST_HINTS ? hints : List.of();
    }

    private static Optional<String> hint(TextPattern pattern) {
        return pattern.literals().stream()
                .flatMap(Likeness::plainParts)
                .filter(part -> part.length() >= LEAST_HINT)
                .max(Comparator.comparingInt(String::length));
    }

    private static Stream<String> plainParts(String literal) {
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        literal.chars().forEach(c -> {
            if (isPlain(c)) {
                parts.get(parts.size() - 1).append((char) c);
            } else {
                parts.add(new StringBuilder());
            }
        });
        return parts.stream().map(StringBuilder::toString);
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && ESCAPED.indexOf(c) < 0 && NORMAL.indexOf(c) < 0;
    }

    /** How many expressions are in the lists. */
    static int expressions(List<?> list) {
        return list.stream()
                .mapToInt(element -> element instanceof List<?> inner ? 1 + expressions(inner) : 1)
                .sum();
    }

    /** How many characters are in the strings in the lists. */
    static int characters(List<?> list) {
        return list.stream()
                .mapToInt(element -> element instanceof List<?> inner
                        ? characters(inner)
                        : element instanceof String text ? text.length() : 0)
                .sum();
    }
}
