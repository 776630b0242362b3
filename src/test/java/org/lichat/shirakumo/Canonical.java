package org.lichat.shirakumo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Numeral;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;

/** What a client signs of an update, and what another one has the signature checked against (shirakumo §17). */
final class Canonical {
    private static final Reader READER = new Reader(Symbols.of(List.of()), Bounds.DEFAULT);

    private Canonical() {}

    /** The update, as it is on the wire, printed for its signature. */
    static String of(String update) {
        List<?> list = read(update);
        Map<String, String> fields = new TreeMap<>(Canonical::byCodePoints);
        for (int i = 1; i < list.size(); i += 2) {
            fields.put(print(list.get(i)), print(list.get(i + 1)));
        }
        fields.remove(":signature");
        Stream<String> printed = fields.entrySet().stream().map(field -> field.getKey() + " " + field.getValue());
        return Stream.concat(Stream.of(print(list.get(0))), printed).collect(Collectors.joining(" ", "(", ")\0"));
    }

    private static List<?> read(String update) {
        try {
            return (List<?>) READER.read(update);
        } catch (MalformedExpression malformed) {
            throw new AssertionError(update, malformed);
        }
    }

    private static int byCodePoints(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static String print(Object expression) {
        if (expression instanceof List<?> list) {
            return list.stream().map(Canonical::print).collect(Collectors.joining(" ", "(", ")"));
        }
        if (expression instanceof String text) {
            return '"' + text.replaceAll("[\\\\\"]", "\\\\$0") + '"';
        }
        if (expression instanceof Symbol symbol) {
            String home =
                    symbol.isKeyword() ? ":" : symbol.home().equals(Symbol.LICHAT) ? "" : name(symbol.home()) + ":";
            return home + name(symbol.name());
        }
        String number = expression instanceof Numeral numeral ? numeral.spelling() : expression.toString();
        return number.startsWith(".") ? "0" + number : number;
    }

    private static String name(String name) {
        return name.replaceAll("[\\\\: \".()]", "\\\\$0");
    }
}
