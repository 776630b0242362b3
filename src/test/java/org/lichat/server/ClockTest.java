package org.lichat.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;

/** Clocks that are wrong (§4.2). */
class ClockTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @ParameterizedTest
    @ValueSource(longs = {-60, -1, 0, 1, 60})
    void aClockThatIsAboutRightIsKept(long skew) { // §4.2, interoperability.md: clocks
        Client alice = chat.join("alice");
        says(alice, 5, skew);
        alice.receives("(message :id 5 :clock " + (chat.local().clock() + skew) + ")");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, -61, 61, 3600})
    void aClockThatIsWrongIsCorrectedAndItsOwnerToldBeforeTheReply(long skew) { // §4.2, §3.3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        says(alice, 5, skew);
        alice.receives("(clock-skewed :id 5 :update-id 5 :from \"Lichat\" :clock "
                + chat.local().clock() + ")");
        alice.receives("(message :id 5 :from \"alice\" :clock " + chat.local().clock() + ")");
        bob.receives("(message :id 5 :from \"alice\" :clock " + chat.local().clock() + ")");
        bob.receivesNothing();
    }

    @Test
    void theWildestClocksAreOnlyWrong() { // §4.2
        Client alice = chat.connect("alice");
        alice.sends("(ping :id 5 :clock 0)").sends("(ping :id 6 :clock 9223372036854775807)");
        alice.receives("(clock-skewed :update-id 5)");
        alice.receives("(pong :id 5 :clock " + chat.local().clock() + ")");
        alice.receives("(pong :id 6 :clock " + chat.local().clock() + ")");
    }

    @Test
    void itsOwnerIsToldOnce() { // interoperability.md: clocks
        Client alice = chat.join("alice");
        says(alice, 5, 3600);
        alice.receives("(clock-skewed :update-id 5)");
        alice.receives("(message :id 5)");
        says(alice, 6, 3610);
        alice.receives("(message :id 6 :clock " + chat.local().clock() + ")");
        alice.receivesNothing();
    }

    @Test
    void itsOwnerIsToldEvenIfTheUpdateFails() { // §4.2
        Client alice = chat.connect("alice");
        says(alice, 5, 3600);
        alice.receives("(clock-skewed :update-id 5)");
        alice.receives("(no-such-channel :update-id 5)");
        alice.receivesNothing();
    }

    @Test
    void whoseClockJumpsBackAndForthIsGivenUp() { // §4.2
        Client alice = chat.connect("alice");
        for (int id = 0; id < Skew.MAX_JUMPS; id++) {
            alice.sends("(ping :id " + id + " :clock " + (chat.local().clock() + 100 + (id % 2) * 100L) + ")");
            if (id == 0) {
                alice.receives("(clock-skewed :update-id 0)");
            }
            alice.receives("(pong :id " + id + ")");
        }
        alice.sends("(ping :id 99 :clock 0)");
        alice.receives("(connection-unstable :id 99 :update-id 99 :from \"Lichat\")");
        alice.isClosed(1008);
    }

    @Test
    void aClockThatDriftsIsNotGivenUp() { // §4.2
        Client alice = chat.connect("alice");
        for (int id = 0; id < 3 * Skew.MAX_JUMPS; id++) {
            alice.sends("(ping :id " + id + " :clock " + (chat.local().clock() + 100 + id * 10L) + ")");
            if (id == 0) {
                alice.receives("(clock-skewed :update-id 0)");
            }
            alice.receives("(pong :id " + id + ")");
        }
    }

    private void says(Client client, int id, long skew) {
        client.sends("(message :id " + id + " :clock " + (chat.local().clock() + skew)
                + " :channel \"lobby\" :text \"Hi\")");
    }
}
