package org.lichat.smoke;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client that speaks to a server from outside, over the JDK's WebSocket. */
final class Speaker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private Speaker(URI uri) {
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("lichat")
                .connectTimeout(PATIENCE)
                .buildAsync(uri, new Ear())
                .join();
    }

    static Speaker to(URI uri) {
        return new Speaker(uri);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void says(String text) {
        socket.sendText(text, true).join();
    }

    String hears() throws InterruptedException, TimeoutException {
        var text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (text == null) {
            throw new TimeoutException("nothing received");
        }
        return text;
    }

    /** Listens until an update comes that begins so and contains the rest; others are passed over. */
    void hearsWithin(String start, String... parts) throws InterruptedException, TimeoutException {
        var text = hears();
        while (!text.startsWith(start) || !List.of(parts).stream().allMatch(text::contains)) {
            text = hears();
        }
    }

    /** The close code, or 1006 if the connection just broke. */
    int closedWith() throws Exception {
        return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                received.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed.complete(1006);
        }
    }
}
