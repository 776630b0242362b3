package org.lichat.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lichat.protocol.Update;

/**
 * How updates of a type are told: words with fields in braces, as in {@code {from} kicks {target}.}; {@code {#users}} is how many there are.
 */
record Sentence(String words) {
    private static final Pattern FIELD = Pattern.compile("\\{(#?)([a-z-]+)}");

    /** Adds the sentence about the update to the line. */
    Line on(Line line, Update update) {
        Map<String, Object> fields = Language.fields(update);
        Matcher field = FIELD.matcher(words);
        int at = 0;
        while (field.find()) {
            line.say(words.substring(at, field.start()));
            Object value = fields.getOrDefault(field.group(2), List.of());
            if (field.group(1).isEmpty()) {
                tell(line, field.group(2), value);
            } else {
                line.say(Integer.toString(value instanceof List<?> list ? list.size() : 1));
            }
            at = field.end();
        }
        return line.say(words.substring(at));
    }

    private static void tell(Line line, String field, Object value) {
        switch (field) {
            case "from", "target", "users", "identities" ->
                line.names(value instanceof List<?> list ? sorted(list) : List.of(value.toString()));
            case "channel" -> line.channel(value.toString());
            case "channels" -> channels(line, value);
            default -> line.say(value.equals(List.of()) ? "nothing" : Language.words(value));
        }
    }

    private static void channels(Line line, Object value) {
        List<String> names = value instanceof List<?> list ? sorted(list) : List.of(value.toString());
        for (int at = 0; at < names.size(); at++) {
            (at == 0 ? line : line.say(", ")).channel(names.get(at));
        }
        line.say(names.isEmpty() ? "none" : "");
    }

    private static List<String> sorted(List<?> names) {
        return names.stream()
                .map(Language::words)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }
}
