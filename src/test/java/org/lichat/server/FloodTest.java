package org.lichat.server;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;

/** Too many updates at once (§4.2). The greeting of alice and what tests send to see her waiting count as well. */
class FloodTest {
    private static final int LIMIT = 5;
    private static final Duration FRAME = Duration.ofSeconds(10);

    @RegisterExtension
    private final Conversation chat =
            new Conversation().with(Settings.FLOOD_LIMIT, LIMIT).with(Settings.FLOOD_FRAME, FRAME);

    @Test
    void whatIsBeyondTheLimitWaitsForTheNextFrameInItsOrder() { // §4.2, §3.3
        Client alice = chat.connect("alice");
        sendPings(alice, 1, 8);
        receivePongs(alice, 1, 4); // connect was the first of five
        alice.receives("(updates-throttled :id 5 :update-id 5 :from \"Lichat\")");
        chat.passes(FRAME);
        receivePongs(alice, 5, 8);
        sendPings(alice, 9, 9);
        receivePongs(alice, 9, 9);
    }

    @Test
    void theWarningComesOnceAFrame() { // §4.2, interoperability.md: flooding
        Client alice = chat.connect("alice");
        sendPings(alice, 1, 11);
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :update-id 5)");
        chat.passes(FRAME);
        receivePongs(alice, 5, 9);
        alice.receives("(updates-throttled :update-id 10)");
        chat.passes(FRAME);
        receivePongs(alice, 10, 11);
    }

    @Test
    void theWarningNamesAnUpdateThatIsAnswered() { // §3.3
        Client alice = chat.connect("alice");
        sendPings(alice, 1, 4);
        alice.sends("(nonsense :id \"a\")").sends("(ping").sends("(ping :id 7)");
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :id \"a\" :update-id \"a\")");
        chat.passes(FRAME);
        alice.receives("(invalid-update :update-id \"a\")");
        alice.receives("(malformed-update)");
        receivePongs(alice, 7, 7);
    }

    @Test
    void othersAreNotConcerned() { // §4.2
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        sendPings(alice, 1, 20);
        sendPings(bob, 1, 4);
        receivePongs(bob, 1, 4);
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :update-id 5)");
    }

    @Test
    void aFrameBeginsAnewForWhoTalksSlowly() { // §4.2
        Client alice = chat.connect("alice");
        for (int id = 1; id < 40; id += 4) {
            sendPings(alice, id, id + 3);
            receivePongs(alice, id, id + 3);
            chat.passes(FRAME);
        }
    }

    @Test
    void whatFindsNoPlaceToWaitIsDroppedWithOneWord() { // §4.2
        Client alice = chat.connect("alice");
        int last = 4 + Backlog.MAX_UPDATES;
        sendPings(alice, 1, last + 10);
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :update-id 5)");
        alice.receives("(too-many-updates :id " + (last + 1) + " :update-id " + (last + 1) + " :from \"Lichat\")");
        chat.local().server().change(Settings.FLOOD_LIMIT, 0);
        chat.passes(FRAME);
        receivePongs(alice, 5, last);
        alice.receivesNothing();
    }

    @Test
    void longUpdatesFillThePlaceToWaitSooner() { // ARCHITECTURE: 64 KiB
        Client alice = chat.connect("alice");
        sendPings(alice, 1, 4);
        alice.sends(longPing(5, Backlog.MAX_LENGTH)); // waits alone, however long
        alice.sends("(ping :id 6)");
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :update-id 5)");
        alice.receives("(too-many-updates :update-id 6)");
        chat.passes(FRAME);
        receivePongs(alice, 5, 5);
        sendPings(alice, 7, 10);
        receivePongs(alice, 7, 10);
    }

    @Test
    void whoGoesOnIsGivenUp() { // §4.2
        Client bob = chat.connect("bob");
        Client alice = chat.connect("alice");
        int last = 4 + Backlog.MAX_UPDATES;
        sendPings(alice, 1, last + Inbox.MAX_DROPPED);
        receivePongs(alice, 1, 4);
        alice.receives("(updates-throttled :update-id 5)");
        alice.receives("(too-many-updates)");
        sendPings(alice, last + Inbox.MAX_DROPPED + 1, last + Inbox.MAX_DROPPED + 1);
        alice.receives("(connection-unstable :from \"Lichat\")");
        alice.isClosed(1008);
        sendPings(bob, 1, 1);
        receivePongs(bob, 1, 1);
    }

    @Test
    void zeroIsNoLimit() { // §4.2: it may
        chat.local().server().change(Settings.FLOOD_LIMIT, 0);
        Client alice = chat.connect("alice");
        sendPings(alice, 1, 2_000);
        receivePongs(alice, 1, 2_000);
    }

    private static void sendPings(Client client, int first, int last) {
        for (int id = first; id <= last; id++) {
            client.sends("(ping :id " + id + ")");
        }
    }

    private static void receivePongs(Client client, int first, int last) {
        for (int id = first; id <= last; id++) {
            client.receives("(pong :id " + id + ")");
        }
    }

    private static String longPing(int id, int length) {
        return "(ping :id " + id + " :unknown \"" + "x".repeat(length) + "\")";
    }
}
