package org.lichat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's end of a connection on which updates come and go as they are, plain or encrypted; it reads all the time. */
public final class TcpLine implements Conversation.Line, AutoCloseable {
    private final BlockingQueue<String> updates = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Socket socket;

    /** A line over a socket that is connected. */
    public TcpLine(Socket socket) {
        this.socket = socket;
        Thread reader = new Thread(this::read, "test-line");
        reader.setDaemon(true);
        reader.start();
    }

    /** A connection to a port on this machine. */
    public static TcpLine to(int port) {
        try {
            return new TcpLine(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The same from another of this machine's addresses. */
    static TcpLine to(int port, String from) {
        try {
            return new TcpLine(new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void read() {
        try (InputStream in = socket.getInputStream()) {
            ByteArrayOutputStream update = new ByteArrayOutputStream();
            byte[] bytes = new byte[64 * 1024];
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                for (int i = 0; i < count; i++) {
                    update.write(bytes[i]);
                    if (bytes[i] == 0) {
                        updates.add(update.toString(StandardCharsets.UTF_8));
                        update.reset();
                    }
                }
            }
        } catch (IOException broken) {
            closed.complete(0);
        } finally {
            closed.complete(0);
            drop();
        }
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Sends an update with its NUL. */
    @Override
    public void send(String text) {
        send((text + "\0").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable String receive(Duration patience) {
        return Conversation.Line.next(updates, closed, patience);
    }

    /** There is no such code on TCP: 0, once the server has closed the connection. */
    @Override
    public int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public boolean tellsWhy() {
        return false;
    }

    @Override
    public void drop() {
        try {
            socket.close();
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
