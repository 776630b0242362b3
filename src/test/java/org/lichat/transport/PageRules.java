package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Conversation;
import org.lichat.RemoteHost;

/** What a browser gets of every server, beneath whatever path it is at. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
public abstract class PageRules {
    private static final String MODULE = "app/lib/lit-html/lit-html.js";

    private final HttpClient client = HttpClient.newHttpClient();
    private final RemoteHost host;

    @RegisterExtension
    final Conversation chat;

    protected PageRules(RemoteHost host) {
        this.host = host;
        this.chat = Conversation.over(host);
    }

    private HttpResponse<byte[]> ask(String method, String path, String... headers) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + host.port() + host.path() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(" + ", answer.headers().allValues(name));
    }

    /** Containers write it in their own way. */
    private static String type(HttpResponse<?> answer) {
        return header(answer, "Content-Type").toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }

    private static void isKept(HttpResponse<?> answer) {
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
        assertTrue(header(answer, "ETag").matches("\"[\\w-]+\""), () -> header(answer, "ETag"));
    }

    private static void isGuarded(HttpResponse<?> answer) {
        isKept(answer);
        String policy = header(answer, "Content-Security-Policy");
        List<String> directives = List.of(policy.split("; "));
        for (String each : List.of(
                "default-src 'none'", "script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'")) {
            assertTrue(directives.contains(each), policy);
        }
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
        assertTrue(header(answer, "Permissions-Policy").contains("microphone=()"));
    }

    @Test
    void thePageIsWhereTheWebSocketIs() throws Exception {
        HttpResponse<byte[]> page = ask("GET", "?channel=lobby");
        assertEquals(200, page.statusCode());
        assertEquals("text/html;charset=utf-8", type(page));
        assertTrue(new String(page.body(), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .startsWith("<!doctype html>"));
        isGuarded(page);
        chat.connect("alice").sends("(ping :id 1)").receives("(pong :id 1)");
    }

    @Test
    void whatItIsMadeOfIsBesideIt() throws Exception {
        HttpResponse<byte[]> module = ask("GET", MODULE);
        assertEquals(200, module.statusCode());
        assertEquals("text/javascript;charset=utf-8", type(module));
        assertEquals("", header(module, "Content-Encoding"));
        assertEquals("Accept-Encoding", header(module, "Vary"));
        assertTrue(new String(module.body(), StandardCharsets.UTF_8).contains("lit-html"));
        isKept(module);
    }

    @Test
    void itComesPackedToThoseWhoTakeIt() throws Exception {
        byte[] whole = ask("GET", MODULE).body();
        HttpResponse<byte[]> packed = ask("GET", MODULE, "Accept-Encoding", "gzip, deflate, br");
        assertEquals("gzip", header(packed, "Content-Encoding"));
        assertEquals(String.valueOf(packed.body().length), header(packed, "Content-Length"));
        assertTrue(packed.body().length < whole.length);
        assertArrayEquals(whole, unpacked(packed));
        isKept(packed);
        HttpResponse<byte[]> known =
                ask("GET", MODULE, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"));
        assertEquals(304, known.statusCode());
        assertEquals(0, known.body().length);
        assertEquals(
                200, ask("GET", MODULE, "If-None-Match", header(packed, "ETag")).statusCode());
    }

    @Test
    void itsHeadIsTheSameWithoutTheBody() throws Exception {
        for (String path : List.of("", MODULE)) {
            HttpResponse<byte[]> head = ask("HEAD", path);
            HttpResponse<byte[]> whole = ask("GET", path);
            assertEquals(200, head.statusCode());
            assertEquals(0, head.body().length);
            assertEquals(header(whole, "Content-Length"), header(head, "Content-Length"));
            isKept(head);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app",
                "app/",
                "app/none.js",
                "app/index.html",
                "app/lib/",
                "app/%2e%2e/web.xml",
                "app/lib/lit-html/%6cit-html.js",
                "org/lichat/web/app.zip"
            })
    void nothingElseIsThere(String path) throws Exception {
        int status = ask("GET", path).statusCode();
        assertTrue(status == 404 || (status == 400 && path.contains("%")), () -> path + ": " + status);
    }

    /** A client of HTTP would not ask for that. */
    @ParameterizedTest
    @CsvSource({
        "app/../WEB-INF/web.xml",
        "app/lib/../../WEB-INF/web.xml",
        "app/..;/WEB-INF/web.xml",
        "app//lib/lit-html/lit-html.js"
    })
    void nobodyClimbsOut(String path) throws Exception {
        try (RawClient raw = host.raw(64 * 1024)) {
            String answer =
                    raw.request("GET " + host.path() + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n");
            assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", MODULE})
    void nobodyWritesThere(String path) throws Exception {
        HttpResponse<byte[]> answer = ask("POST", path);
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "Allow"));
    }

    @Test
    void aConnectionMayAskAgain() throws Exception {
        try (RawClient raw = host.raw(64 * 1024)) {
            String begin = "GET " + host.path();
            for (String path : List.of("", MODULE, MODULE)) {
                String answer = raw.request(begin + path + " HTTP/1.1\r\nHost: test\r\n\r\n");
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            }
            raw.handshake(host.path());
            raw.text("(connect :id 0 :version \"2.0\" :from \"late\")");
            assertTrue(raw.read().text().startsWith("(connect :id 0 "));
        }
    }
}
