package org.lichat.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;

/** What can be said to a server, between text and updates: all published types and those of lichat-ee. */
final class Language {
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Stream.of(Core.TYPES, Failures.TYPES, Shirakumo.TYPES, OwnUpdates.TYPES)
                    .flatMap(Collection::stream)
                    .toList(),
            Shirakumo.FIELDS);

    private static final Reader READER = new Reader(VOCABULARY.symbols(), Bounds.DEFAULT);

    private Language() {}

    /** The names of the types that a client may send, and about which a channel has rules. */
    static List<String> types() {
        return VOCABULARY
                .types()
                .filter(type -> !type.isA(Failures.FAILURE) && !type.isA(Core.WARNING))
                .map(UpdateType::toString)
                .toList();
    }

    /** The symbol of an update type; other servers may know more of them than we do. */
    static Symbol type(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new Refusal("The name of an update type is missing.");
        }
        UpdateType known = VOCABULARY.find(name);
        return known == null ? Symbol.lichat(name) : known.printed();
    }

    /** The update that is written so; id, clock and sender may be missing. */
    static Update read(String text) {
        try {
            Object expression = READER.read(text);
            if (!(expression instanceof List<?> list)) {
                throw new Refusal("An update is written in parentheses.");
            }
            boolean hasId = list.contains(Core.ID.key());
            Update update = read(hasId ? list : withId(list));
            return hasId ? update : update.without(Core.ID);
        } catch (MalformedExpression malformed) {
            throw new Refusal("That is no update: " + malformed.reason());
        }
    }

    /** The update that is written by these expressions. */
    static Update read(List<?> expressions) {
        try {
            return VOCABULARY.read(expressions);
        } catch (Failure no) {
            throw new Refusal(no.update().get(Core.TEXT));
        }
    }

    private static List<Object> withId(List<?> list) {
        List<Object> more = new ArrayList<>(list);
        more.add(Core.ID.key());
        more.add(0L);
        return more;
    }

    /** The fields of an update by their names, as they are on the wire. */
    static Map<String, Object> fields(Update update) {
        Map<String, Object> fields = new LinkedHashMap<>();
        update.type().lineage().flatMap(Language::slots).forEach(slot -> {
            Object printed = update.printed(slot);
            if (printed != null) {
                fields.putIfAbsent(slot.key().name(), printed);
            }
        });
        return fields;
    }

    private static Stream<Slot<?>> slots(UpdateType type) {
        return Stream.of(type.required(), type.optional(), Shirakumo.FIELDS.getOrDefault(type, List.of()))
                .flatMap(Collection::stream);
    }

    /** Of which type the field of that name is in the updates of a channel; null when there is none. */
    static @Nullable SlotType<?> typeOf(String field) {
        return VOCABULARY.slots(Core.CHANNEL_UPDATE, Symbol.keyword(field)).stream()
                .findFirst()
                .map(slot -> (SlotType<?>) slot.type())
                .orElse(null);
    }

    /** An expression of the wire in plain words. */
    static String words(Object expression) {
        if (expression instanceof List<?> list) {
            return String.join(
                    ", ",
                    list.stream()
                            .map(element -> element instanceof List<?> ? "(" + words(element) + ")" : words(element))
                            .toList());
        }
        if (expression.equals(Symbol.T)) {
            return "yes";
        }
        if (expression.equals(Symbol.NIL)) {
            return "no";
        }
        return expression instanceof Symbol symbol ? symbol.name() : expression.toString();
    }
}
