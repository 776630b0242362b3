package org.lichat.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What lies between a page and its server, and sends the page things that ours lets nobody say: there are other servers, and people can connect
 * to them with this client.
 */
final class HostileServer {
    /** None yet. */
    static final HostileServer NONE = new HostileServer();

    private final AtomicReference<WebSocketRoute> route = new AtomicReference<>();
    private final AtomicInteger ids = new AtomicInteger(1_000_000);

    private HostileServer() {}

    /** Takes its place before the page connects. */
    static HostileServer before(Page page) {
        HostileServer server = new HostileServer();
        page.routeWebSocket("**/*", socket -> {
            socket.connectToServer();
            server.route.set(socket);
        });
        return server;
    }

    /** Sends the page an update; to its fields come an id and the time. */
    void sends(String update) {
        String begin = update.substring(0, update.indexOf(' '));
        String id = update.contains(" :id ") ? "" : " :id " + ids.incrementAndGet();
        long clock = System.currentTimeMillis() / 1000 + 2_208_988_800L;
        Objects.requireNonNull(route.get(), "The page has not connected.")
                .send(begin + id + " :clock " + clock + update.substring(begin.length()) + "\0");
    }

    /** A text as it is written in updates. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
