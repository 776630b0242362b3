package org.lichat.server;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The definition of something that an operator may set: its key, what is allowed, its default and what it means. Definitions
 * are constants of the class that uses them, and are told apart by identity.
 */
public final class Setting<T> {
    private static final String PREFIX = "lichat.";
    private static final int SHOWN = 100;

    private final String key;
    private final Kind<T> kind;
    private final T byDefault;
    private final String meaning;
    private final Set<Trait> traits;

    private Setting(String key, Kind<T> kind, T byDefault, String meaning, Set<Trait> traits) {
        this.key = key;
        this.kind = kind;
        this.byDefault = byDefault;
        this.meaning = meaning;
        this.traits = traits;
    }

    /** A setting whose values are whole numbers. */
    public static Setting<Integer> integer(String key, int byDefault) {
        return of(key, Kind.INTEGER, byDefault);
    }

    /** A duration written in seconds, with a fraction where one is wanted. */
    public static Setting<Duration> seconds(String key, long byDefault) {
        return of(key, Kind.SECONDS, Duration.ofSeconds(byDefault));
    }

    /** A duration written in days, with a fraction where one is wanted. */
    public static Setting<Duration> days(String key, long byDefault) {
        return of(key, Kind.DAYS, Duration.ofDays(byDefault));
    }

    /** A size written in bytes, or in KiB, MiB or GiB when one of these follows the number. */
    public static Setting<Long> bytes(String key, long byDefault) {
        return of(key, Kind.BYTES, byDefault);
    }

    /** A text; blanks around it do not count. */
    public static Setting<String> text(String key, String byDefault) {
        return of(key, Kind.TEXT, byDefault);
    }

    /** A text that is never printed, taken exactly as it is; unset it is empty. */
    public static Setting<String> secret(String key) {
        return new Setting<>(key, Kind.SECRET, "", "", Set.of(Trait.SECRET));
    }

    /** Texts separated by commas. */
    public static Setting<List<String>> list(String key, String... byDefault) {
        return of(key, Kind.LIST, List.of(byDefault));
    }

    /** Addresses and networks separated by commas; none by default. */
    public static Setting<Addresses> addresses(String key) {
        return of(key, Kind.ADDRESSES, Addresses.NONE);
    }

    /** One constant of an enumeration, written in lower case. */
    public static <E extends Enum<E>> Setting<E> choice(String key, E byDefault) {
        return of(key, Kind.choice(byDefault.getDeclaringClass()), byDefault);
    }

    /** The settings that {@code type} declares as constants, in the order of their declaration. */
    public static List<Setting<?>> declaredIn(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class)
                .<Setting<?>>map(Setting::constant)
                .toList();
    }

    /** Allows only values from {@code least} to {@code most}, both included; for settings whose values have an order. */
    public Setting<T> between(T least, T most) {
        var words = " from " + kind.printing().apply(least) + " to "
                + kind.printing().apply(most);
        return matching(words, value -> compare(value, least) >= 0 && compare(value, most) <= 0);
    }

    /** Allows only values that pass {@code accepts}; {@code words}, such as " that is not empty", say which these are. */
    public Setting<T> matching(String words, Predicate<T> accepts) {
        return new Setting<>(key, kind.limited(words, accepts), byDefault, meaning, traits);
    }

    /** Says in one sentence what the setting means. */
    public Setting<T> means(String sentence) {
        return new Setting<>(key, kind, byDefault, sentence, traits);
    }

    /** The setting may be changed while the server runs. */
    public Setting<T> live() {
        return new Setting<>(key, kind, byDefault, meaning, with(Trait.LIVE));
    }

    /** The key with its prefix, such as {@code lichat.max-update-size}. */
    public String key() {
        return PREFIX + key;
    }

    /** The environment variable of the setting, such as {@code LICHAT_MAX_UPDATE_SIZE}. */
    public String environmentName() {
        return key().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The value where none is set. */
    public T byDefault() {
        return byDefault;
    }

    /** What the setting is for, in one sentence. */
    public String meaning() {
        return meaning;
    }

    /** The values allowed, with their unit and range, such as "a whole number from 0 to 65535". */
    public String allowed() {
        return kind.allowed();
    }

    /** Whether the setting may be changed while the server runs. */
    public boolean isLive() {
        return traits.contains(Trait.LIVE);
    }

    /** Whether the value is never to be seen in any output. */
    public boolean isSecret() {
        return traits.contains(Trait.SECRET);
    }

    /** The value that {@code text} stands for; {@link InvalidSetting} when it is none or not allowed. */
    public T parse(String text) {
        try {
            var value = kind.reading().apply(text);
            if (kind.accepts(value)) {
                return value;
            }
        } catch (IllegalArgumentException unreadable) {
            // What is allowed says more than why it could not be read.
        }
        throw invalid(text);
    }

    /** {@code value} as it is written in a file; of a secret only whether it is set. */
    public String print(T value) {
        if (isSecret()) {
            return value.equals(byDefault) ? "(not set)" : "(set)";
        }
        return kind.printing().apply(value);
    }

    /** {@code value} if it is allowed, else {@link InvalidSetting}. */
    T checked(T value) {
        if (!kind.accepts(value)) {
            throw invalid(kind.printing().apply(value));
        }
        return value;
    }

    @Override
    public String toString() {
        return key();
    }

    private static <T> Setting<T> of(String key, Kind<T> kind, T byDefault) {
        return new Setting<>(key, kind, byDefault, "", Set.of());
    }

    private Set<Trait> with(Trait trait) {
        var all = EnumSet.of(trait);
        all.addAll(traits);
        return Set.copyOf(all);
    }

    private InvalidSetting invalid(String text) {
        var shown = isSecret() ? "" : " is \"" + printable(text) + "\", which";
        return new InvalidSetting(key() + shown + " is not allowed: it must be " + allowed());
    }

    // A wrong value goes to a terminal or a log: on one line, and not the whole of a file set by mistake.
    private static String printable(String text) {
        var line = text.codePoints()
                .limit(SHOWN)
                .map(point -> Character.isISOControl(point) ? '?' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return line.length() < text.length() ? line + "…" : line.toString();
    }

    // T is what the kind of the setting reads, and every kind with an order is Comparable to itself.
    @SuppressWarnings("unchecked")
    private static <T> int compare(T value, T bound) {
        return ((Comparable<T>) value).compareTo(bound);
    }

    private static Setting<?> constant(Field field) {
        try {
            field.setAccessible(true);
            return (Setting<?>) field.get(null);
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(field + " cannot be read", refused);
        }
    }

    private enum Trait {
        SECRET,
        LIVE
    }
}
