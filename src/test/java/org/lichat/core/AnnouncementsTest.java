package org.lichat.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** Who is told that somebody came to the primary channel or left it (interoperability.md: primary channel join and leave). */
class AnnouncementsTest {
    @RegisterExtension
    private final Conversation chat = new Conversation().with(Settings.ANNOUNCE_LIMIT, 2);

    @Test
    void upToTheLimitEverybodyIsTold() { // §4.1.13, §4.3.4
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        alice.receives("(join :from \"bob\" :channel \"Lichat\")");
        bob.drops();
        alice.receives("(leave :from \"bob\" :channel \"Lichat\")");
    }

    @Test
    void aboveTheLimitOnlyTheUserItself() { // §4.1.13, §4.3.4
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        alice.receives("(join :from \"bob\")");
        Client carol = chat.connect("carol"); // whose greeting has her join
        alice.receivesNothing();
        bob.receivesNothing();

        carol.drops();
        alice.receivesNothing();
        bob.drops();
        alice.receives("(leave :from \"bob\" :channel \"Lichat\")");
    }

    @Test
    void zeroIsNever() {
        chat.local().server().change(Settings.ANNOUNCE_LIMIT, 0);
        Client alice = chat.connect("alice");
        chat.connect("bob").drops();
        alice.receivesNothing();
    }

    @Test
    void anotherConnectionIsNoArrival() { // §4.1.12
        Client alice = chat.connect("alice").registers("secret");
        Client bob = chat.connect("bob");
        alice.receives("(join :from \"bob\")");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        again.drops();
        bob.receivesNothing();
        alice.receivesNothing();
    }
}
