package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;
import org.lichat.server.Time;
import org.lichat.store.MemoryStore;

/** What is said about what strangers have sent, on a server whose pages may run scripts of its own. */
class LinkedFileTest {
    private final Server server = new ServerBuilder(
                    Settings.defaults(), new MemoryStore().stores(), Time.SYSTEM, Thread::new)
            .install(List.of())
            .build();

    private Map<String, String> headers(String type) {
        Payload.Owner owner = new Payload.Owner(Name.of("lobby"), Name.of("mallory"), Link.USE, null);
        Payload payload = new Payload("name", owner, new Payload.Label(type, "file"), Instant.EPOCH, 8);
        return LinkedFile.document(server, payload, Duration.ofDays(1)).headers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/javascript",
                "text/javascript1.5",
                "application/javascript",
                "application/x-javascript",
                "text/ecmascript",
                "application/x-ecmascript",
                "text/jscript",
                "text/livescript",
                "application/wasm",
                "text/css"
            })
    void noPageTakesItForAScriptOrAStyle(String type) {
        Map<String, String> headers = headers(type);
        assertEquals("text/plain; charset=utf-8", headers.get("Content-Type"));
        assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xhtml+xml",
                "image/svg+xml",
                "text/xml",
                "text/javascript",
                "text/plain",
                "application/pdf"
            })
    void itIsNeverAPageOfTheServer(String type) {
        Map<String, String> headers = headers(type);
        assertEquals("attachment; filename*=UTF-8''file", headers.get("Content-Disposition"));
        String policy = String.valueOf(headers.get("Content-Security-Policy"));
        assertTrue(List.of(policy.split("; ")).containsAll(List.of("sandbox", "default-src 'none'")), policy);
    }

    @ParameterizedTest
    @CsvSource({"image/png, image/png", "text/plain, text/plain; charset=utf-8", "application/json, application/json"})
    void elseItIsWhatItsSenderSays(String said, String served) {
        assertEquals(served, headers(said).get("Content-Type"));
    }
}
