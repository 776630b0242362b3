package org.lichat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;

class NameTest {
    @ParameterizedTest
    @CsvSource({
        "Lu, A",
        "Ll, ß",
        "Lt, ǅ",
        "Lm, ʰ",
        "Lo, 猫",
        "Mn, \u0301",
        "Mc, \u0903",
        "Me, \u20DD",
        "Nd, 7",
        "Nl, Ⅷ",
        "No, ½",
        "Pc, _",
        "Pd, –",
        "Ps, (",
        "Pe, )",
        "Pi, «",
        "Pf, »",
        "Po, @",
        "Sm, +",
        "Sc, €",
        "Sk, ^",
        "So, 😀"
    })
    void aNameHasLettersMarksNumbersPunctuationAndSymbols(String category, String character) { // §2.2.1
        assertTrue(Name.isValid(character), category);
        assertEquals(character, Name.of(character).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Cc, 9",
        "Cc, a",
        "Cc, 0",
        "Cc, 7f",
        "Cc, 85",
        "Cf, ad",
        "Cf, 200b",
        "Cf, 200d",
        "Cf, 202e",
        "Cf, feff",
        "Cs, d800",
        "Cs, dc00",
        "Co, e000",
        "Co, 10fffd",
        "Cn, 378",
        "Cn, fffe",
        "Cn, 10ffff",
        "Zl, 2028",
        "Zp, 2029",
        "Zs, a0",
        "Zs, 2003",
        "Zs, 3000"
    })
    void aNameHasNothingElse(String category, String hex) { // §2.2.1
        String character = Character.toString(Integer.parseInt(hex, 16));
        assertFalse(Name.isValid("a" + character + "b"), category);
        assertFalse(Name.isValid(character), category);
    }

    @Test
    void aNameHasOneTo32Characters() { // §2.2.1
        assertFalse(Name.isValid(""));
        assertTrue(Name.isValid("a"));
        assertTrue(Name.isValid("a".repeat(32)));
        assertFalse(Name.isValid("a".repeat(33)));
    }

    @Test
    void charactersAreCodePoints() { // interoperability.md: name length
        assertTrue(Name.isValid("😀".repeat(32)));
        assertFalse(Name.isValid("😀".repeat(33)));
        assertFalse(Name.isValid("😀".repeat(31) + "ab"));
        assertTrue(Name.isValid("e\u0301".repeat(16)));
        assertFalse(Name.isValid("e\u0301".repeat(16) + "e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "  ", " a", "a ", "a  b", " a b"})
    void spacesStandAloneAndWithin(String spelling) { // §2.2.1
        assertFalse(Name.isValid(spelling));
    }

    @Test
    void spacesMaySeparateWords() { // §2.2.1
        assertTrue(Name.isValid("a b c d"));
    }

    @Test
    void aBadNameIsAFailure() { // §5.1.4
        Failure failure = assertThrows(Failure.class, () -> Name.of(" a"));
        assertSame(Failures.BAD_NAME, failure.update().type());
    }

    @ParameterizedTest
    @CsvSource({
        "alice, ALICE",
        "Straße, STRAẞE",
        "ΣΟΦΟΣ, σοφος",
        "σοφος, σοφος",
        "σοφοσ, σοφος",
        "İ, i",
        "ı, I",
        "\uD801\uDC00, \uD801\uDC28",
        "ǆ, ǅ",
        "\u212A, k",
        "\u212B, å",
        "Ꭰ, ꭰ",
        "ﬁ, ﬁ"
    })
    void namesAreEqualWhateverTheirCase(String one, String other) { // §2.2.1
        assertEquals(Name.of(one), Name.of(other));
        assertEquals(Name.of(one).hashCode(), Name.of(other).hashCode());
        assertEquals(0, Name.of(one).compareTo(Name.of(other)));
    }

    @ParameterizedTest
    @CsvSource({"ß, ss", "ẞ, SS", "ﬁ, fi", "İ, i\u0307", "é, e\u0301", "a b, ab", "a, b", "\u0430, a"})
    void namesOfOtherLengthOrCharactersAreOthers(String one, String other) { // §2.2.1
        assertNotEquals(Name.of(one), Name.of(other));
        assertNotEquals(0, Name.of(one).compareTo(Name.of(other)));
    }

    @Test
    void foldingNeverChangesTheLength() { // §2.2.1
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String spelling = Character.toString(codePoint);
            if (Name.isValid(spelling)) {
                String key = Name.of(spelling).key();
                assertEquals(1, key.codePointCount(0, key.length()), spelling);
                assertEquals(Name.of(spelling), Name.of(key), spelling);
            }
        }
    }

    @Test
    void aNameKeepsItsSpelling() {
        assertEquals("Alice", Name.of("Alice").toString());
        assertEquals("alice", Name.of("Alice").key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob\uFE0F",
                "\uFE0Fbob",
                "\uFE0F",
                "b\u034Fob",
                "\u3164",
                "\uFFA0bob",
                "\u115F\u1160",
                "bob\u17B4",
                "bob\u180B",
                "bob\u2800",
                "bob\uDB40\uDD00",
                "❤\uFE0F\uFE0F"
            })
    void aNewNameHasNothingThatNobodySees(String spelling) {
        Failure failure = assertThrows(Failure.class, () -> Name.ofNew(spelling));
        assertSame(Failures.BAD_NAME, failure.update().type());
        assertEquals(spelling, Name.of(spelling).toString(), "what is kept can still be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"❤\uFE0F", "I ❤\uFE0F U", "1\uFE0F\u20E3", "葛\uDB40\uDD00城", "\u182D\u180B", "Zoë", "e\u0301"})
    void aNewNameMaySayHowItLooks(String spelling) {
        assertEquals(spelling, Name.ofNew(spelling).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {" bob", "bob\u202E", "bob\u200B", "bob\u200F", "bob\u2066", "bob\u061C", "bob\uDB40\uDC41"})
    void norWhatNoNameHas(String spelling) { // §2.2.1
        assertThrows(Failure.class, () -> Name.ofNew(spelling));
        assertFalse(Name.isValid(spelling));
    }
}
