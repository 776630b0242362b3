package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lichat.Client;
import org.lichat.Conversation.Received;
import org.lichat.SocketHost;
import org.lichat.server.Settings;

/** The standalone server. */
class SlowReaderTest extends SlowReaderRules {
    SlowReaderTest() {
        super(new SocketHost().with(SlowReaderRules::settings));
    }

    @Test
    void somethingWaitsTooLong() throws Exception {
        Client alice = chat.join("alice");
        ((SocketHost) host).server().change(Settings.OUTBOUND_LIMIT, 64L << 20);
        try (RawClient slow = slow("slow", alice)) {
            String text = "x".repeat(90_000);
            Received update = null;
            for (int i = 0;
                    i < 150 && (update == null || update.is("message"));
                    i++) { // more than the system buffers, less than may wait
                alice.sends("(message :id " + i + " :channel \"lobby\" :text \"" + text + "\")");
                update = alice.next();
            }
            if (update == null || update.is("message")) {
                update = alice.next();
            }
            assertEquals("leave slow", update.type() + " " + update.string(":from"));
            assertTrue(slow.ended());
        }
    }
}
