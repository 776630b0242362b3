package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §4. */
class EditTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Edit(), new Backfill());

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-edit\""));
    }

    @Test
    void itGoesToEverybodyAsAMessageDoes() { // §5.4.5.2; interoperability.md: extensions
        Client alice = chat.join("alice").registers("sesame");
        Client other = chat.login("alice", "sesame");
        other.receivesGreeting("alice");
        Client bob = chat.join("bob"); // who has announced nothing
        Client eve = chat.connect("eve");
        long clock = chat.local().clock();
        for (Client client : new Client[] {alice, other}) {
            client.receives("(join :from \"bob\")");
        }
        alice.sends("(shirakumo:edit :id \"m-1\" :channel \"LOBBY\" :text \"Hello\")");
        for (Client client : new Client[] {alice, other, bob}) {
            client.receivesExactly(
                    "(edit :id \"m-1\" :clock " + clock + " :from \"alice\" :channel \"lobby\" :text \"Hello\")");
        }
        eve.receivesNothing();
    }

    @Test
    void theTextMayBeEmptyButNotMissing() {
        Client alice = chat.join("alice");
        alice.sends("(edit :id 5 :channel \"lobby\" :text \"\")").receives("(edit :id 5 :text \"\")");
        alice.sends("(edit :id 6 :channel \"lobby\")").receives("(malformed-update :update-id 6)");
    }

    @Test
    void onlyMembersEdit() { // §5.4.5.1
        chat.join("alice");
        Client eve = chat.connect("eve");
        eve.sends("(edit :id 5 :channel \"lobby\" :text \"Hi\")").receives("(not-in-channel :update-id 5)");
        eve.sends("(edit :id 6 :channel \"nowhere\" :text \"Hi\")").receives("(no-such-channel :update-id 6)");
    }

    @Test
    void itsPermissionIsItsOwn() { // §5.1.8
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update message)");
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Hi\")");
        bob.receives("(insufficient-permissions :update-id 3)");
        bob.sends("(edit :id 4 :channel \"lobby\" :text \"Hi\")").receives("(edit :id 4)");
        alice.sends("(deny :id 5 :channel \"lobby\" :target \"bob\" :update edit)");
        bob.sends("(edit :id 6 :channel \"lobby\" :text \"Hi\")").receives("(insufficient-permissions :update-id 6)");
    }

    @Test
    void onThePrimaryChannelAdministratorsEdit() { // interoperability.md: default permissions
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(edit :id 1 :channel \"lichat\" :text \"Hi\")").receives("(edit :id 1)");
        Client bob = chat.connect("bob");
        bob.sends("(edit :id 2 :channel \"lichat\" :text \"Hi\")").receives("(insufficient-permissions :update-id 2)");
    }

    @Test
    void inAnAnonymousChannelItsMembersEdit() { // interoperability.md: default permissions
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1)");
        String channel = alice.receives("(join :id 1)").field(":channel");
        alice.sends("(edit :id 2 :channel " + channel + " :text \"Hi\")").receives("(edit :id 2)");
        Client eve = chat.connect("eve");
        eve.sends("(edit :id 3 :channel " + channel + " :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 3)");
    }

    @Test
    void itIsKept() {
        Client alice = chat.join("alice");
        alice.sends("(message :id 2 :channel \"lobby\" :text \"Helo\")").receives("(message :id 2)");
        alice.sends("(edit :id 2 :channel \"lobby\" :text \"Hello\")").receives("(edit :id 2)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        bob.sends("(backfill :id 4 :channel \"lobby\")").receives("(join :from \"alice\")");
        bob.receives("(message :id 2 :text \"Helo\")");
        bob.receives("(edit :id 2 :from \"alice\" :text \"Hello\")");
    }
}
