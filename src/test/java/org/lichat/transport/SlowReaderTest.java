package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.SocketHost;
import org.lichat.server.Settings;

/** A member that does not read is closed, and nobody waits for it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlowReaderTest {
    private static final Duration AGE = Duration.ofSeconds(2);
    private static final String JOINING =
            "(connect :id 0 :from \"slow\" :version \"2.0\")\0(join :id 1 :channel \"lobby\")";

    private final SocketHost host = new SocketHost()
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.OUTBOUND_LIMIT, 128L * 1024)
            .with(Settings.OUTBOUND_AGE, AGE);

    @RegisterExtension
    final Conversation chat = Conversation.over(host);

    private RawClient slow(Client... members) throws Exception {
        RawClient slow = new RawClient(host.server().port(), 4096).handshake("/");
        slow.text(JOINING);
        for (Client member : members) {
            member.receives("(join :from \"slow\" :channel \"lobby\")");
        }
        return slow;
    }

    @Test
    void tooMuchWaits() throws Exception {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        try (RawClient slow = slow(alice, bob)) {
            String text = "x".repeat(50_000);
            int sent = 0;
            Received update;
            do {
                sent++;
                assertTrue(sent < 2_000, "the slow reader is still there");
                alice.sends("(message :id " + sent + " :channel \"lobby\" :text \"" + text + "\")");
                update = alice.next();
                assertEquals(update.text(), bob.next().text());
            } while (update.is("message"));
            assertEquals("leave", update.type());
            assertEquals("slow", update.string(":from"));
            alice.receives("(message :id " + sent + ")");
            bob.receives("(message :id " + sent + ")");
            assertTrue(slow.ended());
        }
        assertEquals(2, host.server().connections());
    }

    @Test
    void somethingWaitsTooLong() throws Exception {
        Client alice = chat.join("alice");
        host.server().change(Settings.OUTBOUND_LIMIT, 64L << 20);
        try (RawClient slow = slow(alice)) {
            String text = "x".repeat(90_000);
            for (int i = 0; i < 150; i++) { // more than the system buffers, less than may wait
                alice.sends("(message :id " + i + " :channel \"lobby\" :text \"" + text + "\")");
                alice.receives("(message :id " + i + ")");
            }
            long start = System.nanoTime();
            alice.receives("(leave :from \"slow\" :channel \"lobby\")");
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(waited.compareTo(AGE.multipliedBy(3)) < 0, waited::toString);
            assertTrue(slow.ended());
        }
    }
}
