package org.lichat.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;

/** One connection of a client to its server, from its making to its end: updates instead of their text. */
final class ServerLink implements Line.Observer {
    /** What comes of it. */
    interface Observer {
        void received(ServerLink link, Update update);

        void unreadable(UnreadableUpdate why);

        void ponged(ByteBuffer payload);

        /** Once and last. */
        void ended(ServerLink link, End end);
    }

    /** After so long a silence the server is asked whether it is there; it does the same (§4.2). */
    private static final Duration QUIET = Duration.ofSeconds(45);
    /** After so long a silence the connection is lost (§4.2). */
    private static final Duration LOST = Duration.ofSeconds(100);

    private final Codec codec;
    private final Traffic traffic;
    private final Observer observer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Line line;
    private volatile long heard = System.nanoTime();

    ServerLink(Codec codec, Traffic traffic, Observer observer) {
        this.codec = codec;
        this.traffic = traffic;
        this.observer = observer;
    }

    /** Connects; if that fails nothing is observed. */
    void open(Address address, Dialling dialling) throws IOException {
        Line opened = dialling.open(address, this);
        line = opened;
        if (ended.get()) {
            opened.close(new End(End.NORMAL, "")); // nobody wants it any more
        }
    }

    void send(Update update) throws IOException {
        String wire = Codec.print(update);
        traffic.sent(wire);
        opened().send(wire);
    }

    boolean ping(ByteBuffer payload) throws IOException {
        return opened().ping(payload);
    }

    private Line opened() throws IOException {
        Line opened = line;
        if (opened == null) {
            throw new IOException("The connection is not made yet.");
        }
        return opened;
    }

    void close(End end) {
        Line opened = line;
        if (opened == null) {
            ended(end);
        } else {
            opened.close(end);
        }
    }

    boolean isQuiet() {
        return silence().compareTo(QUIET) > 0;
    }

    /** Whether the server has been silent for so long that it is gone; then this has ended. */
    boolean isLost() {
        boolean lost = silence().compareTo(LOST) > 0;
        if (lost) {
            End end = new End(End.ABNORMAL, "The server has said nothing for " + LOST.toSeconds() + " seconds.");
            close(end);
            ended(end);
        }
        return lost;
    }

    private Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    @Override
    public void received(String text) {
        heard = System.nanoTime();
        if (text.isBlank()) {
            return;
        }
        traffic.received(text);
        try {
            Update update = codec.read(text);
            if (update != null) {
                answerPing(update);
                observer.received(this, update);
            }
        } catch (UnreadableUpdate unreadable) {
            observer.unreadable(unreadable);
        }
    }

    private void answerPing(Update update) {
        if (update.type() == Core.PING) { // §4.2
            try {
                send(Update.of(Core.PONG).with(Core.ID, update.get(Core.ID)));
            } catch (IOException broken) {
                // Its end comes the other way.
                close(new End(End.ABNORMAL, String.valueOf(broken.getMessage())));
            }
        }
    }

    @Override
    public void ponged(ByteBuffer payload) {
        heard = System.nanoTime();
        observer.ponged(payload);
    }

    @Override
    public void ended(End end) {
        if (ended.compareAndSet(false, true)) {
            observer.ended(this, end);
        }
    }
}
