package org.lichat.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;

/** A WebSocket session of whatever engine. */
record SessionLine(Session session, Carrier carrier, Outbound.Workers workers, Intake intake) implements Line {
    /**
     * That of a session that is being opened. The workers are those of the reception in a container. A session of our own Tyrus that is closed
     * while its peer vanishes may never tell of its end, unless both happen on one thread.
     */
    static SessionLine of(Session session, Reception reception) {
        Opening opening = Opening.current();
        Outbound.Workers workers =
                opening == null ? reception.workers() : new Outbound.Workers(opening.thread(), opening.thread());
        return new SessionLine(session, Carrier.of(session), workers, Intake.of(session));
    }

    @Override
    public boolean tellsWhy() {
        return true;
    }

    @Override
    public void close(CloseReason reason) throws IOException {
        session.close(reason);
    }
}
