package org.lichat.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** What users and channels are to each other, whatever is done with them (§2.1–2.4). */
class ChannelsTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void aRegularChannelIsOpen() { // §2.4.3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\" :channel \"lobby\")");
        Client eve = chat.connect("eve");
        eve.sends("(channels :id 2)");
        eve.receives("(channels :id 2 :channels (\"Lichat\" \"lobby\"))");
        bob.sends("(leave :id 3 :channel \"lobby\")");
        bob.receives("(leave :id 3 :from \"bob\" :channel \"lobby\")");
        alice.receives("(leave :id 3 :from \"bob\" :channel \"lobby\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a  b", "a\tb", "123456789012345678901234567890123"})
    void channelsAreNamedAsUsersAre(String name) { // §2.4.4
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"" + name + "\")");
        alice.receives("(bad-name :id 1 :update-id 1)");
    }

    @Test
    void aChannelIsFoundInAnyCaseAndKeepsItsSpelling() { // §2.4.4, §2.2.1
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"Straße 7\")");
        alice.receives("(join :id 1 :channel \"Straße 7\")");
        alice.sends("(create :id 2 :channel \"STRAẞE 7\")");
        alice.receives("(channelname-taken :id 2 :update-id 2)");
        alice.sends("(message :id 3 :channel \"straße 7\" :text \"Hi\")");
        alice.receives("(message :id 3 :channel \"Straße 7\" :text \"Hi\")");
        alice.sends("(message :id 4 :channel \"strasse 7\" :text \"Hi\")");
        alice.receives("(no-such-channel :id 4 :update-id 4)");
    }

    @Test
    void usersAndChannelsMayShareAName() { // §2.2
        Client lobby = chat.connect("lobby");
        chat.join("alice");
        lobby.sends("(join :id 1 :channel \"lobby\")");
        lobby.receives("(join :id 1 :from \"lobby\" :channel \"lobby\")");
    }

    @Test
    void aUserIsInSoManyChannelsThePrimaryOneIncluded() { // §2.2, interoperability.md: user limits
        chat.local().server().change(Settings.MAX_CHANNELS_PER_USER, 2);
        Client alice = chat.join("alice");
        alice.sends("(create :id 2 :channel \"more\")");
        alice.receives("(too-many-channels :id 2 :update-id 2)");
        alice.sends("(leave :id 3 :channel \"lobby\")");
        alice.receives("(leave :id 3)");
        alice.sends("(create :id 4 :channel \"more\")");
        alice.receives("(join :id 4 :channel \"more\")");
    }

    @Test
    void aUserIsThereOnceHoweverManyConnectionsItHas() { // §2.1, §2.2
        Client alice = chat.join("alice").registers("secret");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        again.sends("(join :id 1 :channel \"lobby\")");
        again.receives("(already-in-channel :id 1 :update-id 1)");
        again.sends("(users :id 2 :channel \"lobby\")");
        again.receives("(users :id 2 :users (\"alice\"))");
        again.sends("(user-info :id 3 :target \"ALICE\")");
        again.receives("(user-info :id 3 :connections 2 :registered T)");
        alice.receivesNothing();
    }

    @Test
    void allConnectionsActForTheUser() { // §2.1, §2.2
        Client alice = chat.connect("alice").registers("secret");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        again.sends("(create :id 1 :channel \"lobby\")");
        again.receives("(join :id 1 :from \"alice\" :channel \"lobby\")");
        alice.receives("(join :id 1 :from \"alice\" :channel \"lobby\")");
        alice.sends("(leave :id 2 :channel \"lobby\")");
        again.receives("(leave :id 2 :from \"alice\" :channel \"lobby\")");
        alice.receives("(leave :id 2 :from \"alice\" :channel \"lobby\")");
    }
}
