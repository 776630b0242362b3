package org.lichat.domain;

import org.jspecify.annotations.Nullable;
import org.lichat.protocol.SlotType;

/**
 * A piece of state that an extension adds to channels, profiles, memberships or the network, and that is kept with them. Its values are
 * immutable, and whoever sets it sees to it that they are bounded.
 *
 * @param <T> the Java type of its values
 */
public final class Attribute<T> {
    private static final String SECRET = "secret:";

    private final String name;
    private final SlotType<T> type;
    private final T byDefault;

    private Attribute(String name, SlotType<T> type, T byDefault) {
        this.name = name;
        this.type = type;
        this.byDefault = byDefault;
    }

    /**
     * Defines an attribute.
     *
     * @param name unique on the server, and forever: values are found by it after a restart
     * @param byDefault the value where none is set, which is not kept
     */
    public static <T> Attribute<T> of(String name, SlotType<T> type, T byDefault) {
        return new Attribute<>(name, type, byDefault);
    }

    /** Defines an attribute whose values nobody is shown, as {@link #of}; its name says so, for those who have nothing but that. */
    public static <T> Attribute<T> secret(String name, SlotType<T> type, T byDefault) {
        return of(SECRET + name, type, byDefault);
    }

    /** Whether the values of the attribute of that name are secret. */
    public static boolean isSecret(String name) {
        return name.startsWith(SECRET);
    }

    public String name() {
        return name;
    }

    /** The value where none is set. */
    public T byDefault() {
        return byDefault;
    }

    /** A value in wire format, or null for the default, which need not be kept. */
    @Nullable String print(T value) {
        return value.equals(byDefault) ? null : type.text(value);
    }

    /** The value that was kept; the default when it is of a type that the attribute no longer has. */
    T read(String kept) {
        T value = type.ofText(kept);
        return value == null ? byDefault : value;
    }

    @Override
    public String toString() {
        return name;
    }
}
