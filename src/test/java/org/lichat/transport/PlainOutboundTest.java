package org.lichat.transport;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That of any container, by what Jakarta gives. */
class PlainOutboundTest extends OutboundRules {
    @Override
    Carrier carrier(Session opened) {
        return new PlainCarrier(opened);
    }

    @Test
    void aContainerThatCompletesOnTheSpotDoesNotGrowTheStack() {
        OnTheSpot container = new OnTheSpot();
        Outbound queue = new Outbound(
                new SessionLine(
                        container.session(), new PlainCarrier(container.session()), workers, Intake.UNCONTROLLED),
                new Outbound.Bounds(1 << 30, 1, 0),
                () -> {});
        int count = 100_000;
        for (int i = 0; i < count; i++) {
            queue.send(frame(Integer.toString(i)));
        }
        assertEquals(List.of("0\0"), container.sent);
        container.completeFirst();
        assertEquals(count, container.sent.size());
        assertEquals((count - 1) + "\0", container.sent.get(count - 1));
        queue.send(frame("at once"));
        assertEquals("at once\0", container.sent.get(count));
    }

    @Test
    void aTextThatCannotBeEncodedClosesTheSession() throws Exception {
        send("\ud83c");
        assertEquals(1001, client.readClose());
    }

    /** A session as WildFly's may be: it completes a send before the call returns. Only the first waits to be completed. */
    @SuppressWarnings("deprecation") // the constructor that replaces SendResult() is not in Jakarta EE 10
    private static final class OnTheSpot {
        final List<String> sent = new ArrayList<>();
        private @Nullable SendHandler first;

        Session session() {
            RemoteEndpoint.Async remote = fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
                sent.add((String) arguments[0]);
                if (first == null) {
                    first = (SendHandler) arguments[1];
                } else {
                    ((SendHandler) arguments[1]).onResult(new SendResult());
                }
                return null;
            });
            return fake(Session.class, (proxy, method, arguments) -> remote);
        }

        void completeFirst() {
            requireNonNull(first).onResult(new SendResult());
        }

        private static <T> T fake(Class<T> type, InvocationHandler calls) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
        }
    }
}
