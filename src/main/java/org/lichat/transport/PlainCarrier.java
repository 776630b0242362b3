package org.lichat.transport;

import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lichat.protocol.Frame;

/** What any container can do: one text after the other, the next when the one before is sent. */
final class PlainCarrier implements Carrier {
    private final Session session;

    PlainCarrier(Session session) {
        this.session = session;
    }

    /** In a loop, because completions may come on the spot. */
    @Override
    public void carry(Load load) {
        List<Frame> next = load.take(1);
        while (!next.isEmpty()) {
            Flight flight = new Flight(load);
            try {
                session.getAsyncRemote().sendText(next.get(0).text(), flight);
            } catch (RuntimeException | Error e) { // Tyrus throws an Error for half of a surrogate pair
                load.fail(e);
                return;
            }
            next = flight.isSecond() ? load.take(1) : List.of();
        }
    }

    /** One send, which goes on when both its call has returned and its completion has come, on the later one's thread. */
    private final class Flight implements SendHandler {
        private final Load load;
        private final AtomicBoolean first = new AtomicBoolean();

        Flight(Load load) {
            this.load = load;
        }

        @Override
        public void onResult(SendResult result) {
            if (!result.isOK()) {
                Throwable cause = result.getException();
                load.fail(cause == null ? new IOException("The container says no more.") : cause);
            } else if (isSecond()) {
                carry(load);
            }
        }

        boolean isSecond() {
            return first.getAndSet(true);
        }
    }
}
