package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "*, https://anything.example.net, true",
        "*, null, true",
        "https://chat.example.com, HTTPS://Chat.Example.com, true",
        "https://Chat.example.com, https://chat.example.com, true",
        "https://chat.example.com, http://chat.example.com, false",
        "https://chat.example.com, https://chat.example.com:8443, false",
        "https://chat.example.com, null, false",
        "https://*.example.org, https://a.b.example.org, true",
        "https://*.example.org, https://example.org, false",
        "https://*.example.org, https://.example.org, false",
        "https://*.example.org, https://evilexample.org, false",
        "https://*.example.org, https://a.example.org.evil.net, false",
        "https://*.example.org, https://evil.net/.example.org, false",
        "http://*.example.org:8080, http://a.example.org:8080, true",
        "http://*.example.org:8080, http://a.example.org, false",
        "http://[::1], http://[::1], true"
    })
    void whatIsWrittenAdmits(String pattern, String origin, boolean admitted) {
        assertTrue(Origins.areWritten(List.of(pattern)));
        assertEquals(admitted, new Origins(List.of(pattern)).admit(origin));
    }

    @Test
    void onePatternThatMatchesIsEnough() {
        Origins origins = new Origins(List.of("https://a.example.org", "https://b.example.org"));
        assertTrue(origins.admit("https://b.example.org"));
        assertFalse(origins.admit("https://c.example.org"));
    }

    @Test
    void whoNamesNoOriginIsNoBrowser() {
        Origins origins = new Origins(List.of("https://a.example.org"));
        assertTrue(origins.admit(null));
        assertTrue(origins.admit(""));
    }
}
