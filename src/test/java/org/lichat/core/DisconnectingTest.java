package org.lichat.core;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** How connections end (§4.3). */
class DisconnectingTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void whoSaysGoodbyeIsAnsweredAndClosed() { // §4.3.1, §4.3.2
        Client alice = chat.connect("alice");
        alice.sends("(disconnect :id 7)");
        alice.receivesExactly("(disconnect :id 7 :clock " + chat.local().clock() + " :from \"Lichat\")");
        alice.isClosed(1000);
    }

    @Test
    void withTheLastConnectionTheUserLeavesAllChannels() { // §4.3.4
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(create :id 2 :channel \"den\")");
        bob.receives("(join :id 2)");
        alice.sends("(join :id 3 :channel \"den\")");
        alice.receives("(join :id 3)");
        bob.receives("(join :id 3)");

        alice.sends("(disconnect :id 7)");
        alice.receives("(disconnect :id 7)");
        alice.isClosed(1000);
        bob.receives("(leave :from \"alice\" :channel \"den\")");
        bob.receives("(leave :from \"alice\" :channel \"lobby\")");
        bob.sends("(users :id 8 :channel \"lobby\")");
        bob.receives("(users :id 8 :users (\"bob\"))");
        bob.sends("(users :id 9 :channel \"Lichat\")");
        bob.receives("(users :id 9 :users (\"Lichat\" \"bob\"))");
        bob.sends("(user-info :id 10 :target \"alice\")");
        bob.receives("(no-such-user :update-id 10)");
    }

    @Test
    void aLostConnectionIsClosedAllTheSame() { // §4.3.3, §4.3.4
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.drops();
        alice.receives("(leave :from \"bob\" :channel \"lobby\")");
        alice.receivesNothing();
    }

    @Test
    void otherConnectionsStayAndSoDoesTheUser() { // §4.3.3, §4.3.4
        Client alice = chat.join("alice").registers("secret");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");

        alice.sends("(disconnect :id 7)");
        alice.receives("(disconnect :id 7)");
        alice.isClosed(1000);
        bob.receivesNothing();
        again.receivesNothing();
        bob.sends("(message :id 8 :channel \"lobby\" :text \"Hi\")");
        again.receives("(message :id 8 :from \"bob\")");
        bob.receives("(message :id 8)");
        bob.sends("(user-info :id 9 :target \"alice\")");
        bob.receives("(user-info :id 9 :connections 1 :registered T)");

        again.drops();
        bob.receives("(leave :from \"alice\" :channel \"lobby\")");
    }

    @Test
    void theNameIsFreeAfterwards() { // §4.3.4, §4.1.5
        Client alice = chat.join("alice");
        alice.sends("(disconnect :id 7)");
        Client next = chat.connect("Alice");
        next.sends("(users :id 8 :channel \"lobby\")");
        next.receives("(not-in-channel :update-id 8)");
        next.drops();
        chat.connect("alice");
    }

    @Test
    void afterGoodbyeNothingIsDoneAnyMore() { // §4.3.2
        Client bob = chat.join("bob");
        Client alice = chat.join("alice");
        bob.receives("(join :from \"alice\")");
        alice.sends("(disconnect :id 7)").sends("(message :id 8 :channel \"lobby\" :text \"One more thing\")");
        alice.receives("(disconnect :id 7)");
        alice.isClosed(1000);
        bob.receives("(leave :from \"alice\")");
        bob.receivesNothing();
    }

    @RepeatedTest(50) // the journal has to be slower than the goodbye to show anything
    void whatWasSaidBeforeIsShownBefore() { // §4.3.1: the reply never overtakes
        Client alice = chat.join("alice");
        alice.sends("(message :id 6 :channel \"lobby\" :text \"Bye\")").sends("(disconnect :id 7)");
        alice.receives("(message :id 6 :text \"Bye\")");
        alice.receives("(disconnect :id 7)");
        alice.isClosed(1000);
    }

    @Test
    void theLeaverIsNotSentItsOwnLeaves() { // §4.3.2, §4.3.4
        chat.local().server().change(Settings.ANNOUNCE_LIMIT, 10);
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        alice.receives("(join :from \"bob\" :channel \"Lichat\")");
        alice.sends("(disconnect :id 7)");
        alice.receives("(disconnect :id 7)");
        alice.isClosed(1000);
        bob.receives("(leave :from \"alice\" :channel \"Lichat\")");
        bob.receivesNothing();
    }

    @Test
    void aRestartIsNoGoodbye() { // interoperability.md: closing
        Client alice = chat.join("alice");
        Client silent = chat.open();
        chat.local().restart();
        alice.isClosed(1012);
        silent.isClosed(1012);
    }

    @Test
    void whoWasRefusedLeavesNothingBehind() { // §4.3: the exceptional situation
        chat.connect("alice");
        Client other = chat.open();
        other.sends("(connect :id 7 :from \"alice\" :version \"2.0\")").sends("(connect :id 8 :version \"2.0\")");
        other.receives("(username-taken :update-id 7)");
        other.isClosed(1008);
        Client bob = chat.connect("bob");
        bob.sends("(users :id 8 :channel \"Lichat\")");
        bob.receives("(users :id 8 :users (\"Lichat\" \"alice\" \"bob\"))");
    }
}
