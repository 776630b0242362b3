package org.lichat.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.LichatServer;
import org.lichat.LogLines;
import org.lichat.SocketHost;
import org.lichat.SocketLine;
import org.lichat.demo.Demo.Wanted;
import org.lichat.server.Settings;

/** A server that begins with sample talk, and does so once. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DemoTest {
    private final Settings settings = SocketHost.loopback().with(Demo.DEMO, Wanted.TRUE);

    private static LichatServer opened(Settings settings) throws IOException {
        LichatServer server = new LichatServer(settings);
        server.open();
        return server;
    }

    private static SocketLine visitor(LichatServer server) {
        SocketLine visitor = SocketLine.to(server.uri().getPort());
        visitor.send(
                "(connect :id 0 :from \"visitor\" :version \"2.0\" :extensions (\"shirakumo-backfill\" \"shirakumo-edit\""
                        + " \"shirakumo-reactions\" \"shirakumo-replies\" \"shirakumo-link\" \"shirakumo-markup\" \"shirakumo-emotes\"))");
        visitor.hears("(message ");
        return visitor;
    }

    /** What a channel has to be caught up with. */
    private static List<String> backfill(SocketLine visitor, String channel) {
        visitor.send("(join :id 2 :channel \"" + channel + "\")");
        visitor.hears("(join :id 2 ");
        visitor.send("(backfill :id 3 :channel \"" + channel + "\" :since 0)");
        List<String> all = new ArrayList<>();
        String update = visitor.next();
        while (!update.startsWith("(backfill :id 3 ")) {
            all.add(update);
            update = visitor.next();
        }
        return all;
    }

    private static long count(List<String> updates, String part) {
        return updates.stream().filter(update -> update.contains(part)).count();
    }

    @Test
    void whoLooksFindsTalk() throws Exception {
        try (LogLines told = LogLines.of("org.lichat.demo");
                LichatServer server = opened(settings);
                SocketLine visitor = visitor(server)) {
            assertEquals(List.of("INFO lichat.demo: there are a few channels with sample talk."), told.written());
            visitor.send("(channels :id 1)");
            assertTrue(visitor.hears("(channels :id 1 ").contains("\"Lobby\""));
            for (String channel : List.of("Lobby", "Lobby/Kitchen", "lichat-ee")) {
                assertTrue(count(backfill(visitor, channel), "(message ") > 2, channel);
            }
        }
    }

    @Test
    void itShowsWhatThereIs() throws Exception {
        try (LichatServer server = opened(settings);
                SocketLine visitor = visitor(server)) {
            List<String> lobby = backfill(visitor, "Lobby");
            for (String part : List.of("(edit ", "(react ", "reply-to (", "rich (:g", "link \"image/png\"")) {
                assertTrue(count(lobby, part) > 0, part);
            }
            String link = lobby.stream()
                    .filter(update -> update.contains("/link/"))
                    .map(update -> update.replaceAll("(?s).*(/link/[^\"]+)\".*", "$1"))
                    .findFirst()
                    .orElseThrow();
            URI picture = URI.create("http://127.0.0.1:" + server.uri().getPort() + link);
            byte[] png = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(picture).build(), BodyHandlers.ofByteArray())
                    .body();
            assertEquals(480, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
            visitor.send("(emotes :id 5 :channel \"Lobby\")");
            assertTrue(visitor.hears("(emote :id 5 ").contains(":name \"tea\""));
        }
    }

    @Test
    void itDoesNotComeAgain() throws Exception {
        List<String> first;
        try (LichatServer server = opened(settings);
                SocketLine visitor = visitor(server)) {
            first = backfill(visitor, "lichat-ee");
        }
        try (LogLines told = LogLines.of("org.lichat.demo");
                LichatServer server = opened(settings);
                SocketLine visitor = visitor(server)) {
            assertEquals(List.of("INFO lichat.demo adds nothing: there is a channel already."), told.written());
            assertEquals(count(first, "(message "), count(backfill(visitor, "lichat-ee"), "(message "));
        }
    }

    @Test
    void aServerInUseIsLeftAlone() throws Exception {
        try (LichatServer server = opened(settings.with(Demo.DEMO, Wanted.FALSE));
                SocketLine visitor = visitor(server)) {
            visitor.send("(create :id 1 :channel \"garden\")");
            visitor.hears("(join :id 1 ");
        }
        try (LichatServer server = opened(settings);
                SocketLine visitor = visitor(server)) {
            visitor.send("(channels :id 1)");
            assertTrue(!visitor.hears("(channels :id 1 ").contains("Lobby"));
        }
    }
}
