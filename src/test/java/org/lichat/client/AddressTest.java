package org.lichat.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "lichat://chat.example, tcp://chat.example:1111/, -",
                "lichat://chat.example:1111/a%20b, tcp://chat.example:1111/, a b",
                "TCP://chat.example:4000/a/b, tcp://chat.example:4000/, a/b",
                "lichats://chat.example/lobby, tls://chat.example:1112/, lobby",
                "tls://chat.example:1111/lobby, tls://chat.example:1111/, lobby",
                "lichat://[::1]:1111/, tcp://[::1]:1111/, -",
                "ws://chat.example, ws://chat.example:1113/, -",
                "ws://[::1]:80/chat?a=b, ws://[::1]:80/chat?a=b, -",
                "wss://chat.example/chat/#lobby, wss://chat.example:1114/chat/, lobby",
            })
    void whatIsNotWrittenIsFilledIn(String text, String expected, String channel) { // shirakumo §25
        Address address = Address.parse(text);
        assertEquals(expected, address.toString());
        assertEquals(channel, address.channel());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example", "http://chat.example/", "ws:///", "lichat://", "lichat://x:70000/", ""})
    void whatIsNoAddressIsRefusedWithAReason(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
        assertTrue(refused.getMessage() != null && refused.getMessage().length() > 10, refused::toString);
    }

    @Test
    void waysAreNamed() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Address.parse("irc://x/"));
        assertEquals(
                "There is no way of connecting by “irc”; there are lichat (or tcp), lichats (or tls), ws and wss.",
                refused.getMessage());
    }
}
