package org.lichat.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

class RestartTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void profilesOutliveARestart() { // §2.3
        chat.connect("Alice").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        chat.local().restart();
        Client other = chat.open();
        other.sends("(connect :id 1 :from \"alice\" :version \"2.0\")").receives("(username-taken)");
        chat.login("alice", "sesame").receivesGreeting("Alice");
    }

    @Test
    void channelsOutliveARestartWithTheirRules() { // §2.4, §2.5
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        alice.sends(
                "(permissions :id 2 :channel \"tea\" :permissions ((message (- \"eve\")) (users nil) (pull (+ \"bob\"))))");
        alice.receives("(permissions :id 2)");
        chat.local().restart();

        Client eve = chat.connect("eve");
        eve.sends("(join :id 3 :channel \"tea\")").receives("(join :id 3 :channel \"Tea\")");
        eve.sends("(message :id 4 :channel \"tea\" :text \"Hi\")").receives("(insufficient-permissions :update-id 4)");
        eve.sends("(users :id 5 :channel \"tea\")").receives("(insufficient-permissions :update-id 5)");
        eve.sends("(permissions :id 6 :channel \"tea\")").receives("(insufficient-permissions :update-id 6)");
        Client again = chat.connect("alice");
        again.sends("(pull :id 7 :channel \"tea\" :target \"alice\")")
                .receives("(insufficient-permissions :update-id 7)");
        again.sends("(permissions :id 8 :channel \"tea\")").receives("(permissions :id 8)");
    }

    @Test
    void membershipEndsWithTheServer() { // §4.3.4
        chat.join("alice");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
        bob.sends("(users :id 4 :channel \"lobby\")").receives("(users :users (\"bob\"))");
    }

    @Test
    void expiredChannelsDoNotComeBack() {
        Client alice = chat.join("alice");
        alice.drops();
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1));
        chat.local().restart();
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void anOldProfileDoesNotOpenTheServersUser() { // §2.2, §4.1.5; interoperability.md: primary channel name
        chat.connect("Tea").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        chat.with(Settings.NAME, "tea").local().restart();
        Client client = chat.login("Tea", "sesame");
        client.receives("(username-taken :from \"tea\")");
        client.isClosed(1008);
    }

    @Test
    void anOldChannelDoesNotTakeThePlaceOfThePrimaryOne() { // §2.4.1
        chat.connect("alice").sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        chat.with(Settings.NAME, "tea").local().restart();
        Client alice = chat.connect("alice");
        alice.sends("(join :id 2 :channel \"tea\")").receives("(already-in-channel :update-id 2)");
        alice.sends("(message :id 3 :channel \"tea\" :text \"Hi\")")
                .receives("(insufficient-permissions :update-id 3)");
    }
}
