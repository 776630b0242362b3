package org.lichat.server;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Notes;
import org.lichat.domain.Name;
import org.lichat.domain.User;

/** State that extensions add to channels, memberships, profiles and the network. */
class AttributesTest {
    private final HeldJournal journal = new HeldJournal();

    @RegisterExtension
    private final Conversation chat = new Conversation(new Notes()).on(journal.stores());

    @Test
    void theyHaveADefault() {
        Client alice = chat.join("alice").registers("sesame");
        reads(alice, "lobby", "none, none, none, none");
    }

    @Test
    void theyAreSetAndOutliveARestart() {
        Client alice = chat.join("alice").registers("sesame");
        writes(alice, "lobby", "a (\\\"b\\\") 🔑\\nc");
        writes(alice, "Lichat", "d");
        reads(alice, "lobby", "a (\\\"b\\\") 🔑\\nc, a (\\\"b\\\") 🔑\\nc, d, d");
        chat.local().restart();
        reads(back(), "lobby", "a (\\\"b\\\") 🔑\\nc, a (\\\"b\\\") 🔑\\nc, d, d");
    }

    @Test
    void theyAreReset() {
        Client alice = chat.join("alice").registers("sesame");
        writes(alice, "lobby", "a");
        writes(alice, "Lichat", "b");
        writes(alice, "lobby", "none");
        writes(alice, "Lichat", "none");
        chat.local().restart();
        reads(back(), "lobby", "none, none, none, none");
    }

    @Test
    void theyAreOfTheirOwner() {
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob").registers("sesame");
        alice.receives("(join :from \"bob\")");
        writes(alice, "lobby", "a");
        writes(alice, "Lichat", "b");
        reads(bob, "lobby", "a, none, none, b");
        reads(alice, "Lichat", "none, none, b, b");
    }

    @Test
    void theyGoWithTheirChannel() {
        Client alice = chat.join("alice").registers("sesame");
        writes(alice, "lobby", "a");
        alice.sends("(leave :id 1 :channel \"lobby\")").receives("(leave :id 1)");
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1), alice);
        alice.sends("(create :id 2 :channel \"lobby\")").receives("(join :id 2)");
        reads(alice, "lobby", "none, none, none, none");
        chat.local().restart();
        reads(back(), "lobby", "none, none, none, none");
    }

    @Test
    @Timeout(20)
    void whoComesBackBeforeTheyAreKeptFindsThem() throws InterruptedException {
        Client alice = chat.join("alice").registers("sesame");
        journal.hold();
        alice.sends("(write :id 3 :channel \"lobby\" :text \"a\")");
        alice.sends("(write :id 4 :channel \"Lichat\" :text \"b\")");
        User before = Objects.requireNonNull(chat.local().server().network().user(Name.of("alice")));
        while (Objects.requireNonNull(before.profile()).attributes().kept().isEmpty()) {
            Thread.onSpinWait(); // until the second one is processed
        }
        alice.drops();
        Client again = chat.login("alice", "sesame");
        journal.awaitTry();
        journal.goOn();
        again.receivesGreeting("alice");
        again.sends("(join :id 5 :channel \"lobby\")").receives("(join :id 5)");
        reads(again, "lobby", "a, a, b, b");
    }

    private Client back() {
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends("(join :id 1 :channel \"lobby\")").receives("(join :id 1)");
        return again;
    }

    private static void writes(Client client, String channel, String text) {
        client.sends("(write :id 7 :channel \"" + channel + "\" :text \"" + text + "\")")
                .receives("(write :id 7)");
    }

    private static void reads(Client client, String channel, String texts) {
        client.sends("(read :id 8 :channel \"" + channel + "\")").receives("(read :id 8 :text \"" + texts + "\")");
    }
}
