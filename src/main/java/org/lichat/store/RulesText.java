package org.lichat.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lichat.domain.Rule;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;
import org.lichat.wire.Writer;

/** A channel's permission rules as one text: a list in wire format of the update types' names, each before its rule. */
final class RulesText {
    private static final Reader READER = new Reader(
            Symbols.of(List.of(Symbol.lichat("+"), Symbol.lichat("-"))),
            new Bounds(Bounds.MAX_DEPTH, Integer.MAX_VALUE, Integer.MAX_VALUE, Bounds.MAX_DIGITS));

    private RulesText() {}

    static String print(Map<String, Rule> rules) {
        List<Object> list = new ArrayList<>();
        rules.forEach((type, rule) -> {
            list.add(type);
            list.add(rule.print());
        });
        return Writer.print(list);
    }

    /** The rules that {@link #print} has printed. */
    static Map<String, Rule> read(String text) {
        Map<String, Rule> rules = new HashMap<>();
        try {
            if (READER.read(text) instanceof List<?> list) {
                for (int i = 0; i + 1 < list.size(); i += 2) {
                    Rule rule = Rule.read(list.get(i + 1));
                    if (rule != null) {
                        rules.put(String.valueOf(list.get(i)), rule);
                    }
                }
            }
            return Map.copyOf(rules);
        } catch (MalformedExpression foreign) {
            throw new IllegalStateException("The permission rules of a channel cannot be read.", foreign);
        }
    }
}
