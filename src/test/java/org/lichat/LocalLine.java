package org.lichat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Frame;
import org.lichat.server.Inbox;

/** Both ends of a connection within this process. */
public final class LocalLine extends Connection implements Conversation.Line {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Closing> closed = new CompletableFuture<>();
    private volatile boolean accepted;
    private @Nullable Inbox inbox;

    LocalLine(long id, InetAddress address, Instant connectedOn) {
        super(id, address, connectedOn);
    }

    @Override
    protected void queue(Frame frame) {
        if (!closed.isDone()) {
            frames.add(frame.text());
        }
    }

    @Override
    public void whenDrained(Runnable task) {
        task.run();
    }

    @Override
    public void close(Closing how, String reason) {
        closed.complete(how);
    }

    @Override
    public void accepted() {
        accepted = true;
    }

    /** Whether updates of full size are let in. */
    public boolean isAccepted() {
        return accepted;
    }

    @Override
    public void send(String text) {
        inbox().receive(text);
    }

    /** Ties it to the server, which has taken it in. */
    void arrives(Inbox opened) {
        inbox = opened;
    }

    /** The server's side of what this client sends. */
    public Inbox inbox() {
        if (inbox == null) {
            throw new IllegalStateException("The connection is not open.");
        }
        return inbox;
    }

    @Override
    public @Nullable String receive(Duration patience) {
        return Conversation.Line.next(frames, closed, patience);
    }

    @Override
    public int closeCode() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join().code();
    }

    @Override
    public void drop() {
        inbox().closed("connection lost");
    }
}
