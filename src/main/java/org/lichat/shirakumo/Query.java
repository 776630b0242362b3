package org.lichat.shirakumo;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.CLOCK;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Symbol;

/** What a search asks of updates (shirakumo §18): a condition for each initarg. */
final class Query {
    /** How many expressions may be in it, and how many characters in the strings of it: each update is compared with all of them. */
    static final int MAX_EXPRESSIONS = 256;

    static final int MAX_CHARACTERS = 1_024;

    private static final Set<Slot<?>> NAMES = Set.of(CHANNEL, FROM, TARGET);

    private final List<Predicate<Update>> conditions = new ArrayList<>();
    private boolean hopeless;
    private Times times = Times.ALL;
    private @Nullable Name sender;
    private List<String> hints = List.of();

    private Query() {}

    /**
     * The query of these initargs; without any, all updates match.
     *
     * @throws Failure {@code malformed-update}
     */
    static Query of(@Nullable List<Object> initargs, Vocabulary vocabulary) {
        Query query = new Query();
        if (initargs != null) {
            requireBounded(initargs);
            if (initargs.size() % 2 != 0) {
                throw new Failure(MALFORMED_UPDATE, "A query is a list of alternating keys and values.");
            }
            for (int at = 0; at < initargs.size(); at += 2) {
                query.add(initargs.get(at), initargs.get(at + 1), vocabulary);
            }
        }
        return query;
    }

    private static void requireBounded(List<Object> initargs) {
        if (Likeness.expressions(initargs) > MAX_EXPRESSIONS || Likeness.characters(initargs) > MAX_CHARACTERS) {
            throw new Failure(
                    MALFORMED_UPDATE,
                    "A query has at most " + MAX_EXPRESSIONS + " expressions and " + MAX_CHARACTERS
                            + " characters in its strings.");
        }
    }

    private void add(Object key, Object value, Vocabulary vocabulary) {
        if (!(key instanceof Symbol symbol)) {
            throw new Failure(MALFORMED_UPDATE, "The keys of a query are symbols.");
        }
        Set<Slot<?>> slots = vocabulary.slots(CHANNEL_UPDATE, symbol);
        if (value.equals(Symbol.NIL)) { // equals absence (§1.2)
            conditions.add(update -> slots.stream().allMatch(slot -> update.find(slot) == null));
            return;
        }
        Map<Slot<?>, Predicate<Object>> tests = new LinkedHashMap<>();
        for (Slot<?> slot : slots) {
            Predicate<Object> test = test(slot, value);
            if (test != null) {
                tests.put(slot, test);
            }
        }
        if (tests.isEmpty() && !slots.isEmpty()) {
            throw new Failure(MALFORMED_UPDATE, "The query's " + symbol + " takes " + wanted(slots) + ".");
        }
        hopeless |= slots.isEmpty();
        conditions.add(update -> matches(update, tests));
        narrow(slots, value);
    }

    /** Whether the one of these fields that the update has passes its test. */
    private static boolean matches(Update update, Map<Slot<?>, Predicate<Object>> tests) {
        return tests.entrySet().stream().anyMatch(field -> {
            Object value = update.printed(field.getKey());
            return value != null && field.getValue().test(value);
        });
    }

    private static @Nullable Predicate<Object> test(Slot<?> slot, Object value) {
        if (slot == CLOCK) {
            Times range = Times.read(value);
            return range == null ? null : clock -> clock instanceof Long time && range.has(time);
        }
        if (NAMES.contains(slot)) {
            return Likeness.isStrings(value) ? Likeness.of(value, TextPattern::ofName) : null;
        }
        if (slot.type() == SlotType.STRING) {
            return Likeness.isStrings(value) ? Likeness.of(value, TextPattern::within) : null;
        }
        if (slot.type() == SlotType.ID && value instanceof String) {
            return value::equals;
        }
        return isOf(slot.type(), value) ? Likeness.of(value, TextPattern::within) : null;
    }

    private static boolean isOf(SlotType<?> type, Object value) {
        if (type == SlotType.ID || type == SlotType.INTEGER) {
            return Likeness.isNumber(value);
        }
        if (type == SlotType.SYMBOL || type == SlotType.BOOLEAN) {
            return type.accept(value) != null;
        }
        return value instanceof List;
    }

    private static String wanted(Set<Slot<?>> slots) {
        Slot<?> slot = slots.iterator().next();
        if (slot == CLOCK) {
            return "a list of two times, each of which may be T";
        }
        return slot.type() == SlotType.STRING
                ? "a list of strings"
                : slot.type().toString();
    }

    /** Sees what the store can tell by itself. */
    private void narrow(Set<Slot<?>> slots, Object value) {
        if (slots.contains(CLOCK)) {
            times = times.and(Times.read(value));
        } else if (slots.contains(FROM)) {
            sender = sender == null ? Likeness.name(value) : sender;
        } else if (slots.contains(TEXT) && hints.isEmpty()) {
            hints = Likeness.hints(value);
        }
    }

    /** Whether all fields match. */
    boolean matches(Update update) {
        return conditions.stream().allMatch(condition -> condition.test(update));
    }

    /** Whether it can be answered without looking: it asks for a field that no update has. */
    boolean isHopeless() {
        return hopeless;
    }

    /** Between which clocks are all that match. */
    Times times() {
        return times;
    }

    /** Who sent all that match, or null for more than one person. */
    @Nullable Name sender() {
        return sender;
    }

    /** Plain texts one of which is in all that match; none if there are no such. */
    List<String> hints() {
        return hints;
    }
}
