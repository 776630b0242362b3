package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.protocol.UniversalTime;

/** What becomes of texts: those of others, those that are too wide, and those that are typed. */
class TextTest {
    @Test
    void nothingOfATextControls() {
        StringBuilder all = new StringBuilder();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            all.appendCodePoint(c);
        }
        String shown = Harmless.text(all.toString());
        assertTrue(shown.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        assertTrue(shown.codePoints().noneMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)));
        assertTrue(shown.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
        assertEquals("a\nb\nc\nd\ne", Harmless.text("a\r\nb\rc\u2028d\u0085e"));
        assertEquals("\u241B[2J", Harmless.text("\u001b[2J"));
        assertEquals("a" + "\u0301".repeat(6) + "b", Harmless.text("a" + "\u0301".repeat(500) + "b"));
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69";
        assertEquals(family, Harmless.text(family));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob-2", "o'neill", "@4711", "garden/roses", "José", "日本", "7of9"})
    void plainNamesStandAsTheyAre(String name) {
        assertEquals(name, Harmless.name(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice: hi", "--", "a b", "[x]", "", "!", "a\nb", "“alice”", "*12"})
    void namesThatCouldBeMoreAreInQuotes(String name) {
        String shown = Harmless.name(name);
        assertTrue(shown.startsWith("\"") && shown.endsWith("\"") && shown.indexOf('\n') < 0, shown);
        assertEquals(name.replace('\n', ' '), Arguments.rest(shown, 0));
    }

    private static List<String> folded(String text, int first, int rest) {
        return Folding.of(text, first, rest).stream()
                .map(range -> text.substring(range.start(), range.end()))
                .toList();
    }

    @Test
    void linesBreakBetweenWordsWhereTheyCan() {
        assertEquals(List.of("the quick", "brown", "fox"), folded("the quick brown fox", 9, 5));
        assertEquals(List.of("the quick", "brown"), folded("the quick brown", 10, 5));
        assertEquals(List.of("abcde", "fgh", "ij"), folded("abcdefghij", 5, 3));
        assertEquals(List.of("a", "", "b"), folded("a\n\nb", 5, 5));
        assertEquals(List.of(""), folded("", 5, 5));
        assertEquals(List.of("日本", "語"), folded("日本語", 5, 5));
        assertEquals(List.of("go \uD83D\uDE00", "x"), folded("go \uD83D\uDE00 x", 6, 6));
    }

    @Test
    void noLineIsWiderThanItMayBe() {
        String text = ("wide 日本語 \u2764\uFE0F\u2500 words-without-end-" + "x".repeat(100)
                        + " \uD83C\uDDE9\uD83C\uDDEA ")
                .repeat(20);
        List<String> lines = folded(text, 40, 30);
        assertTrue(Folding.columns(lines.get(0)) <= 40);
        assertTrue(lines.stream().skip(1).allMatch(line -> Folding.columns(line) <= 30), lines::toString);
        assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
    }

    @Test
    void wordsMayBeInQuotes() {
        assertEquals(new Arguments.Word(1, 4, "bob"), Arguments.next(" bob smith", 0));
        assertEquals(new Arguments.Word(0, 11, "bob smith"), Arguments.next("\"bob smith\" x", 0));
        assertEquals("a \"b\" \\", Arguments.next("\"a \\\"b\\\" \\\\\"", 0).text());
        assertEquals("open", Arguments.next("\"open", 0).text());
        assertEquals("", Arguments.next("  ", 0).text());
        assertEquals("bob smith", Arguments.rest(" bob smith ", 0));
        assertEquals("bob smith", Arguments.rest("\"bob smith\" ", 0));
        assertEquals("\"bob\" smith", Arguments.rest("\"bob\" smith", 0));
    }

    @ParameterizedTest
    @CsvSource({"30s,30", "5m,300", "2h,7200", "1d,86400"})
    void timesAgo(String typed, long seconds) {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        assertEquals(UniversalTime.of(now) - seconds, Times.read(typed, now));
    }

    @Test
    void timesOfDayAndDates() {
        ZoneId zone = ZoneId.systemDefault();
        Instant now = LocalDateTime.parse("2026-11-21T15:30").atZone(zone).toInstant();
        Instant then = LocalDateTime.parse("2026-11-21T14:05").atZone(zone).toInstant();
        assertEquals(UniversalTime.of(then), Times.read("14:05", now));
        assertEquals(UniversalTime.of(then), Times.read("2026-11-21T14:05", now));
        assertEquals(then, Times.of(UniversalTime.of(then)));
        assertEquals("14:05", Times.time(then));
        assertEquals("Saturday, 21 November 2026", Times.date(Times.day(then)));
        for (String none : List.of("soon", "", "25:00", "2026-13-01", "1x")) {
            assertThrows(Refusal.class, () -> Times.read(none, now));
        }
        Times.time(Times.of(Long.MAX_VALUE));
    }

    @Test
    void passwordsAreBlanked() {
        assertEquals(
                "(connect :password \"…\" :otp-token \"…\" :from \"a\")",
                WireTap.blanked("(connect :password \"a\\\"b\\\\\" :otp-token \"1\" :from \"a\")"));
    }
}
