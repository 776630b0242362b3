package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);
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
            return over(new RawClient(port), path, headers);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The same over a client that is connected. */
    public static SocketLine over(RawClient client, String path, String... headers) {
        try {
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
                frames.add(frame.first() == RawClient.TEXT ? frame.text() : whole(frame));
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

    /** The text that begins with this fragment: some engines send long ones in pieces. */
    private String whole(RawClient.Frame begin) throws IOException {
        assertEquals(RawClient.TEXT_BEGIN, begin.first(), "the opcode of a text");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(begin.payload().array());
        RawClient.Frame next;
        do {
            next = client.read();
            bytes.writeBytes(next.payload().array());
        } while (next.first() == RawClient.CONTINUE);
        assertEquals(RawClient.CONTINUE_END, next.first(), "the opcode of the last piece");
        return bytes.toString(StandardCharsets.UTF_8);
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

    /** Connects as the user of that name, and hears the greeting. */
    public SocketLine connects(String name) {
        send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
        receives("(connect :id 0 ");
        hears("(message ");
        return this;
    }

    /** The next update, pings left out; "null" after the connection was closed or a long time has passed. */
    public String next() {
        String update = String.valueOf(receive(PATIENCE));
        return update.startsWith("(ping ") ? next() : update;
    }

    /** Receives updates that begin so, and nothing between them but pings. */
    public void receives(String... starts) {
        for (String start : starts) {
            String update = next();
            assertTrue(update.startsWith(start), () -> update + " instead of " + start);
        }
    }

    /** Receives updates until one begins so, and gives it. */
    public String hears(String start) {
        String update = next();
        while (!update.startsWith(start)) {
            assertFalse(update.equals("null"), () -> "nothing more instead of " + start);
            update = next();
        }
        return update;
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
