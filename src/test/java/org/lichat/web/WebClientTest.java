package org.lichat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lichat.server.Answer;
import org.lichat.server.Asked;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Site;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;
import org.lichat.transport.SiteServlet;
import org.lichat.web.WebClient.Serving;

/** What is served of the web client, and what is said about it. */
class WebClientTest {
    private static final Path SOURCES = Path.of("src/main/webapp/app");
    private static final String MODULE = "/app/lib/lit-html/lit-html.js";

    private final Server server = server(Serving.ON);

    private static Server server(Serving serving) {
        Settings settings = Settings.defaults().with(WebClient.WEB, serving);
        return new ServerBuilder(settings, new MemoryStore().stores(), Time.SYSTEM, Thread::new)
                .install(List.of(new WebClient()))
                .build();
    }

    private Answer ask(String path, String... headers) {
        Map<String, List<String>> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            sent.put(headers[i], List.of(headers[i + 1]));
        }
        try (Site.Visit visit = server.site().visit(InetAddress.getLoopbackAddress())) {
            // At once, though the server has not started: nothing is read for it, and it waits for nobody.
            return visit.ask(new Asked("GET", path, sent)).toCompletableFuture().getNow(null);
        }
    }

    @Test
    void everyFileOfItIsServed() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> SOURCES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals("index.html"))
                    .toList();
            assertFalse(names.isEmpty());
            for (String name : names) {
                Answer answer = ask("/app/" + name);
                assertEquals(200, answer.status(), name);
                byte[] source = Files.readAllBytes(SOURCES.resolve(name));
                assertEquals(
                        name.endsWith(".js") ? Scripts.sent(name, source).length : source.length,
                        Long.parseLong(String.valueOf(answer.headers().get("Content-Length"))),
                        name);
            }
        }
        assertEquals(200, ask("/").status());
        assertEquals(404, ask("/app/index.html").status());
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/app/ui/view.js, text/javascript; charset=utf-8",
        "/app/lib/lit-html/LICENSE, text/plain; charset=utf-8"
    })
    void itsTypeIsSaid(String path, String type) {
        assertEquals(type, ask(path).headers().get("Content-Type"));
    }

    @ParameterizedTest
    @CsvSource({
        "sw.js, SCRIPT",
        "css/tokens.css, STYLE",
        "icons/icon.svg, SVG",
        "icons/192.png, PNG",
        "manifest.webmanifest, MANIFEST",
        "text/emoji.json, JSON"
    })
    void everyEndingIsKnown(String name, FileType type) {
        assertEquals(type, FileType.of(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | gzip",
                "GZIP | gzip",
                "br, gzip;q=0.5 | gzip",
                "deflate,x-gzip | gzip",
                "gzip; q=0 | ",
                "gzip;q=0.000, br | ",
                "identity | ",
                "gzipped | "
            })
    void itIsPackedForThoseWhoTakeIt(String accepted, String coding) {
        assertEquals(coding, ask(MODULE, "Accept-Encoding", accepted).headers().get("Content-Encoding"));
    }

    @Test
    void bothFormsHaveTagsOfTheirOwn() {
        Answer plain = ask(MODULE);
        Answer packed = ask(MODULE, "Accept-Encoding", "gzip");
        String tag = packed.headers().get("ETag");
        assertNotNull(tag);
        assertFalse(tag.equals(plain.headers().get("ETag")));
        assertEquals(
                304,
                ask(MODULE, "Accept-Encoding", "gzip", "If-None-Match", tag).status());
        assertEquals(200, ask(MODULE, "If-None-Match", tag).status());
    }

    @Test
    void aRangeIsOfThePlainForm() {
        Answer part = ask(MODULE, "Accept-Encoding", "gzip", "Range", "bytes=0-9");
        assertEquals(206, part.status());
        assertEquals("10", part.headers().get("Content-Length"));
        assertEquals(null, part.headers().get("Content-Encoding"));
        assertEquals(ask(MODULE).headers().get("ETag"), part.headers().get("ETag"));
    }

    @ParameterizedTest
    @CsvSource({"index.html, HTML, true", "icons/icon.svg, SVG, true", "sw.js, SCRIPT, true", "main.js, SCRIPT, false"})
    void whatCanDoSomethingByItselfHasAPolicy(String name, FileType type, boolean policy) {
        assertEquals(policy, WebHeaders.of(name, type).containsKey("Content-Security-Policy"));
        assertEquals("nosniff", WebHeaders.of(name, type).get("X-Content-Type-Options"));
    }

    @Test
    void theServiceWorkerMayKeepThePage() {
        assertEquals("../", WebHeaders.of("sw.js", FileType.SCRIPT).get("Service-Worker-Allowed"));
        assertFalse(WebHeaders.of("main.js", FileType.SCRIPT).containsKey("Service-Worker-Allowed"));
    }

    @Test
    void itCanBeTurnedOff() {
        Server silent = server(Serving.OFF);
        assertFalse(silent.site().has("/"));
        assertFalse(silent.site().has(MODULE));
        assertTrue(server.site().has("/"));
        assertFalse(server.site().has("/other"));
    }

    @Test
    void inAContainerTheServletIsWhereItIs() {
        List<String> mapped =
                List.of(SiteServlet.class.getAnnotation(WebServlet.class).value());
        assertTrue(mapped.containsAll(List.of("", "/app/*")), mapped::toString);
    }
}
