package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.RemoteHost;
import org.lichat.SocketLine;
import org.lichat.server.Settings;

/** What every server makes of members that do not read: they are closed, and nobody waits for them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class SlowReaderRules {
    private static final int SLOW = 8; // more than a container's scheduler has threads
    private static final int MOST = 2_000;
    private static final String TEXT = "x".repeat(50_000);

    final RemoteHost host;

    @RegisterExtension
    final Conversation chat;

    protected SlowReaderRules(RemoteHost host) {
        this.host = host;
        this.chat = Conversation.over(host);
    }

    /** The settings of the server that is to obey. */
    public static Settings settings(Settings others) {
        return others.with(Settings.FLOOD_LIMIT, 0)
                .with(Settings.ANNOUNCE_LIMIT, 0)
                .with(Settings.OUTBOUND_LIMIT, 128L * 1024)
                .with(Settings.OUTBOUND_AGE, Duration.ofSeconds(2))
                .with(Settings.PING_INTERVAL, Duration.ofSeconds(5));
    }

    /** Somebody who joins the lobby, as these members see, and takes nothing of it. */
    RawClient slow(String name, Client... members) throws IOException {
        RawClient slow = host.raw(4096).handshake(host.path());
        slow.text("(connect :id 0 :from \"" + name + "\" :version \"2.0\")\0(join :id 1 :channel \"lobby\")");
        for (Client member : members) {
            member.receives("(join :from \"" + name + "\" :channel \"lobby\")");
        }
        return slow;
    }

    @Test
    void thoseWhoReadNothingAreClosedAndTheOthersHearEverything() throws IOException {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                slow.add(slow("slow" + i, alice, bob));
            }
            int left = 0;
            int sent = 0;
            while (left < SLOW) {
                sent++;
                assertTrue(sent < MOST, "a slow reader is still there");
                alice.sends("(message :id " + sent + " :channel \"lobby\" :text \"" + TEXT + "\")");
                left += leaves(alice, bob, sent);
            }
            theSilentArePinged();
            for (RawClient each : slow) {
                assertTrue(each.ended());
            }
        } finally {
            for (RawClient each : slow) {
                each.close();
            }
        }
    }

    /** Both hear all up to that message, and nothing but who leaves; returns how many do. */
    private static int leaves(Client alice, Client bob, int message) {
        int left = 0;
        Received update = next(alice);
        while (update.is("leave")) {
            assertEquals(update.text(), next(bob).text());
            assertTrue(update.string(":from").startsWith("slow"), update::toString);
            left++;
            update = next(alice);
        }
        assertEquals("message " + message, update.type() + " " + update.field(":id"));
        assertEquals(update.text(), next(bob).text());
        return left;
    }

    private static Received next(Client client) {
        Received update = client.next();
        while (update.is("ping")) {
            update = client.next();
        }
        return update;
    }

    /** What closes those that take nothing does not hold up the server's clockwork. */
    private void theSilentArePinged() {
        SocketLine silent = host.open();
        silent.send("(connect :id 0 :from \"silent\" :version \"2.0\")");
        String update;
        do {
            update = String.valueOf(silent.receive(Duration.ofSeconds(15)));
            assertTrue(update.startsWith("("), "no ping has come");
        } while (!update.startsWith("(ping "));
    }
}
