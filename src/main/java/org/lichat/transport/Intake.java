package org.lichat.transport;

import jakarta.websocket.Session;

/** What the endpoint may control about the reading of its connection, from any thread. */
public interface Intake {
    /** What a container's session has: nothing can be controlled there, and the call is ignored. */
    Intake UNCONTROLLED = bytes -> {};

    /** The intake of a session that is being opened; to be kept, as it is known during {@code @OnOpen} only. */
    static Intake of(Session session) {
        Opening opening = Opening.current();
        return opening == null || !session.isOpen() ? UNCONTROLLED : opening.intake();
    }

    /** The largest message accepted from now on, in bytes (1 or more); a larger one closes the connection with 1009. */
    void limit(long bytes);
}
