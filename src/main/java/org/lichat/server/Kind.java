package org.lichat.server;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the values of a setting are: how they are named, read, printed and limited. Reading throws an
 * {@link IllegalArgumentException} without a message of use, since {@link Setting} says what is allowed.
 */
record Kind<T>(String noun, Function<String, T> reading, Function<T, String> printing, Limit<T> limit) {
    static final Kind<String> TEXT = of("a text", String::strip, text -> text);
    static final Kind<String> SECRET = of("a text", text -> text, text -> text);
    static final Kind<Integer> INTEGER = of("a whole number", text -> Integer.valueOf(text.strip()), String::valueOf);
    static final Kind<Duration> SECONDS = of("a number of seconds", Quantities::seconds, Quantities::inSeconds);
    static final Kind<Duration> DAYS = of("a number of days", Quantities::days, Quantities::inDays);
    static final Kind<Long> BYTES = of("a number of bytes (KiB, MiB)", Quantities::bytes, Quantities::inBytes);
    static final Kind<List<String>> LIST = of("a list separated by commas", Kind::split, Kind::join);
    static final Kind<Addresses> ADDRESSES = of(
            "a list of addresses and networks such as 192.0.2.7, 10.0.0.0/8, 2001:db8::/32",
            text -> Addresses.of(split(text)),
            Addresses::toString);

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        Function<E, String> printing =
                constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var nouns = Arrays.stream(type.getEnumConstants()).map(printing).collect(Collectors.joining(" or "));
        return of(
                nouns,
                text -> Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT).replace('-', '_')),
                printing);
    }

    Kind<T> limited(String words, Predicate<T> accepts) {
        return new Kind<>(noun, reading, printing, new Limit<>(words, accepts));
    }

    boolean accepts(T value) {
        return limit.accepts().test(value);
    }

    String allowed() {
        return noun + limit.words();
    }

    private static <T> Kind<T> of(String noun, Function<String, T> reading, Function<T, String> printing) {
        return new Kind<>(noun, reading, printing, new Limit<>("", value -> true));
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static String join(List<String> items) {
        return String.join(", ", items);
    }

    /** Which values of the kind are allowed, with words that follow the noun. */
    record Limit<T>(String words, Predicate<T> accepts) {}
}
