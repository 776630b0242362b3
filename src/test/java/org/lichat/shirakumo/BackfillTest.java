package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §1. */
class BackfillTest {
    private static final Duration STEP = Duration.ofSeconds(30);

    @RegisterExtension
    private final Conversation chat = new Conversation(new Backfill(), new Waves()).with(Settings.FLOOD_LIMIT, 0);

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-backfill\""));
    }

    @Test
    void onlyMembersCatchUp() { // 1
        chat.join("alice");
        Client eve = chat.connect("eve");
        eve.sends("(backfill :id 2 :channel \"lobby\")").receives("(not-in-channel :update-id 2)");
        eve.sends("(backfill :id 3 :channel \"nowhere\")").receives("(no-such-channel :update-id 3)");
        eve.sends("(backfill :id 4)").receives("(malformed-update :update-id 4)");
        eve.receivesNothing();
    }

    @Test
    void whatWasSaidComesAsItWasSaid() { // 2, 3
        Client alice = chat.join("alice");
        long clock = chat.local().clock();
        alice.sends("(message :id \"m-1\" :channel \"LOBBY\" :text \"Hi \\\"there\\\"\n🔑\")")
                .receives("(message)");
        chat.passes(STEP);
        Client bob = chat.join("bob");
        bob.sends("(backfill :id 2 :channel \"lobby\")");
        bob.receivesExactly("(join :id 1 :clock " + clock + " :from \"alice\" :channel \"lobby\")");
        bob.receivesExactly("(message :id \"m-1\" :clock " + clock
                + " :from \"alice\" :channel \"lobby\" :text \"Hi \\\"there\\\"\n🔑\")");
        bob.receivesExactly("(backfill :id 2 :clock " + (clock + 30) + " :from \"bob\" :channel \"lobby\")");
        bob.receivesNothing();
    }

    @Test
    void itComesToTheOneConnectionThatAsks() { // 2, 3
        Client alice = chat.join("alice").registers("sesame");
        Client other = chat.login("alice", "sesame");
        other.receives("(connect)");
        other.receives("(join :channel \"Lichat\")");
        other.receives("(join :channel \"lobby\")");
        other.receives("(message)");
        other.sends("(backfill :id 2 :channel \"lobby\")").receives("(backfill :id 2)");
        alice.receivesNothing();
    }

    @Test
    void onesOwnJoinsAndLeavesAreLeftOut() { // 2; interoperability.md: backfill
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave)");
        bob.receives("(leave :from \"alice\")");
        bob.sends("(leave :id 3 :channel \"lobby\")").receives("(leave)");
        alice.sends("(join :id 4 :channel \"lobby\")").receives("(join)");
        alice.sends("(backfill :id 5 :channel \"lobby\")");
        alice.receives("(join :id 1 :from \"bob\")");
        alice.receives("(leave :id 3 :from \"bob\")");
        alice.receives("(backfill :id 5)");
        alice.receivesNothing();
    }

    @Test
    void itBeginsWhereTheClientSays() { // 2: since
        Client alice = chat.join("alice");
        for (int i = 2; i < 5; i++) {
            says(alice, i);
            chat.passes(STEP);
        }
        long clock = chat.local().clock();
        alice.sends("(backfill :id 5 :channel \"lobby\" :since " + (clock - 60) + ")");
        alice.receives("(message :id 3)");
        alice.receives("(message :id 4)");
        alice.receives("(backfill :id 5 :since " + (clock - 60) + ")");
        alice.sends("(backfill :id 6 :channel \"lobby\" :since " + clock + ")").receives("(backfill :id 6)");
    }

    @Test
    void withoutABeginTheNewestCome() { // 2
        Client alice = chat.join("alice");
        IntStream.range(2, Backfill.USUAL + 10).forEach(i -> says(alice, i));
        alice.sends("(backfill :id 1 :channel \"lobby\")");
        IntStream.range(10, Backfill.USUAL + 10).forEach(i -> alice.receives("(message :id " + i + ")"));
        alice.receives("(backfill :id 1)");
        alice.sends("(backfill :id 1 :channel \"lobby\" :since 0)");
        IntStream.range(2, Backfill.USUAL + 10).forEach(i -> alice.receives("(message :id " + i + ")"));
        alice.receives("(backfill :id 1)");
    }

    @Test
    void itOutlivesARestart() { // 2
        says(chat.join("alice"), 2);
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
        bob.sends("(backfill :id 4 :channel \"lobby\")");
        bob.receives("(join :id 1 :from \"alice\")");
        bob.receives("(message :id 2 :from \"alice\")");
        bob.receives("(leave :from \"alice\")");
        bob.receives("(backfill :id 4)");
        says(bob, 5);
        bob.sends("(backfill :id 6 :channel \"lobby\" :since 0)");
        bob.receives("(join :from \"alice\")");
        bob.receives("(message :id 2)");
        bob.receives("(leave :from \"alice\")");
        bob.receives("(message :id 5)");
        bob.receives("(backfill :id 6)");
    }

    @Test
    void thePrimaryChannelsComesUnderItsNewName() { // §2.4.1
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(message :id 2 :channel \"lichat\" :text \"Hi\")").receives("(message :id 2)");
        chat.with(Settings.NAME, "tea").local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(backfill :id 3 :channel \"tea\")").receives("(message :id 2 :channel \"tea\" :text \"Hi\")");
        bob.receives("(backfill :id 3 :channel \"tea\")");
    }

    @Test
    void strictlyItBeginsAtTheJoin() { // 2; interoperability.md: backfill
        chat.with(Backfill.REACH, Backfill.Reach.STRICT).local().restart();
        Client alice = chat.join("alice");
        says(alice, 2);
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        says(alice, 3);
        bob.receives("(message :id 3)");
        bob.sends("(backfill :id 4 :channel \"lobby\" :since 0)").receives("(message :id 3)");
        bob.receives("(backfill :id 4)");
        alice.sends("(backfill :id 5 :channel \"lobby\")").receives("(message :id 2)");
        alice.receives("(join :from \"bob\")");
        alice.receives("(message :id 3)");
        alice.receives("(backfill :id 5)");
    }

    @Test
    void itHasItsPlaceAmongWhatIsSaid() { // the way of an update, 4
        int rounds = 20;
        Client alice = chat.join("alice");
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int i = 0; i < rounds; i++) {
            alice.sends("(message :id " + (2 * i) + " :channel \"lobby\" :text \"Hi\")");
            alice.sends("(backfill :id " + (2 * i + 1) + " :channel \"lobby\")");
            expected.put(2 * i, 1 + rounds - i); // once when it is said, and once for each who asks later
            expected.put(2 * i + 1, 1);
        }
        Map<Integer, Integer> received = new TreeMap<>();
        int ends = 0;
        while (ends < rounds) {
            Conversation.Received next = alice.next();
            int id = Integer.parseInt(next.field(":id"));
            received.merge(id, 1, Integer::sum);
            if (next.is("backfill")) {
                assertEquals(2 * ends + 1, id, "one after another");
                ends++;
            }
        }
        assertEquals(expected, received);
        alice.receivesNothing();
    }

    @Test
    void whoMayNotIsRefused() { // §5.1.8
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update backfill)")
                .receives("(deny)");
        bob.sends("(backfill :id 3 :channel \"lobby\")").receives("(insufficient-permissions :update-id 3)");
    }

    @Test
    void whatTheClientDoesNotUnderstandIsLeftOut() { // interoperability.md: announced extensions
        Client alice = chat.join("alice");
        alice.sends("(wave :id 2 :channel \"lobby\")").receives("(wave :id 2)");
        says(alice, 3);
        Client bob = chat.join("bob");
        bob.sends("(backfill :id 4 :channel \"lobby\")").receives("(join :from \"alice\")");
        bob.receives("(message :id 3)");
        bob.receives("(backfill :id 4)");
        alice.receives("(join :from \"bob\")");
        alice.sends("(backfill :id 5 :channel \"lobby\" :since 0)").receives("(wave :id 2)");
    }

    private static void says(Client client, int id) {
        client.sends("(message :id " + id + " :channel \"lobby\" :text \"Hi\")").receives("(message :id " + id + ")");
    }
}
