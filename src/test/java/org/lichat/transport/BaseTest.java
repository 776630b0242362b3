package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.server.Settings;

/** How clients reach the server, from what they say themselves. */
class BaseTest {
    private final Map<String, List<String>> headers = new HashMap<>();

    private @Nullable String base(String peer, String scheme, String path) {
        Handshake handshake = new Handshake(new InetSocketAddress(peer, 4000), scheme, path, null, headers);
        return Base.of(handshake, Settings.TRUSTED_PROXIES.parse("10.0.0.1"));
    }

    private @Nullable String base() {
        return base("10.0.0.1", "http", "/");
    }

    @ParameterizedTest
    @CsvSource({
        "example.org, http, /, http://example.org",
        "example.org:1113, http, /, http://example.org:1113",
        "localhost, https, /lichat-ee/, https://localhost/lichat-ee",
        "192.0.2.7:80, http, /lichat-ee, http://192.0.2.7:80/lichat-ee",
        "[2001:db8::1]:80, http, /a/b/, http://[2001:db8::1]:80/a/b",
        "my_server, http, //, http://my_server"
    })
    void itIsWhereTheHandshakeWentTo(String host, String scheme, String path, String expected) {
        headers.put("Host", List.of(host));
        assertEquals(expected, base("192.0.2.9", scheme, path));
    }

    @Test
    void withoutAHostItIsUnknown() {
        assertNull(base());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "a\"b",
                "user@a",
                "a:port",
                "a:123456",
                "-a",
                "[zz]",
                "a..b",
                "a<b>",
                "a#b",
                "a?b",
                "a,b",
                "\u00e4"
            })
    void whatIsNoHostIsNotShownToAnybody(String host) {
        headers.put("Host", List.of(host));
        assertNull(base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b/", "/a\"b/", "/a;jsessionid=1/", "//evil.example/a<", "/(/"})
    void norIsAPathThatMeansSomethingElse(String path) {
        headers.put("Host", List.of("a"));
        assertNull(base("192.0.2.9", "http", path));
    }

    @Test
    void trustedProxiesSayWhereTheyAre() {
        headers.put("Host", List.of("inside:1113"));
        headers.put("X-Forwarded-Proto", List.of("https"));
        assertEquals("https://inside:1113", base());
        headers.put("X-Forwarded-Host", List.of("forged.example, chat.example.org"));
        assertEquals("https://chat.example.org", base());
        headers.put("X-Forwarded-Host", List.of("forged.example", "chat.example.org"));
        headers.put("X-Forwarded-Proto", List.of("gopher, WSS"));
        assertEquals("https://chat.example.org", base());
        headers.put("X-Forwarded-Proto", List.of("gopher"));
        assertEquals("http://chat.example.org", base());
        headers.put("X-Forwarded-Host", List.of("a b"));
        assertNull(base());
    }

    @Test
    void othersAreNotBelieved() {
        headers.put("Host", List.of("example.org"));
        headers.put("X-Forwarded-Proto", List.of("https"));
        headers.put("X-Forwarded-Host", List.of("forged.example"));
        assertEquals("http://example.org", base("192.0.2.9", "http", "/"));
    }
}
