package org.lichat.protocol;

import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.INVALID_UPDATE;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;

/**
 * All update types a server knows, each with its own, inherited and added slots; reads updates (§1.2, §1.4). Built once, then
 * immutable: nothing that a client sends is ever added to it (§1.1).
 */
public final class Vocabulary {
    private static final Symbol ID_KEY = ID.key();

    private final Map<String, Layout> layouts = new LinkedHashMap<>();
    private final Symbols symbols;

    /**
     * Compiles the vocabulary.
     *
     * @param types every type, superclasses included; the names that are printed must be unique
     * @param added the optional slots that extensions add to types they do not own; subclasses inherit them
     */
    public Vocabulary(Collection<UpdateType> types, Map<UpdateType, List<Slot<?>>> added) {
        for (UpdateType type : types) {
            if (layouts.put(type.toString(), new Layout(type, added)) != null) {
                throw new IllegalArgumentException("The update type " + type + " is defined twice.");
            }
        }
        this.symbols =
                Symbols.of(layouts.values().stream().flatMap(Layout::names).toList());
    }

    /** Every type, in the order of definition. */
    public Stream<UpdateType> types() {
        return layouts.values().stream().map(layout -> layout.type);
    }

    /** Every slot that updates of the type can have. */
    Stream<Slot<?>> slots(UpdateType type) {
        Layout layout = layouts.get(type.toString());
        return layout == null ? Stream.empty() : layout.slots.values().stream();
    }

    /** The names of types and slots, for the reader of expressions. */
    public Symbols symbols() {
        return symbols;
    }

    /** The slots that updates of that type, and of those below it, can have and that clients mean by the key. */
    public Set<Slot<?>> slots(UpdateType type, Symbol key) {
        Set<Slot<?>> meant = new LinkedHashSet<>();
        layouts.values().forEach(layout -> {
            Slot<?> slot = layout.type.isA(type) ? layout.slots.get(key.name()) : null;
            if (slot != null && isMeant(slot, key)) {
                meant.add(slot);
            }
        });
        return meant;
    }

    private static boolean isMeant(Slot<?> slot, Symbol key) {
        boolean inPackage = !slot.home().isEmpty()
                && (key.home().equals(slot.home()) || key.home().equals(Symbol.LICHAT));
        return key.isKeyword() || inPackage;
    }

    /** The type with this printed name, or null. */
    public @Nullable UpdateType find(String printed) {
        Layout layout = layouts.get(printed);
        return layout == null ? null : layout.type;
    }

    /**
     * The type that clients mean by a name, with or without the package of the type, unless the type is one of our own; null when there
     * is none.
     */
    public @Nullable UpdateType find(Symbol name) {
        Layout layout = layoutOf(name);
        return layout == null ? null : layout.type;
    }

    /**
     * Reads an update (§5.1.1, §5.1.3). Unknown fields are ignored (§6), a field that is {@code NIL} counts as unset (§1.2), and of a
     * field that comes twice the first counts.
     *
     * @throws Failure {@code malformed-update} or {@code invalid-update}, with the update's id where it could be read
     */
    public Update read(Object expression) {
        if (!(expression instanceof List<?> list) || list.isEmpty()) {
            throw new Failure(MALFORMED_UPDATE, "An update is a list that begins with the name of its type.");
        }
        if (!(list.get(0) instanceof Symbol name)) {
            throw malformed(list, "An update begins with a symbol, the name of its type.");
        }
        Layout layout = layoutOf(name);
        if (layout == null) {
            throw named(list, new Failure(INVALID_UPDATE, "There is no update type " + name + "."));
        }
        return layout.read(list);
    }

    /** An update of another type with those of the update's fields that this type has as well. */
    public Update as(UpdateType type, Update update) {
        Layout layout = Objects.requireNonNull(layouts.get(type.toString()), () -> "There is no type " + type + ".");
        return update.as(type, layout.slots::containsValue);
    }

    private @Nullable Layout layoutOf(Symbol name) {
        String home = name.home();
        if (home.equals(UpdateType.OWN)) {
            return layouts.get(name.toString());
        }
        Layout layout = layouts.get(name.name());
        if (layout == null || layout.type.isOwn()) {
            return null;
        }
        return home.equals(Symbol.LICHAT) || home.equals(layout.type.name().home()) ? layout : null;
    }

    private static Failure malformed(List<?> list, String text) {
        return named(list, new Failure(MALFORMED_UPDATE, text));
    }

    private static Failure named(List<?> list, Failure failure) {
        Id id = idIn(list);
        return id == null ? failure : failure.with(UPDATE_ID, id);
    }

    private static @Nullable Id idIn(List<?> list) {
        for (int at = 1; at + 1 < list.size(); at += 2) {
            if (ID_KEY.equals(list.get(at))) {
                return ID.type().accept(list.get(at + 1));
            }
        }
        return null;
    }

    /** One type with all the slots that its updates can have. */
    private static final class Layout {
        final UpdateType type;
        final Map<String, Slot<?>> slots = new LinkedHashMap<>();
        final List<Slot<?>> required = new ArrayList<>();

        Layout(UpdateType type, Map<UpdateType, List<Slot<?>>> added) {
            this.type = type;
            type.lineage().forEach(ancestor -> {
                ancestor.optional().forEach(slot -> slots.putIfAbsent(slot.key().name(), slot));
                ancestor.required().forEach(slot -> {
                    if (slots.putIfAbsent(slot.key().name(), slot) == null) {
                        required.add(slot);
                    }
                });
                added.getOrDefault(ancestor, List.of())
                        .forEach(slot -> slots.putIfAbsent(slot.key().name(), slot));
            });
        }

        Stream<Symbol> names() {
            return Stream.concat(
                    Stream.of(type.name(), type.printed()),
                    slots.values().stream().map(Slot::key));
        }

        Update read(List<?> list) {
            if (list.size() % 2 == 0) {
                throw malformed(list, "The fields of an update are pairs of a keyword and a value.");
            }
            Update update = Update.of(type);
            for (int at = 1; at < list.size(); at += 2) {
                Object value = list.get(at + 1);
                Slot<?> slot = slot(list, list.get(at), value);
                if (slot != null && !Symbol.NIL.equals(value) && update.find(slot) == null) {
                    update = set(update, slot, value, list);
                }
            }
            for (Slot<?> slot : required) {
                if (update.find(slot) == null) {
                    throw malformed(list, "The update " + type + " lacks its field " + slot + ".");
                }
            }
            return update;
        }

        /** The slot that the key means, or null for a field that this server does not know. */
        private @Nullable Slot<?> slot(List<?> list, Object key, Object value) {
            if (!(key instanceof Symbol symbol)) {
                throw malformed(list, "The fields of an update are pairs of a keyword and a value.");
            }
            Slot<?> slot = slots.get(symbol.name());
            if (symbol.isKeyword()) {
                return slot;
            }
            boolean bare = symbol.home().equals(Symbol.LICHAT);
            if (slot != null && !slot.home().isEmpty()) {
                return bare || symbol.home().equals(slot.home()) ? slot : null;
            }
            // Lisp clients write the unset fields of all extensions they know, without a package.
            if (bare && !Symbol.NIL.equals(value)) {
                throw malformed(list, "The field name " + symbol + " is not a keyword.");
            }
            return null;
        }

        private static <T> Update set(Update update, Slot<T> slot, Object value, List<?> list) {
            T accepted = slot.type().accept(value);
            if (accepted == null) {
                throw malformed(list, "The field " + slot + " takes " + slot.type() + ".");
            }
            return update.with(slot, accepted);
        }
    }
}
