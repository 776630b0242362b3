package org.lichat.wire;

import static org.lichat.wire.Characters.endsName;
import static org.lichat.wire.Characters.isDigit;
import static org.lichat.wire.Characters.isWhite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over one text. Its methods bear the names of the grammar and leave {@code at} behind what they read. */
final class Reading {
    private static final Symbol ID = Symbol.keyword("id");

    private final String text;
    private final Symbols symbols;
    private final Bounds bounds;
    private final int firstNull;
    private int at;
    private int depth;
    private int expressions;
    private int backslash = -1;

    // What was read of the lists that are still open, the outermost first. A closing list takes its elements away.
    private @Nullable Object[] pending = new Object[24];
    private int pendingSize;
    private @Nullable Object id;

    Reading(String text, Symbols symbols, Bounds bounds) {
        this.text = text;
        this.symbols = symbols;
        this.bounds = bounds;
        this.firstNull = text.indexOf(Characters.NULL);
    }

    /** UPDATE, except that any expression will do and that the null character may be missing. */
    Object one() throws MalformedExpression {
        white();
        Object result = expression();
        white();
        if (at < text.length() && text.charAt(at) == Characters.NULL) {
            at++;
            white();
        }
        if (at < text.length()) {
            throw malformed("There is more than one expression, or no white space after the first.");
        }
        return result;
    }

    /** (EXPR (WHITE+ EXPR)*)? with white space around. */
    List<Object> all() throws MalformedExpression {
        List<Object> result = new ArrayList<>();
        white();
        while (at < text.length()) {
            id = null;
            result.add(expression());
            if (!white() && at < text.length()) {
                throw malformed("There is no white space between two expressions.");
            }
        }
        return Collections.unmodifiableList(result);
    }

    private Object expression() throws MalformedExpression {
        if (at == text.length()) {
            throw malformed("The text ends where an expression should be.");
        }
        if (++expressions > bounds.expressions()) {
            throw malformed("There are more than " + bounds.expressions() + " expressions.");
        }
        char c = text.charAt(at);
        if (c == '(') {
            return list();
        }
        if (c == '"') {
            return string();
        }
        return isDigit(c) || c == '.' ? number() : symbol();
    }

    private List<Object> list() throws MalformedExpression {
        if (++depth > bounds.depth()) {
            throw malformed("Lists are nested deeper than " + bounds.depth() + ".");
        }
        int first = pendingSize;
        boolean separated = true;
        at++;
        while (true) {
            separated |= white();
            if (at == text.length()) {
                throw malformed("A list is not closed.");
            }
            if (text.charAt(at) == ')') {
                break;
            }
            if (!separated) {
                throw malformed("There is no white space between two expressions.");
            }
            push(expression());
            if (depth == 1) {
                noticeId();
            }
            separated = false;
        }
        at++;
        depth--;
        return pop(first);
    }

    private String string() throws MalformedExpression {
        int start = at + 1;
        int quote = text.indexOf('"', start);
        if (quote >= 0 && quote < nextBackslash(start) && (firstNull < 0 || quote < firstNull)) {
            at = quote + 1;
            return text.substring(start, quote);
        }
        int end = start;
        for (char c = charInString(end); c != '"'; c = charInString(end)) {
            if (c == '\\') {
                charInString(++end);
            }
            end++;
        }
        at = end + 1;
        return unescape(start, end);
    }

    /** Where the next backslash stands, looked for once for all strings before it. */
    private int nextBackslash(int from) {
        if (backslash < from) {
            int next = text.indexOf('\\', from);
            backslash = next < 0 ? text.length() : next;
        }
        return backslash;
    }

    private char charInString(int index) throws MalformedExpression {
        char c = index < text.length() ? text.charAt(index) : Characters.NULL;
        if (c == Characters.NULL) {
            at = index;
            throw malformed(
                    index == text.length() ? "A string is not closed." : "There is a null character in a string.");
        }
        return c;
    }

    private Object number() throws MalformedExpression {
        int start = at;
        int points = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && points == 0) {
                points = 1;
            } else if (!isDigit(c)) {
                break;
            } else if (at - start - points == bounds.digits()) {
                throw malformed("A number has more than " + bounds.digits() + " digits.");
            }
        }
        // What may follow is the same after every expression, but a name here is worth its own sentence.
        if (at < text.length() && !endsName(text.charAt(at))) {
            throw malformed("A number has a character in it that is no digit.");
        }
        return Numeral.read(text, start, at);
    }

    private Symbol symbol() throws MalformedExpression {
        int start = at;
        int colon = -1;
        boolean plain = true;
        int end = start;
        for (; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == ':' && colon < 0) {
                colon = end;
            } else if (endsName(c)) {
                break;
            } else if (c == '\\') {
                plain = false;
                end = escaped(end + 1);
            } else if (c >= 128) {
                plain = false;
            }
        }
        at = end;
        if (end < text.length() && text.charAt(end) == ':') {
            throw malformed("A symbol has more than one colon.");
        }
        if (end == start || colon == end - 1) {
            throw malformed("There is an empty name, or a character that cannot begin an expression.");
        }
        Symbol known = plain ? symbols.find(text, start, colon, end) : null;
        return known != null ? known : spelled(start, colon);
    }

    /** The index of the character behind a backslash in a name. */
    private int escaped(int index) throws MalformedExpression {
        if (index == text.length() || text.charAt(index) == Characters.NULL) {
            at = index;
            throw malformed("There is nothing behind a backslash.");
        }
        return index;
    }

    private Symbol spelled(int start, int colon) throws MalformedExpression {
        String home = colon < 0 ? Symbol.LICHAT : colon == start ? Symbol.KEYWORD : name(start, colon);
        Symbol symbol = Symbol.of(home, name(colon < 0 ? start : colon + 1, at));
        Symbol known = symbols.find(symbol);
        return known != null ? known : symbol;
    }

    private String name(int start, int end) throws MalformedExpression {
        int length = 0;
        boolean escapes = false;
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (text.charAt(i) == '\\') {
                escapes = true;
                i++;
            }
            if (++length > bounds.symbolLength()) {
                throw malformed("The name of a symbol is longer than " + bounds.symbolLength() + " characters.");
            }
        }
        return escapes ? unescape(start, end) : text.substring(start, end);
    }

    /** The characters from {@code start} to {@code end} without the backslashes that escape. */
    private String unescape(int start, int end) {
        StringBuilder result = new StringBuilder(end - start);
        int from = start;
        for (int i = text.indexOf('\\', start); i >= 0 && i < end; i = text.indexOf('\\', from + 1)) {
            result.append(text, from, i);
            from = i + 1;
        }
        return result.append(text, from, end).toString();
    }

    /** Passes over white space; whether there was any. */
    private boolean white() {
        int start = at;
        int end = start;
        while (end < text.length() && isWhite(text.charAt(end))) {
            end++;
        }
        at = end;
        return end > start;
    }

    /** Keeps the id of the update that is being read, for the answer if the rest turns out to be broken. */
    private void noticeId() {
        if (id == null && (pendingSize & 1) == 1 && pendingSize > 2 && ID.equals(pending[pendingSize - 2])) {
            Object value = pending[pendingSize - 1];
            boolean update = pending[0] instanceof Symbol;
            id = update && !(value instanceof Symbol || value instanceof List) ? value : null;
        }
    }

    private void push(Object expression) {
        if (pendingSize == pending.length) {
            pending = Arrays.copyOf(pending, pendingSize * 2);
        }
        pending[pendingSize++] = expression;
    }

    @SuppressWarnings("NullAway") // up to pendingSize there are no nulls
    private List<Object> pop(int first) {
        if (first == pendingSize) {
            return List.of();
        }
        Object[] elements = Arrays.copyOfRange(pending, first, pendingSize);
        pendingSize = first;
        return Collections.unmodifiableList(Arrays.asList(elements));
    }

    private MalformedExpression malformed(String sentence) {
        return new MalformedExpression(sentence, at, id);
    }
}
