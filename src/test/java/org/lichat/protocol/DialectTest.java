package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** interoperability.md: extensions. */
class DialectTest {
    private static final List<String> KNOWN = List.of("shirakumo-emotes", "shirakumo-history", "shirakumo-typing");

    @ParameterizedTest
    @CsvSource({
        "shirakumo-emotes, shirakumo-emotes",
        "shirakumo-emote, shirakumo-emotes",
        "SHIRAKUMO-Emote, shirakumo-emotes",
        "shirakumo-history, shirakumo-history",
        "shirakumo-search, shirakumo-history",
        "shirakmuo-history, shirakumo-history",
        "Shirakumo-Typing, shirakumo-typing"
    })
    void everySpellingMeansTheSame(String announced, String extension) { // §6
        Dialect dialect = Dialect.of(List.of(announced), KNOWN);
        KNOWN.forEach(known -> assertEquals(known.equals(extension), dialect.has(known), known));
    }

    @Test
    void whatIsNotKnownHereIsIgnored() { // §6
        assertSame(Dialect.CORE, Dialect.of(List.of("shirakumo-react", "shirakumo-icon", ""), KNOWN));
        Dialect dialect = Dialect.of(List.of("other-thing", "shirakumo-typing"), KNOWN);
        assertTrue(dialect.has("shirakumo-typing"));
        assertFalse(dialect.has("other-thing"));
    }

    @Test
    void whoAnnouncesNothingKnowsTheCoreOnly() {
        assertSame(Dialect.CORE, Dialect.of(null, KNOWN));
        assertSame(Dialect.CORE, Dialect.of(List.of(), KNOWN));
        KNOWN.forEach(extension -> assertFalse(Dialect.CORE.has(extension), extension));
    }

    @Test
    void nothingIsKeptOfManyNames() {
        List<String> many = Stream.concat(
                        Stream.iterate(0, i -> i + 1).limit(10_000).map(i -> "other-" + i),
                        Stream.of("shirakumo-typing"))
                .toList();
        assertEquals("[shirakumo-typing]", Dialect.of(many, KNOWN).toString());
    }

    @Test
    void growsByWhatIsUsed() {
        Dialect dialect = Dialect.of(List.of("shirakumo-typing"), KNOWN);
        Dialect more = dialect.with("shirakumo-history");
        assertTrue(more.has("shirakumo-history"));
        assertTrue(more.has("shirakumo-typing"));
        assertFalse(dialect.has("shirakumo-history"), "immutable");
        assertSame(more, more.with("shirakumo-typing"));
    }

    @Test
    void extensionsAreAnnouncedByTheNameOfTheTextFirst() { // §6
        assertEquals(List.of("shirakumo-emotes", "shirakumo-emote"), Dialect.spellings("shirakumo-emotes"));
        assertEquals(List.of("shirakumo-icons", "shirakumo-icon"), Dialect.spellings("shirakumo-icons"));
        assertEquals(
                List.of("shirakumo-history", "shirakumo-search", "shirakmuo-history"),
                Dialect.spellings("shirakumo-history"));
        assertEquals(List.of("shirakumo-typing"), Dialect.spellings("shirakumo-typing"));
    }
}
