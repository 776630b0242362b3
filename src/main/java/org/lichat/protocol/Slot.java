package org.lichat.protocol;

import java.util.List;
import org.lichat.wire.Symbol;

/**
 * A named, typed field of updates. Slots are compared by identity: one constant stands for one meaning, whichever types carry it.
 *
 * @param <T> the Java type of its values
 */
public final class Slot<T> {
    private final Symbol key;
    private final String home;
    private final SlotType<T> type;

    private Slot(String name, SlotType<T> type) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(
                    "The slot name " + name + " has no package; keywords begin with a colon.");
        }
        this.key = Symbol.keyword(name.substring(colon + 1));
        this.home = name.substring(0, colon);
        this.type = type;
    }

    /**
     * A slot of any type.
     *
     * @param name {@code :name} for a keyword, {@code package:name} for a field in an extension's package (§6)
     */
    public static <T> Slot<T> of(String name, SlotType<T> type) {
        return new Slot<>(name, type);
    }

    public static Slot<String> string(String name) {
        return of(name, SlotType.STRING);
    }

    public static Slot<Long> integer(String name) {
        return of(name, SlotType.INTEGER);
    }

    public static Slot<Id> id(String name) {
        return of(name, SlotType.ID);
    }

    public static Slot<Symbol> symbol(String name) {
        return of(name, SlotType.SYMBOL);
    }

    public static Slot<Boolean> flag(String name) {
        return of(name, SlotType.BOOLEAN);
    }

    public static <E> Slot<List<E>> listOf(String name, SlotType<E> element) {
        return of(name, SlotType.listOf(element));
    }

    /** The key that is printed: a keyword for every slot, since most clients read no other. */
    public Symbol key() {
        return key;
    }

    /** The extension's package that the published name lies in, with or without which clients write the key; else empty. */
    String home() {
        return home;
    }

    public SlotType<T> type() {
        return type;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
