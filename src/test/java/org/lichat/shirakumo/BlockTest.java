package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §19. */
class BlockTest {
    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Block(), new Backfill(), new Typing(), new Search()).with(Settings.FLOOD_LIMIT, 5_000);

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-block\""));
    }

    @Test
    void onlyTheRegisteredHaveAList() { // block 1, unblock 1, blocked 1
        Client alice = chat.connect("alice");
        alice.sends("(block :id 2 :target \"bob\")").receives("(no-such-profile :update-id 2)");
        alice.sends("(unblock :id 3 :target \"bob\")").receives("(no-such-profile :update-id 3)");
        alice.sends("(blocked :id 4)").receives("(no-such-profile :update-id 4)");
    }

    @Test
    void theUserIsAnsweredOnAllConnections() { // block 2, 3; unblock 2, 3; blocked 2, 3
        Client alice = chat.connect("alice").registers("sesame");
        Client phone = chat.login("alice", "sesame", "shirakumo-block");
        phone.receivesGreeting("alice");
        alice.sends("(shirakumo:block :id 2 :target \"Bob\")")
                .receives("(block :id 2 :from \"alice\" :target \"Bob\")");
        phone.receives("(block :id 2)");
        alice.sends("(block :id 3 :target \"bob\")").receives("(block :id 3)");
        phone.receives("(block :id 3)");
        phone.sends("(blocked :id 4)").receives("(blocked :id 4 :from \"alice\" :target (\"Bob\"))");
        alice.sends("(unblock :id 5 :target \"BOB\")").receives("(unblock :id 5 :target \"BOB\")");
        phone.receives("(unblock :id 5)");
        phone.sends("(unblock :id 6 :target \"nobody\")").receives("(unblock :id 6)");
        alice.receives("(unblock :id 6)");
        phone.sends("(blocked :id 7 :target (\"x\"))").receives("(blocked :id 7 :target ())");
        alice.receivesNothing();
    }

    @Test
    void whoIsBlockedIsNotHeard() { // distribution 1.1, 1.2
        Client alice = chat.join("alice").registers("sesame");
        Client phone = chat.login("alice", "sesame", "shirakumo-block");
        phone.receivesGreeting("alice");
        alice.sends("(block :id 2 :target \"BOB\")").receives("(block)");
        phone.receives("(block)");
        Client bob = chat.join("bob");
        Client carol = chat.join("carol");
        alice.receives("(join :from \"carol\")"); // not bob's
        phone.receives("(join :from \"carol\")");
        bob.receives("(join)");
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Hi\")").receives("(message :id 3)");
        carol.receives("(message :id 3 :from \"bob\")");
        bob.sends("(typing :id 4 :channel \"lobby\")").receives("(typing :id 4)");
        bob.sends("(leave :id 5 :channel \"lobby\")").receives("(leave :id 5)");
        carol.receives("(leave :from \"bob\")");
        phone.receivesNothing();
        alice.receivesNothing();
        alice.sends("(message :id 6 :channel \"lobby\" :text \"Ho\")").receives("(message :id 6)");
        carol.receives("(message :id 6)");
        alice.sends("(users :id 7 :channel \"lobby\")").receives("(users :users (\"alice\" \"carol\"))");
    }

    @Test
    void whoIsBlockedStillHears() {
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(block :id 2 :target \"bob\")").receives("(block)");
        alice.sends("(message :id 3 :channel \"lobby\" :text \"Ho\")").receives("(message)");
        bob.receives("(message :id 3 :from \"alice\")");
        alice.sends("(unblock :id 4 :target \"bob\")").receives("(unblock)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")").receives("(message)");
        alice.receives("(message :id 5)");
    }

    @Test
    void oneAlwaysHearsOneself() { // else one's own requests would have no answer
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(block :id 2 :target \"alice\")").receives("(block)");
        alice.sends("(message :id 3 :channel \"lobby\" :text \"Hm\")").receives("(message :id 3)");
        alice.sends("(backfill :id 4 :channel \"lobby\")").receives("(message :id 3)");
        alice.receives("(backfill :id 4)");
    }

    @Test
    void whoIsPulledBySomebodyBlockedSeesTheJoin() { // the join is the target's own
        Client alice = chat.connect("alice").registers("sesame");
        Client bob = chat.join("bob");
        alice.sends("(block :id 2 :target \"bob\")").receives("(block)");
        bob.sends("(pull :id 3 :channel \"lobby\" :target \"alice\")").receives("(join :id 3 :from \"alice\")");
        alice.receives("(join :from \"alice\" :channel \"lobby\")");
    }

    @Test
    void whatWasSaidBeforeIsHiddenAsWell() { // as long as the list says so
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends("(message :id 2 :channel \"lobby\" :text \"Tea\")").receives("(message)");
        alice.receives("(message)");
        alice.sends("(message :id 3 :channel \"lobby\" :text \"Tea?\")").receives("(message)");
        bob.receives("(message)");
        alice.sends("(block :id 4 :target \"bob\")").receives("(block)");
        alice.sends("(backfill :id 5 :channel \"lobby\")").receives("(message :id 3)");
        alice.receives("(backfill :id 5)");
        String search = "(search :id 6 :channel \"lobby\" :query (:text \"Tea\"))";
        String results = alice.sends(search).receives("(search :id 6)").field(":results");
        assertTrue(results.contains("Tea?") && !results.contains("bob"), results);
        alice.sends("(search :id 7 :channel \"lobby\" :offset 1 :query (:text \"Tea\"))")
                .receives("(search :id 7 :results ())"); // what is hidden is not counted either
        alice.sends("(unblock :id 8 :target \"bob\")").receives("(unblock)");
        alice.sends("(backfill :id 9 :channel \"lobby\")").receives("(join :from \"bob\")");
        alice.receives("(message :id 2 :from \"bob\")");
        alice.receives("(message :id 3)");
        alice.receives("(backfill :id 9)");
    }

    @Test
    void comingAndGoingOnThePrimaryChannelIsNotHeard() { // it is a channel as well
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends("(block :id 2 :target \"bob\")").receives("(block)");
        Client bob = chat.connect("bob");
        bob.drops();
        alice.receivesNothing();
    }

    @Test
    void badInputIsRefused() { // §5.1
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends("(block :id 2 :target \"\")").receives("(bad-name :update-id 2)");
        alice.sends("(block :id 3)").receives("(malformed-update :update-id 3)");
        alice.sends("(blocked :id 4 :target \"bob\")").receives("(malformed-update :update-id 4)");
    }

    @Test
    void theListIsBounded() {
        Client alice = chat.connect("alice").registers("sesame");
        for (int i = 0; i < Block.MOST; i++) {
            alice.sends("(block :id 2 :target \"u" + i + "\")").receives("(block)");
        }
        alice.sends("(block :id 3 :target \"more\")").receives("(update-failure :update-id 3)");
        alice.sends("(block :id 4 :target \"U7\")").receives("(block :id 4)");
        alice.sends("(unblock :id 5 :target \"u7\")").receives("(unblock)");
        alice.sends("(block :id 6 :target \"more\")").receives("(block :id 6)");
    }

    @Test
    void itOutlivesARestart() {
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(block :id 2 :target \"bob\")").receives("(block)");
        alice.drops();
        chat.local().restart();
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        chat.join("bob")
                .sends("(message :id 4 :channel \"lobby\" :text \"Hi\")")
                .receives("(message)");
        again.receivesNothing();
        again.sends("(blocked :id 5)").receives("(blocked :target (\"bob\"))");
    }
}
