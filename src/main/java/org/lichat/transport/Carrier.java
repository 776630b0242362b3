package org.lichat.transport;

import jakarta.websocket.Session;
import java.util.List;
import org.lichat.protocol.Frame;

/**
 * How an engine sends the frames of one session. What gathers while a write is under way goes out together where the engine allows it: a
 * system call for each update is most of what a large channel costs.
 */
interface Carrier {
    /**
     * Begins to carry what is owed, and goes on until {@link Load#take} returns nothing. Not called again before that. It never blocks, and
     * tells of anything that goes wrong by {@link Load#fail}.
     */
    void carry(Load load);

    /** Ends a connection that was just closed, and whose peer takes nothing, not even that; containers see to it in their own time. */
    default void cut() {}

    /** What one session is owed. */
    interface Load {
        /**
         * The next frames, in order: so many that they are about the given number of bytes together, or all there are; at least one, unless
         * there is none. To be called when all that was taken before has been written.
         */
        List<Frame> take(int bytes);

        /** The peer has taken something of a large write. */
        void progress();

        /** A write failed, after which the session is of no use. */
        void fail(Throwable cause);
    }

    /**
     * The carrier of a session that is being opened: during {@code @OnOpen} only is it known which of ours it is. What is not ours is a
     * container's.
     */
    static Carrier of(Session session) {
        Opening opening = Opening.current();
        if (opening != null) {
            return opening.carrier();
        }
        return UndertowCarrier.fits(session) ? new UndertowCarrier(session) : new PlainCarrier(session);
    }
}
