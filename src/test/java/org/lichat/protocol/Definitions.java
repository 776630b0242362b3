package org.lichat.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types as lines, so that they can be held against the published definitions (§1.4). A line is a type, {@code <} its superclasses, and
 * {@code |} the slots that it adds: name, with its package unless that is the keywords', {@code ?} when it is optional, and type, with a
 * {@code *} for each list around it.
 */
public final class Definitions {
    private Definitions() {}

    /** The lines, with their slots in the order of their names, by their first words, which are unique. */
    public static Map<String, String> byName(Stream<String> lines) {
        return lines.collect(Collectors.toMap(
                line -> line.split(" ", 2)[0],
                Definitions::sorted,
                (first, second) -> {
                    throw new IllegalStateException("twice: " + first);
                },
                LinkedHashMap::new));
    }

    /** The line with its slots in the order of their names, which is all the order they have. */
    public static String sorted(String line) {
        String[] parts = line.split(" \\| ", 2);
        return parts.length == 1
                ? line
                : parts[0] + " | "
                        + Stream.of(parts[1].split(", ", -1)).sorted().collect(Collectors.joining(", "));
    }

    /** All lines in one text, sorted. */
    public static String text(Map<String, String> byName) {
        return byName.values().stream().sorted().collect(Collectors.joining("\n"));
    }

    /** The line of a type. */
    public static String line(UpdateType type) {
        String superclasses =
                type.superclasses().stream().map(UpdateType::toString).collect(Collectors.joining(" "));
        List<String> slots = Stream.concat(
                        type.required().stream().map(slot -> slot(slot, "")),
                        type.optional().stream().map(slot -> slot(slot, "?")))
                .toList();
        return type
                + (superclasses.isEmpty() ? "" : " < " + superclasses)
                + (slots.isEmpty() ? "" : " | " + String.join(", ", slots));
    }

    /** A line for each slot that was added to a type of others, {@code +} before its name; not for those that inherit the slot. */
    public static Stream<String> added(Vocabulary vocabulary, UpdateType type) {
        return vocabulary
                .slots(type)
                .filter(slot -> type.lineage().noneMatch(any -> has(any, slot)))
                .filter(slot -> type.superclasses().stream()
                        .noneMatch(any -> vocabulary.slots(any).anyMatch(inherited -> inherited == slot)))
                .map(slot -> "+" + type + " | " + slot(slot, "?"));
    }

    /** Every slot that updates of the type can have. */
    public static Set<Slot<?>> slots(Vocabulary vocabulary, UpdateType type) {
        return vocabulary.slots(type).collect(Collectors.toSet());
    }

    private static boolean has(UpdateType type, Slot<?> slot) {
        return type.required().contains(slot) || type.optional().contains(slot);
    }

    private static String slot(Slot<?> slot, String optional) {
        String home = slot.home().isEmpty() ? "" : slot.home() + ":";
        return home + slot.key().name() + optional + " " + notation(slot.type());
    }

    private static String notation(SlotType<?> type) {
        String element = type.toString();
        StringBuilder stars = new StringBuilder();
        while (element.startsWith("a list of which each element is ")) {
            element = element.substring("a list of which each element is ".length());
            stars.append('*');
        }
        return element.startsWith("T or a list of symbols")
                ? "(or (list symbol) T)"
                : element.substring(element.indexOf(' ') + 1) + stars;
    }
}
