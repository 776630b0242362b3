package org.lichat.shirakumo;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lichat.domain.Name;

/**
 * A matching spec (shirakumo §18), compared character by character as readers see them, which are grapheme clusters. Matching takes
 * one step for each character of the text, whatever the pattern: all places in the pattern that have been reached are carried along
 * as bits, bit n for n characters matched, so that nothing is ever tried again.
 */
final class TextPattern {
    private static final int ESCAPE = '\\';
    private static final int ANY = '_';
    private static final int NONE_OR_MORE = '*';

    private final UnaryOperator<String> form;
    /** For each character of the pattern the places in it that the character lets pass. */
    private final Map<String, long[]> passing = new HashMap<>();
    /** The places that any character lets pass. */
    private final long[] any;
    /** The places that any number of characters leaves reached. */
    private final long[] staying;

    private final List<String> literals = new ArrayList<>();
    private final boolean isLiteral;
    private int length;

    private TextPattern(String spec, UnaryOperator<String> form, String around) {
        String whole = form.apply(around + spec + around);
        int words = whole.length() / Long.SIZE + 1;
        this.form = form;
        this.any = new long[words];
        this.staying = new long[words];
        this.isLiteral = read(whole);
        passing.values().forEach(places -> join(places, any));
    }

    /** The pattern, which may match anywhere in a text; canonically equivalent texts are the same. */
    static TextPattern within(String spec) {
        return new TextPattern(spec, text -> Normalizer.normalize(text, Normalizer.Form.NFC), "*");
    }

    /** The pattern, which matches whole names; names that are equal are the same (§2.2.1). */
    static TextPattern ofName(String spec) {
        return new TextPattern(spec, Name::fold, "");
    }

    /** The longest stretches of the pattern without a wildcard, in their normal form: whatever matches has them all. */
    List<String> literals() {
        return literals;
    }

    /** Whether there is no wildcard in it, so that its one literal, or none, is all that matches. */
    boolean isLiteral() {
        return isLiteral;
    }

    boolean matches(String text) {
        String formed = form.apply(text);
        return literals.stream().allMatch(formed::contains) && matches(new Graphemes(formed));
    }

    /** Whether these characters match; each is looked at once at most. */
    boolean matches(Iterable<String> characters) {
        long[] reached = new long[any.length];
        reached[0] = 1;
        for (String character : characters) {
            step(reached, passing.getOrDefault(character, any));
            if (has(reached, length) && has(staying, length)) {
                return true;
            }
        }
        return has(reached, length);
    }

    private void step(long[] reached, long[] places) {
        long carried = 0;
        for (int word = 0; word < reached.length; word++) {
            long now = reached[word];
            reached[word] = (((now << 1) | carried) & places[word]) | (now & staying[word]);
            carried = now >>> (Long.SIZE - 1);
        }
    }

    private static boolean has(long[] bits, int bit) {
        return (bits[bit / Long.SIZE] >>> bit & 1) != 0;
    }

    private static void set(long[] bits, int bit) {
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    private static void join(long[] bits, long[] more) {
        Arrays.setAll(bits, word -> bits[word] | more[word]);
    }

    /** Whether it has no wildcard. */
    private boolean read(String spec) {
        StringBuilder literal = new StringBuilder();
        boolean wild = false;
        for (int at = 0; at < spec.length(); at += Character.charCount(spec.codePointAt(at))) {
            int character = spec.codePointAt(at);
            if (character == ANY || character == NONE_OR_MORE) {
                end(literal);
                addWildcard(character);
                wild = true;
            } else {
                // An escape with nothing behind it stands for itself.
                at += character == ESCAPE && at + 1 < spec.length() ? 1 : 0;
                literal.appendCodePoint(spec.codePointAt(at));
            }
        }
        end(literal);
        return !wild;
    }

    private void addWildcard(int wildcard) {
        if (wildcard == NONE_OR_MORE) {
            set(staying, length);
        } else {
            set(any, ++length);
        }
    }

    private void end(StringBuilder literal) {
        if (literal.length() > 0) {
            String formed = form.apply(literal.toString());
            literals.add(formed);
            for (String character : new Graphemes(formed)) {
                set(passing.computeIfAbsent(character, any -> new long[staying.length]), ++length);
            }
            literal.setLength(0);
        }
    }
}
