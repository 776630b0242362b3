package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.AddressLimits;

/** Logins that wait because others failed, or because many come at once. */
class LoginDelaysTest {
    private static final String HOME = "10.0.0.1";

    @RegisterExtension
    private final Conversation chat = new Conversation().with(AddressLimits.MAX_LOGIN_FAILURES, 100);

    @BeforeEach
    void register() {
        for (String name : List.of("alice", "bob")) {
            Client client = chat.open(HOME).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            client.registers("sesame").drops();
        }
        isLetIn(HOME, "alice");
    }

    private Client login(String address, String name, String password) {
        return chat.open(address)
                .sends("(connect :id 0 :from \"" + name + "\" :password \"" + password + "\" :version \"2.0\")");
    }

    private void isLetIn(String address, String name) {
        Client client = login(address, name, "sesame");
        client.receivesGreeting(name);
        client.drops();
    }

    private void fails(String address) {
        Client client = login(address, "alice", "wrong!");
        chat.passes(Duration.ofSeconds(7));
        client.receives("(invalid-password)");
    }

    /** Whoever is not delayed has been answered by then: others who came later have. */
    private void isDelayed(Client client) {
        for (int i = 0; i < 3; i++) {
            isLetIn("10.9.9." + i, "bob");
        }
        client.hasReceivedNothingYet();
    }

    @Test
    void theNextOneFromTheAddressWaitsAndTheOneAfterItLonger() {
        fails("10.6.6.6");
        Client second = login("10.6.6.6", "alice", "wrong!");
        isDelayed(second);
        chat.passes(Duration.ofMillis(200));
        second.receives("(invalid-password)");
        Client third = login("10.6.6.6", "alice", "wrong!");
        chat.passes(Duration.ofMillis(300));
        isDelayed(third);
        chat.passes(Duration.ofMillis(100));
        third.receives("(invalid-password)");
    }

    @Test
    void anAddressWithFailuresWaitsForAnyName() {
        fails("10.6.6.6");
        Client other = login("10.6.6.6", "bob", "sesame");
        isDelayed(other);
        chat.passes(Duration.ofMillis(100));
        other.receivesGreeting("bob");
    }

    @Test
    void aNameThatManyTryWaitsTwoSecondsAtMost() {
        for (int i = 0; i < 20; i++) {
            fails("10.6.6." + i);
        }
        Client away = login("10.7.7.7", "alice", "sesame");
        chat.passes(Duration.ofMillis(1_900));
        isDelayed(away);
        chat.passes(Duration.ofMillis(100));
        away.receivesGreeting("alice");
    }

    @Test
    void whoHasLoggedInFromThereDoesNotWait() {
        for (int i = 0; i < 20; i++) {
            fails("10.6.6." + i);
        }
        isLetIn(HOME, "alice");
    }

    @Test
    void anUnknownNameIsHashedForAsWell() { // §4.1.6
        BusyHashing busy = new BusyHashing(chat.local());
        Client nobody = login(HOME, "nobody", "sesame");
        Client guest = chat.open(HOME).connects("(connect :id 0 :from \"guest\" :version \"2.0\")");
        chat.local().settle();
        nobody.hasReceivedNothingYet();
        busy.goesOn();
        nobody.receives("(no-such-profile :id 0 :update-id 0)");
        nobody.isClosed(1008);
        guest.pongs();
    }

    @Test
    @Timeout(60)
    void aThousandAtOnceDoNotDelayAnother() {
        chat.local().server().change(AddressLimits.MAX_LOGIN_FAILURES, 0); // so that all that may wait are hashed for
        List<Client> crowd = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            crowd.add(login("10.6.6.6", "alice", "guess" + i));
        }
        long begun = System.nanoTime();
        isLetIn("10.7.7.7", "bob");
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        for (Client client : crowd) {
            String answer = client.next().type();
            assertTrue(Set.of("invalid-password", "too-many-updates", "failure").contains(answer), answer);
        }
        assertTrue(taken.compareTo(Duration.ofSeconds(1)) < 0, () -> "the login took " + taken);
    }
}
