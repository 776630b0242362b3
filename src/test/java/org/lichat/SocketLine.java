package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.transport.RawClient;

/** A client's end of a WebSocket connection, which reads all the time and answers the server's close. */
public final class SocketLine implements Conversation.Line, AutoCloseable {
    private static final int ABNORMAL = 1006;

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final RawClient client;

    private SocketLine(RawClient client) {
        this.client = client;
        Thread reader = new Thread(this::read, "test-line");
        reader.setDaemon(true);
        reader.start();
    }

    /** A connection to the server's own endpoint on this machine. */
    public static SocketLine to(int port) {
        return to(port, "/");
    }

    /** A connection to a path and query, with these headers in its handshake. */
    public static SocketLine to(int port, String path, String... headers) {
        try {
            RawClient client = new RawClient(port);
            client.handshake(path, headers);
            client.socket().setSoTimeout(0);
            return new SocketLine(client);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void read() {
        try {
            RawClient.Frame frame = client.read();
            while (frame.first() != RawClient.CLOSE) {
                assertEquals(RawClient.TEXT, frame.first(), "an unfragmented text frame");
                frames.add(frame.text());
                frame = client.read();
            }
            closed.complete(frame.closeCode());
            client.frame(RawClient.CLOSE, frame.payload().array());
        } catch (IOException | AssertionError broken) {
            closed.complete(ABNORMAL);
        } finally {
            drop();
        }
    }

    /** The client itself, for what is no text. */
    public RawClient raw() {
        return client;
    }

    @Override
    public void send(String text) {
        try {
            client.frame(RawClient.TEXT, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public @Nullable String receive(Duration patience) {
        return Conversation.Line.next(frames, closed, patience);
    }

    @Override
    public int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void drop() {
        try {
            client.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The same as {@link #drop}, where it is closed with others. */
    @Override
    public void close() {
        drop();
    }
}
