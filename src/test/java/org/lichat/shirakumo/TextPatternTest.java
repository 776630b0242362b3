package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** shirakumo §18: matching specs. */
class TextPatternTest {
    @Property(tries = 5_000)
    void itMatchesAsTheGrammarSays(@ForAll("specs") String spec, @ForAll("texts") String text) {
        assertEquals(naively("*" + spec + "*", text), TextPattern.within(spec).matches(text));
        assertEquals(naively(spec, text), TextPattern.ofName(spec).matches(text));
    }

    @Property
    void aTextIsInItself(@ForAll String text) {
        String escaped = text.replaceAll("[\\\\_*]", "\\\\$0");
        assertTrue(TextPattern.within(escaped).matches(text));
        assertTrue(TextPattern.within(Normalizer.normalize(escaped, Normalizer.Form.NFD))
                .matches(text));
        assertTrue(TextPattern.within(escaped).matches(Normalizer.normalize(text, Normalizer.Form.NFD)));
    }

    /** What the grammar says, tried out one possibility after another. */
    private static boolean naively(String spec, String text) {
        if (spec.isEmpty()) {
            return text.isEmpty();
        }
        char first = spec.charAt(0);
        if (first == '*') {
            return naively(spec.substring(1), text) || (!text.isEmpty() && naively(spec, text.substring(1)));
        }
        boolean escapes = first == '\\' && spec.length() > 1;
        int length = escapes ? 2 : 1;
        char wanted = spec.charAt(length - 1);
        boolean fits = !text.isEmpty() && ((first == '_' && !escapes) || text.charAt(0) == wanted);
        return fits && naively(spec.substring(length), text.substring(1));
    }

    @Provide
    Arbitrary<String> specs() {
        return Arbitraries.strings().withChars("ab_*\\").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab_*\\").ofMaxLength(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*", "*a", "a_*", "*_a*", "a", "_"})
    void eachCharacterIsLookedAtOnce(String part) {
        String spec = part.repeat(Query.MAX_CHARACTERS / part.length() - 1) + "b";
        TextPattern pattern = TextPattern.within(spec);
        int length = 100_000;
        AtomicInteger steps = new AtomicInteger();
        Iterable<String> text = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return steps.get() < length;
            }

            @Override
            public String next() {
                steps.incrementAndGet();
                return "a";
            }
        };
        assertFalse(pattern.matches(text));
        assertEquals(length, steps.get());
    }

    @Test
    void longPatternsMatch() { // over the bounds of words
        for (int length : List.of(62, 63, 64, 65, 126, 127, 128, 129, 1_000)) {
            String text = "ab".repeat(length);
            assertTrue(TextPattern.within("a_".repeat(length)).matches(text));
            assertTrue(TextPattern.within("a*b".repeat(length)).matches(text));
            assertFalse(TextPattern.within("a*b".repeat(length) + "_").matches(text));
            assertFalse(TextPattern.within("a_".repeat(length) + "_").matches(text));
        }
    }

    @Test
    void charactersAreThoseOfReaders() {
        List<String> characters = new ArrayList<>();
        new Graphemes("ae\u0301👩‍👩‍👧🇩🇪🇫🇷\r\n한각👍🏽").forEach(characters::add);
        assertEquals(List.of("a", "e\u0301", "👩‍👩‍👧", "🇩🇪", "🇫🇷", "\r\n", "한", "각", "👍🏽"), characters);
    }

    @Test
    void literalsAreBetweenTheWildcards() {
        assertEquals(
                List.of("is", "a*b", "\u00e9"),
                TextPattern.within("is_a\\*b*e\u0301").literals());
        assertTrue(TextPattern.ofName("a\\_b").isLiteral());
        assertFalse(TextPattern.ofName("a_b").isLiteral());
    }
}
