package org.lichat.core;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;

/** Silence, and what the server makes of it (§4.2). */
class MaintenanceTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void aPingIsAnsweredByAPong() { // §4.2
        Client alice = chat.connect("alice");
        alice.sends("(ping :id 7)");
        alice.receivesExactly("(pong :id 7 :clock " + chat.local().clock() + " :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void aPongIsNotAnswered() { // §4.2
        Client alice = chat.connect("alice");
        alice.sends("(pong :id 7)");
        alice.receivesNothing();
    }

    @Test
    void whoIsSilentIsPingedWithin60Seconds() { // §4.2
        Client alice = chat.connect("alice");
        for (int second = 0; second < 59; second++) {
            chat.passes(Duration.ofSeconds(1));
        }
        alice.receives("(ping :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void twoWhoLookAtOnceSendOnePing() throws Exception { // §4.2: a turn that was made up for may meet the late one
        Client alice = chat.connect("alice");
        for (int round = 0; round < 100; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other = new Thread(() -> half(start));
            other.start();
            half(start);
            other.join();
            alice.receives("(ping)");
            alice.sends("(pong :id 7)");
            alice.receivesNothing();
        }
    }

    private void half(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException impossible) {
            throw new IllegalStateException(impossible);
        }
        chat.passes(Duration.ofSeconds(30));
    }

    @Test
    void whoWasJustHeardIsNotPinged() { // §4.2
        Client alice = chat.connect("alice");
        chat.passes(Duration.ofSeconds(50));
        alice.sends("(pong :id 7)");
        chat.passes(Duration.ofSeconds(50));
        alice.receivesNothing();
        chat.passes(Duration.ofSeconds(59));
        alice.receives("(ping :from \"Lichat\")");
    }

    @Test
    void whoStaysSilentIsGivenUp() { // §4.2
        Client bob = chat.join("bob");
        Client alice = chat.join("alice");
        bob.receives("(join :from \"alice\")");
        for (int time = 0; time < 2; time++) {
            chat.passes(Duration.ofSeconds(59));
            alice.receives("(ping)");
            bob.receives("(ping)");
            bob.sends("(pong :id 7)");
        }
        chat.passes(Duration.ofSeconds(3)); // 121 in all
        alice.receives("(connection-unstable :from \"Lichat\")");
        alice.isClosed(1008);
        bob.receives("(leave :from \"alice\" :channel \"lobby\")");
        bob.receivesNothing();
    }

    @Test
    void nobodyIsGivenUpBefore100Seconds() { // §4.2
        Client alice = chat.connect("alice");
        chat.passes(Duration.ofSeconds(50));
        chat.passes(Duration.ofSeconds(51));
        alice.receives("(ping)");
        alice.pongs();
    }

    @Test
    void whoDoesNotConnectIsGivenUp() { // §4.1
        Client bob = chat.open();
        chat.passes(Duration.ofSeconds(14));
        bob.sends("(ping :id 7)"); // is no connect
        bob.receives("(invalid-update :update-id 7)");
        chat.passes(Duration.ofSeconds(2));
        bob.receives("(connection-unstable :from \"Lichat\")");
        bob.isClosed(1008);
    }

    @Test
    void whoConnectsInTimeStays() { // §4.1
        Client bob = chat.open();
        chat.passes(Duration.ofSeconds(14));
        bob.connects("(connect :id 0 :from \"bob\" :version \"2.0\")");
        chat.passes(Duration.ofSeconds(14));
        bob.receivesNothing();
    }

    @Test
    void anUpdateThatIsTooLongIsAnsweredAndHeard() { // §5.1.2, §4.2
        Client alice = chat.connect("alice");
        chat.passes(Duration.ofSeconds(50));
        alice.local().inbox().receivedTooLong();
        alice.receives("(update-too-long :from \"Lichat\")");
        chat.passes(Duration.ofSeconds(50));
        alice.receivesNothing();
    }
}
