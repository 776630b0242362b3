package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.websocket.Session;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The standalone server's. */
class OutboundTest extends OutboundRules {
    @Override
    Carrier carrier(Session opened) {
        return Carrier.of(opened);
    }

    @Test
    void whoTakesNothingIsCutAtOnce() throws Exception {
        client.close();
        server.close();
        open(Listening.LIMITS.withClose(Duration.ofHours(1)));
        send("x".repeat(20_000_000));
        send("y".repeat(5000));
        send("z");
        assertEquals("overflow", overflows.poll(10, TimeUnit.SECONDS));
        outbound.close(1008, "You do not read.");
        while (server.listener.connections() > 0) {
            Thread.onSpinWait();
        }
    }
}
