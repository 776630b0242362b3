package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.protocol.LichatUrl.Message;
import org.lichat.wire.Numeral;

/** shirakumo §25, §7. */
class LichatUrlTest {

    static Stream<Arguments> printed() {
        return Stream.of(
                Arguments.of("lichat://localhost/", server("localhost")),
                Arguments.of("lichat://localhost:4000/", new LichatUrl("LocalHost", 4000, null, null, null)),
                Arguments.of("lichat://[::1]/", server("::1")),
                Arguments.of("lichat://[::ffff:1.2.3.4]/", server("::FFFF:1.2.3.4")),
                Arguments.of("lichat://192.0.2.7/", server("192.0.2.7")),
                Arguments.of("lichat://b%C3%BCcher.example/", server("bücher.example")),
                Arguments.of("lichat://h/lobby", channel("lobby")),
                Arguments.of("lichat://h/games/chess", channel("games/chess")),
                Arguments.of("lichat://h/a%20%23b%3Fc%40d%3Ae%25f%2Bg", channel("a #b?c@d:e%f+g")),
                Arguments.of("lichat://h/Stra%C3%9Fe-%F0%9F%8E%89", channel("Straße-🎉")),
                Arguments.of("lichat://h/c#bob@5", message("bob", 5L)),
                Arguments.of("lichat://h/c#bob@007", message("bob", Numeral.of("007"))),
                Arguments.of("lichat://h/c#bob@5.0", message("bob", Numeral.of("5.0"))),
                Arguments.of("lichat://h/c#bob@a-1", message("bob", "a-1")),
                Arguments.of("lichat://h/c#b%40b%2Fc@x%40y%23%2F", message("b@b/c", "x@y#/")),
                Arguments.of("lichat://h/c#bob@%225%22", message("bob", "5")),
                Arguments.of("lichat://h/c#bob@%22%5C%22a%22", message("bob", "\"a")),
                Arguments.of("lichat://h/c#bob@%22%22", message("bob", "")),
                Arguments.of("lichat://h/c#5", message(null, 5L)),
                Arguments.of(
                        "lichat://h/c?k=%20v&l#bob@5",
                        new LichatUrl("h", 1111, "c", new Message("bob", Id.of(5)), "k=%20v&l")));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void itIsWrittenInOneWay(String text, LichatUrl url) {
        assertEquals(text, url.toString());
        assertEquals(url, LichatUrl.parse(text));
        assertEquals(url.hashCode(), LichatUrl.parse(text).hashCode());
    }

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of("lichat://h", server("h")),
                Arguments.of("LICHAT://H:1111", server("h")),
                Arguments.of("lichat://h:01111/", server("h")),
                Arguments.of("lichat://h/#", server("h")),
                Arguments.of("lichat://h/games%2Fchess", channel("games/chess")),
                Arguments.of("lichat://h/games%2fchess", channel("games/chess")),
                Arguments.of("lichat://h//x", channel("/x")),
                Arguments.of("lichat://h/a+b:c@d", channel("a+b:c@d")),
                Arguments.of("lichat://h/Straße", channel("Straße")),
                Arguments.of("lichat://h/c#bob@a@b", message("bob", "a@b")),
                Arguments.of("lichat://h/c#b?b/@a", message("b?b/", "a")),
                Arguments.of("lichat://h/c#bob@\"5\"", message("bob", "5")),
                Arguments.of("lichat://h/c#bob@-5", message("bob", "-5")),
                Arguments.of("lichat://h/c#%35", message(null, 5L)));
    }

    @ParameterizedTest
    @MethodSource("read")
    void whatIsMeantIsRead(String text, LichatUrl url) {
        assertEquals(url, LichatUrl.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lichat",
                "lichat:h/c",
                "lichat:/h/c",
                "http://h/c",
                " lichat://h/c",
                "lichat://h/c d",
                "lichat://h/c\n",
                "lichat://h/c\u2028",
                "lichat:///c",
                "lichat://:1111/c",
                "lichat://h:/c",
                "lichat://h:0/c",
                "lichat://h:65536/c",
                "lichat://h:123456/c",
                "lichat://h:１/c",
                "lichat://h:x/c",
                "lichat://u@h/c",
                "lichat://a%2Fb/c",
                "lichat://a%3Ab/c",
                "lichat://::1/c",
                "lichat://[::1/c",
                "lichat://[::1]x/c",
                "lichat://[::1%25eth0]/c",
                "lichat://[h]/c",
                "lichat://[1.2.3.4]/c",
                "lichat://[1:2]/c",
                "lichat://[]/c",
                "lichat://h/%",
                "lichat://h/%4",
                "lichat://h/%4g",
                "lichat://h/%-1",
                "lichat://h/%00",
                "lichat://h/%ff",
                "lichat://h/%ED%A0%80",
                "lichat://h/\ud83c",
                "lichat://h/#bob@5",
                "lichat://h#5",
                "lichat://h/c#@5",
                "lichat://h/c#bob@",
                "lichat://h/c#bob@%22",
                "lichat://h/c#bob@%22a%22%22b%22",
                "lichat://h/c#bob@a%00"
            })
    void whatIsNoneIsRefused(String text) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> LichatUrl.parse(text), text);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.endsWith("."), message);
    }

    @Test
    void anIdIsNoLongerThanIds() {
        assertEquals(
                message("bob", "a".repeat(Id.MAX_LENGTH)),
                LichatUrl.parse("lichat://h/c#bob@" + "a".repeat(Id.MAX_LENGTH)));
        assertThrows(
                IllegalArgumentException.class,
                () -> LichatUrl.parse("lichat://h/c#bob@" + "a".repeat(Id.MAX_LENGTH + 1)));
    }

    @Test
    void whatCouldNotBeWrittenCannotBeMade() {
        assertThrows(IllegalArgumentException.class, () -> server(""));
        assertThrows(IllegalArgumentException.class, () -> server("a b"));
        assertThrows(IllegalArgumentException.class, () -> server("a\ud83c"));
        assertThrows(IllegalArgumentException.class, () -> server("1:2"));
        assertThrows(IllegalArgumentException.class, () -> channel(""));
        assertThrows(IllegalArgumentException.class, () -> channel("a\0"));
        assertThrows(IllegalArgumentException.class, () -> channel("\udf89a"));
        assertThrows(IllegalArgumentException.class, () -> message("", 5L));
        assertThrows(IllegalArgumentException.class, () -> message("bob", "\ud83c"));
        assertThrows(
                IllegalArgumentException.class, () -> new LichatUrl("h", 1, null, new Message("b", Id.of(5)), null));
        assertThrows(IllegalArgumentException.class, () -> new LichatUrl("h", 0, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new LichatUrl("h", 65_536, null, null, null));
        assertThrows(IllegalArgumentException.class, () -> new LichatUrl("h", 1, null, null, "a#b"));
        assertThrows(IllegalArgumentException.class, () -> new LichatUrl("h", 1, null, null, "a b"));
    }

    @Test
    void idsOfDifferentTypesAreDifferent() { // interoperability.md: ids
        assertNotEquals(message("bob", "5"), message("bob", 5L));
        assertNotEquals(message("bob", Numeral.of("5.0")), message("bob", 5L));
        assertFalse(message("bob", "5").toString().equals(message("bob", 5L).toString()));
    }

    private static LichatUrl server(String host) {
        return new LichatUrl(host, LichatUrl.DEFAULT_PORT, null, null, null);
    }

    private static LichatUrl channel(String name) {
        return new LichatUrl("h", LichatUrl.DEFAULT_PORT, name, null, null);
    }

    private static LichatUrl message(@Nullable String from, Object id) {
        return new LichatUrl("h", LichatUrl.DEFAULT_PORT, "c", new Message(from, new Id(id)), null);
    }
}
