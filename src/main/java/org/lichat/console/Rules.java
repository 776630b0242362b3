package org.lichat.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lichat.wire.Symbol;

/** Who may do something, between words and the expressions of permission rules (§2.5). */
final class Rules {
    private static final Symbol PLUS = Symbol.lichat("+");
    private static final Symbol MINUS = Symbol.lichat("-");

    private Rules() {}

    /** The expression that is meant by {@code everybody}, {@code nobody}, {@code + NAMES} or {@code - NAMES}. */
    static Object read(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "everybody", "anyone", "all", "t" -> Symbol.T;
            case "nobody", "no one", "none", "nil" -> Symbol.NIL;
            default -> mask(words);
        };
    }

    private static List<Object> mask(String words) {
        if (!words.startsWith("+") && !words.startsWith("-")) {
            throw new Refusal("Who may is written as everybody, nobody, + NAMES or - NAMES.");
        }
        List<Object> mask = new ArrayList<>();
        mask.add(words.startsWith("+") ? PLUS : MINUS);
        for (int at = Arguments.skip(words, 1); at < words.length(); at = Arguments.skip(words, at)) {
            Arguments.Word name = Arguments.next(words, at);
            mask.add(name.text());
            at = name.end();
        }
        return mask;
    }

    /** Adds a rule in words to the line, in a row of its own. */
    static void tell(Line line, List<?> rule) {
        line.row().say(rule.isEmpty() ? "" : Language.words(rule.get(0))).say(": ");
        Object who = rule.size() < 2 ? "" : rule.get(1);
        if (who instanceof List<?> mask && !mask.isEmpty()) {
            List<String> names = mask.stream().skip(1).map(String::valueOf).toList();
            if (mask.get(0).equals(MINUS)) {
                line.say(names.isEmpty() ? "everybody" : "everybody but ");
            }
            if (!names.isEmpty() || !mask.get(0).equals(MINUS)) {
                line.names(names);
            }
        } else {
            line.say(who.equals(Symbol.T) ? "everybody" : who.equals(Symbol.NIL) ? "nobody" : Language.words(who));
        }
    }

    /** The rules of a role: what its members may, and behind a minus what they may not (shirakumo §26). */
    static List<List<Object>> ofRole(String words) {
        List<List<Object>> rules = new ArrayList<>();
        for (String word : words.split(" +", -1)) {
            boolean denied = word.startsWith("-");
            rules.add(List.of(Language.type(denied ? word.substring(1) : word), denied ? Symbol.NIL : Symbol.T));
        }
        return rules;
    }
}
