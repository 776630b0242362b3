package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.core.Erasure;
import org.lichat.domain.Name;
import org.lichat.server.Settings;
import org.lichat.store.MemoryStore;

/** shirakumo §9. */
class QuietTest {
    private final MemoryStore store = new MemoryStore();

    @RegisterExtension
    private final Conversation chat = new Conversation(new Quiet(), new Backfill(), new Typing(), new Search())
            .on(store.stores())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(Settings.FLOOD_LIMIT, 5_000);

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-quiet\""));
    }

    @Test
    void theModeratorIsAnswered() { // quiet 1, 2; unquiet 1, 2; quieted 1, 2
        Client alice = chat.join("alice");
        alice.sends("(shirakumo:quiet :id 2 :channel \"LOBBY\" :target \"Bob\")")
                .receives("(quiet :id 2 :from \"alice\" :channel \"lobby\" :target \"Bob\")");
        alice.sends("(quiet :id 3 :channel \"lobby\" :target \"bob\")").receives("(quiet :id 3)");
        alice.sends("(quiet :id 4 :channel \"lobby\" :target \"carol\")").receives("(quiet :id 4)");
        alice.sends("(quieted :id 5 :channel \"lobby\")").receives("(quieted :id 5 :target (\"Bob\" \"carol\"))");
        alice.sends("(unquiet :id 6 :channel \"lobby\" :target \"BOB\")").receives("(unquiet :id 6 :target \"BOB\")");
        alice.sends("(unquiet :id 7 :channel \"lobby\" :target \"nobody\")").receives("(unquiet :id 7)");
        alice.sends("(quieted :id 8 :channel \"lobby\")").receives("(quieted :id 8 :target (\"carol\"))");
    }

    @Test
    void itIsSentBackToAllConnectionsAndNobodyElse() { // 2: the target is not told
        Client alice = chat.join("alice").registers("sesame");
        Client phone = chat.login("alice", "sesame");
        phone.receivesGreeting("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        phone.receives("(join :from \"bob\")");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet :id 2)");
        phone.receives("(quiet :id 2)");
        alice.sends("(quieted :id 3 :channel \"lobby\")").receives("(quieted :id 3)");
        phone.receivesNothing();
        bob.receivesNothing();
    }

    @Test
    void nobodyElseHearsWhoIsQuiet() { // delivery 1, 2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob").registers("barley");
        Client phone = chat.login("bob", "barley");
        phone.receivesGreeting("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"BOB\")").receives("(quiet :id 2)");
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Spam\")").receives("(message :id 3 :text \"Spam\")");
        phone.receives("(message :id 3 :text \"Spam\")");
        bob.sends("(typing :id 4 :channel \"lobby\")").receives("(typing :id 4)");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Quiet here\")").receives("(message :id 5)");
        bob.receives("(message :id 5)"); // who is quiet still hears
        phone.receives("(message :id 5)");
        alice.sends("(unquiet :id 6 :channel \"lobby\" :target \"bob\")").receives("(unquiet :id 6)");
        bob.sends("(message :id 7 :channel \"lobby\" :text \"Sorry\")").receives("(message :id 7)");
        alice.receives("(message :id 7 :from \"bob\")");
    }

    @Test
    void whatNobodyHeardIsNotKept() { // else backfill would bring it to everybody
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Spam\")").receives("(message)");
        alice.sends("(backfill :id 4 :channel \"lobby\")").receives("(join :from \"bob\")");
        alice.receives("(backfill :id 4)");
        alice.sends("(search :id 5 :channel \"lobby\" :query (:text \"Spam\"))").receives("(search :id 5 :results ())");
    }

    @Test
    void comingAndGoingIsNotHeardEither() { // any channel-update
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        bob.sends("(leave :id 3 :channel \"lobby\")").receives("(leave :id 3)");
        bob.sends("(join :id 4 :channel \"lobby\")").receives("(join :id 4)");
        bob.drops();
        alice.receivesNothing();
        alice.sends("(users :id 5 :channel \"lobby\")").receives("(users :id 5 :users (\"alice\"))");
    }

    @Test
    void aKickIsHeardButNotItsLeave() { // the kick is its sender's, the leave is of who is quiet
        Client alice = chat.join("alice");
        Client carol = chat.join("carol");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.receives("(join)");
        carol.receives("(join)");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        alice.sends("(kick :id 3 :channel \"lobby\" :target \"bob\")").receives("(kick :id 3)");
        bob.receives("(kick)");
        bob.receives("(leave :from \"bob\")");
        carol.receives("(kick :target \"bob\")");
        carol.receivesNothing();
        alice.receivesNothing();
        bob.sends("(message :id 4 :channel \"lobby\" :text \"Hi\")").receives("(not-in-channel :update-id 4)");
    }

    @Test
    void itIsOfOneChannelOnly() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        bob.sends("(create :id 3 :channel \"tea\")").receives("(join)");
        alice.sends("(join :id 4 :channel \"tea\")").receives("(join)");
        bob.receives("(join)");
        bob.sends("(message :id 5 :channel \"tea\" :text \"Hi\")").receives("(message)");
        alice.receives("(message :id 5)");
    }

    @Test
    void whoMayNotIsRefused() { // §5.1.8
        chat.join("alice");
        Client bob = chat.join("bob");
        for (String type : new String[] {"quiet", "unquiet"}) {
            bob.sends("(" + type + " :id 2 :channel \"lobby\" :target \"alice\")")
                    .receives("(insufficient-permissions :update-id 2)");
            bob.sends("(" + type + " :id 3 :channel \"lichat\" :target \"alice\")")
                    .receives("(insufficient-permissions :update-id 3)");
        }
        bob.sends("(quieted :id 4 :channel \"lobby\")").receives("(insufficient-permissions :update-id 4)");
    }

    @Test
    void badInputIsRefused() { // §5.1
        Client alice = chat.join("alice");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \" bob\")").receives("(bad-name :update-id 2)");
        alice.sends("(quiet :id 3 :channel \"nowhere\" :target \"bob\")").receives("(no-such-channel :update-id 3)");
        alice.sends("(quiet :id 4 :channel \"lobby\")").receives("(malformed-update :update-id 4)");
        alice.sends("(quieted :id 5)").receives("(malformed-update :update-id 5)");
    }

    @Test
    void theListIsBounded() {
        Client alice = chat.join("alice");
        for (int i = 0; i < Quiet.MOST; i++) {
            alice.sends("(quiet :id 2 :channel \"lobby\" :target \"u" + i + "\")")
                    .receives("(quiet)");
        }
        alice.sends("(quiet :id 3 :channel \"lobby\" :target \"more\")").receives("(update-failure :update-id 3)");
        alice.sends("(quiet :id 4 :channel \"lobby\" :target \"U7\")").receives("(quiet :id 4)");
        alice.sends("(unquiet :id 5 :channel \"lobby\" :target \"u7\")").receives("(unquiet)");
        alice.sends("(quiet :id 6 :channel \"lobby\" :target \"more\")").receives("(quiet :id 6)");
    }

    @Test
    void itOutlivesARestart() {
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        alice.drops();
        chat.local().restart();
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        Client bob = chat.join("bob");
        bob.sends("(message :id 4 :channel \"lobby\" :text \"Spam\")").receives("(message)");
        again.receivesNothing();
        again.sends("(quieted :id 5 :channel \"lobby\")").receives("(quieted :target (\"bob\"))");
    }

    @Test
    void whoIsErasedIsNotOnTheList() { // a later bob is somebody else
        Client alice = chat.join("alice");
        chat.connect("bob").registers("barley").drops();
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"bob\")").receives("(quiet)");
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        String all = root.sends("(lichat-ee:export :id 5 :target \"bob\")")
                .receives("(lichat-ee:export :id 5)")
                .string(":text");
        assertTrue(
                all.replaceAll("\\s", "").contains("{\"channel\":\"lobby\",\"attribute\":\"shirakumo:quiet\"}"), all);
        root.sends("(lichat-ee:erase :id 3 :target \"bob\")").receives("(lichat-ee:erase :id 3)");
        alice.sends("(quieted :id 4 :channel \"lobby\")").receives("(quieted :target ())");
    }

    @Test
    void norIsWhoWasErasedWhileTheServerWasAway() {
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(quiet :id 2 :channel \"lobby\" :target \"Bob\")").receives("(quiet)");
        alice.sends("(quiet :id 3 :channel \"lobby\" :target \"carol\")").receives("(quiet)");
        alice.drops();
        chat.local().settle();
        Erasure.erase(store.stores(), Name.of("bob"), Name.of("Lichat"));
        for (int start = 0; start < 2; start++) {
            chat.local().restart();
            Client again = chat.login("alice", "sesame");
            again.receivesGreeting("alice");
            again.sends("(quieted :id 4 :channel \"lobby\")").receives("(quieted :target (\"carol\"))");
            again.drops();
        }
        assertFalse(store.ofNetwork().kept().containsKey("erased"));
    }
}
