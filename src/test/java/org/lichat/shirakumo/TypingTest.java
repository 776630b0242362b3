package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §23. */
class TypingTest {
    private static final String TYPES = "(typing :id 5 :channel \"lobby\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Typing(), new Backfill());

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-typing\""));
    }

    @Test
    void whoKnowsItSeesIt() { // 1; interoperability.md: extensions
        Client bob = knowing("bob");
        bob.sends("(create :id 1 :channel \"lobby\")").receives("(join)");
        Client old = chat.join("old"); // who has announced nothing
        Client alice = chat.join("alice"); // nor has she, but she uses it
        Client eve = knowing("eve"); // who is not in the channel
        long clock = chat.local().clock();
        bob.receives("(join :from \"old\")");
        bob.receives("(join :from \"alice\")");
        old.receives("(join :from \"alice\")");
        alice.sends("(shirakumo:typing :id 5 :channel \"LOBBY\")");
        String typing = "(typing :id 5 :clock " + clock + " :from \"alice\" :channel \"lobby\")";
        alice.receivesExactly(typing);
        bob.receivesExactly(typing);
        old.receivesNothing();
        eve.receivesNothing();
    }

    @Test
    void ofOnesOwnConnectionsThoseSeeItThatKnowIt() { // 1; interoperability.md: extensions
        Client alice = chat.join("alice").registers("sesame");
        Client old = chat.login("alice", "sesame");
        old.receivesGreeting("alice");
        Client other = chat.open();
        other.sends("(connect :id 1 :from \"alice\" :password \"sesame\" :version \"2.0\""
                + " :extensions (\"shirakumo-typing\"))");
        other.receivesGreeting("alice");
        alice.sends(TYPES).receives("(typing :id 5)");
        other.receives("(typing :id 5 :from \"alice\")");
        old.receivesNothing();
    }

    @Test
    void onlyMembersType() { // interoperability.md: typing
        chat.join("alice");
        Client eve = chat.connect("eve");
        eve.sends(TYPES).receives("(not-in-channel :update-id 5)");
        eve.sends("(typing :id 6 :channel \"nowhere\")").receives("(no-such-channel :update-id 6)");
        eve.sends("(typing :id 7)").receives("(malformed-update :update-id 7)");
    }

    @Test
    void whoMayNotIsRefused() { // §5.1.8
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        bob.sends("(typing :id 2 :channel \"lichat\")").receives("(insufficient-permissions :update-id 2)");
        alice.sends("(deny :id 3 :channel \"lobby\" :target \"bob\" :update typing)");
        bob.sends(TYPES).receives("(insufficient-permissions :update-id 5)");
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(typing :id 4 :channel \"lichat\")").receives("(typing :id 4)");
    }

    @Test
    void itIsNotKept() { // over before anybody could ask for it
        Client alice = chat.join("alice");
        alice.sends(TYPES).receives("(typing :id 5)");
        alice.sends("(message :id 6 :channel \"lobby\" :text \"Hi\")").receives("(message)");
        alice.sends("(backfill :id 7 :channel \"lobby\")").receives("(message :id 6)");
        alice.receives("(backfill :id 7)");
        chat.local().restart();
        Client bob = knowing("bob");
        bob.sends("(join :id 8 :channel \"lobby\")").receives("(join)");
        bob.sends("(backfill :id 9 :channel \"lobby\")").receives("(join :from \"alice\")");
        bob.receives("(message :id 6)");
        bob.receives("(leave :from \"alice\")");
        bob.receives("(backfill :id 9)");
    }

    @Test
    void itHasItsPlaceAmongWhatIsSaid() { // the way of an update, 3
        Client alice = chat.join("alice");
        for (int i = 0; i < 20; i += 2) {
            alice.sends("(typing :id " + i + " :channel \"lobby\")");
            alice.sends("(message :id " + (i + 1) + " :channel \"lobby\" :text \"Hi\")");
        }
        for (int i = 0; i < 20; i += 2) {
            alice.receives("(typing :id " + i + ")");
            alice.receives("(message :id " + (i + 1) + ")");
        }
    }

    private Client knowing(String name) {
        return chat.open()
                .connects("(connect :id 0 :from \"" + name
                        + "\" :version \"2.0\" :extensions (\"shirakumo-typing\" \"other-thing\"))");
    }
}
