package org.lichat.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lichat.protocol.Core;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.wire.Symbol;

/** What is searched for, as people write it: {@code from:tester after:2020-01-01 this "that is" in:test} (shirakumo §18). */
final class Query {
    private final Map<String, List<Object>> fields = new LinkedHashMap<>();
    private Object after = Symbol.T;
    private Object before = Symbol.T;
    private String channel;

    private Query(String channel) {
        this.channel = channel;
    }

    /** The search that is meant, in the current channel unless it names another. */
    static Update read(String text, Session session) {
        Query query = new Query(session.here());
        int at = Arguments.skip(text, 0);
        while (at < text.length()) {
            int colon = colon(text, at);
            Arguments.Word token = Arguments.next(text, colon < 0 ? at : colon + 1);
            query.add(colon < 0 ? "text" : text.substring(at, colon), token.text(), session);
            at = Arguments.skip(text, token.end());
        }
        return Update.of(Shirakumo.SEARCH).with(Core.CHANNEL, query.channel).with(Shirakumo.QUERY, query.initargs());
    }

    /** Where the colon of a field stands whose name begins there; -1 when none does. */
    private static int colon(String text, int from) {
        int at = from;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        return at > from && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private void add(String field, String token, Session session) {
        switch (field) {
            case "after" -> after = Times.read(token, Instant.now());
            case "before" -> before = Times.read(token, Instant.now());
            case "in" -> channel = session.channel(token);
            default -> fields.computeIfAbsent(field, key -> new ArrayList<>()).add(value(field, token));
        }
    }

    private static Object value(String field, String token) {
        SlotType<?> type = Language.typeOf(field);
        if (type == null) {
            throw new Refusal(
                    "There is no field " + field + " to search for; from, text, after, before and in are some.");
        }
        if (type == SlotType.SYMBOL) {
            return Language.type(token);
        }
        boolean isNumber =
                type != SlotType.STRING && Argument.NUMBER.matcher(token).matches();
        return isNumber ? (Object) Long.parseLong(token.replace("#", "")) : token;
    }

    private List<Object> initargs() {
        List<Object> initargs = new ArrayList<>();
        fields.forEach((field, values) -> {
            boolean single = Language.typeOf(field) != SlotType.STRING;
            initargs.add(Symbol.keyword(field));
            initargs.add(single ? values.get(0) : List.copyOf(values));
        });
        if (!after.equals(Symbol.T) || !before.equals(Symbol.T)) {
            initargs.add(Core.CLOCK.key());
            initargs.add(List.of(after, before));
        }
        return initargs;
    }
}
