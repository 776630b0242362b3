package org.lichat.transport;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Core;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Inbox;
import org.lichat.server.Settings;

/** A connection over whatever line. */
final class SocketConnection extends Connection {
    /** How long a peer may take nothing when more waits for it than may. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Reception reception;
    private final Line line;
    private final @Nullable String base;
    private final Outbound outbound;
    private volatile long updateLimit;
    private UpdateText.@Nullable Reader reader;
    // Guarded by this: the session may end, on another thread, while the connection is still being opened.
    private @Nullable Inbox inbox;
    private @Nullable String ended;

    SocketConnection(Reception reception, Line line, Handshake handshake) {
        super(
                reception.nextConnection(),
                reception.addressOf(handshake),
                reception.server().time().now());
        this.reception = reception;
        this.line = line;
        this.base = reception.baseOf(handshake);
        Settings settings = reception.server().settings();
        Duration age = settings.get(Settings.OUTBOUND_AGE);
        Outbound.Bounds bounds =
                new Outbound.Bounds(Math.toIntExact(settings.get(Settings.OUTBOUND_LIMIT)), age.toNanos(), PATIENCE);
        this.outbound = new Outbound(line, bounds, this::giveUp);
        limitUpdates(settings.get(Settings.CONNECT_UPDATE_SIZE));
    }

    /** Tells the server that this connection is there, unless it ended already. */
    void open() {
        reception.arrived(this);
        Inbox opened = reception.server().open(this);
        reader = new ToInbox(opened);
        String reason;
        synchronized (this) {
            inbox = opened;
            reason = ended;
        }
        if (reason == null) {
            reception.received(opened);
        } else {
            opened.closed(reason);
        }
    }

    /** Takes what comes in; there once it is open. */
    UpdateText.Reader reader() {
        return Objects.requireNonNull(reader);
    }

    /** How many bytes the next update may have. */
    long updateLimit() {
        return updateLimit;
    }

    /** The line has ended. */
    void ended(String reason) {
        Inbox opened;
        synchronized (this) {
            ended = reason;
            opened = inbox;
        }
        if (opened != null) {
            opened.closed(reason);
        }
        reception.left(this);
    }

    @Override
    public @Nullable String base() {
        return base;
    }

    @Override
    protected void queue(Frame frame) {
        outbound.send(frame);
    }

    @Override
    public void whenDrained(Runnable task) {
        outbound.whenDrained(task);
    }

    @Override
    public void close(Closing how, String reason) {
        if (!line.tellsWhy() && (how == Closing.RESTART || how == Closing.GOING_AWAY)) {
            outbound.send(Frame.of(reception.server().complete(Update.of(Core.DISCONNECT))));
        }
        outbound.close(how.code(), reason);
    }

    @Override
    public void accepted() {
        limitUpdates(reception.server().settings().get(Settings.MAX_UPDATE_SIZE));
    }

    /** Closes the connection because of a bug; false when it was not open yet, so that there is nothing to close. */
    boolean fail() {
        Inbox opened = inbox();
        if (opened == null) {
            reception.left(this);
            return false;
        }
        opened.close(Closing.BUG, "The server failed.");
        return true;
    }

    /** Gives the connection up when its peer has taken nothing for too long, or did not answer its close. */
    void checkProgress() {
        if (outbound.stalled(System.nanoTime())) {
            giveUp();
        }
    }

    private void limitUpdates(long bytes) {
        updateLimit = bytes;
        line.intake().limit(UpdateText.SKIPPED * bytes);
    }

    private void giveUp() {
        String why = "You take what is sent to you too slowly.";
        Inbox opened = inbox();
        if (opened == null) {
            close(Closing.REFUSED, why);
        } else {
            opened.giveUp(why);
        }
    }

    private synchronized @Nullable Inbox inbox() {
        return inbox;
    }

    private final class ToInbox implements UpdateText.Reader {
        private final Inbox inbox;

        ToInbox(Inbox inbox) {
            this.inbox = inbox;
        }

        @Override
        public void update(String text) {
            inbox.receive(text);
        }

        @Override
        public void tooLong() {
            inbox.receivedTooLong();
            if (user() == null) {
                inbox.close(Closing.TOO_BIG, "The first update is too long.");
            }
        }

        @Override
        public void farTooLong() {
            inbox.close(Closing.TOO_BIG, "The update is far too long.");
        }
    }
}
