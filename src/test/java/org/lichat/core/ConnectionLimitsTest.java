package org.lichat.core;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

/** How many connections there may be: steps 1 and 8 of §4.1. */
class ConnectionLimitsTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void aFullServerTakesNobody() { // §4.1.1
        limit(Settings.CONNECTION_LIMIT, 1);
        Client alice = chat.connect("alice");
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"bob\" :version \"2.0\")");
        bob.receives("(too-many-connections :id 7 :update-id 7 :from \"Lichat\")");
        bob.isClosed(1013);
        alice.receivesNothing();
        alice.drops();
        chat.connect("bob");
    }

    @Test
    void aFullServerDoesNotLookAtTheUpdate() { // §4.1.1, §4.1.2
        limit(Settings.CONNECTION_LIMIT, 1);
        chat.connect("alice");
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \" \" :version \"0.1\")");
        bob.receives("(too-many-connections :update-id 7)");
        bob.isClosed(1013);
    }

    @Test
    void whoComesFarBeyondTheLimitIsSentAwayAtOnce() { // §4.1.1
        limit(Settings.CONNECTION_LIMIT, 1);
        for (int i = 0; i < 65; i++) {
            chat.open();
        }
        Client late = chat.open();
        late.receives("(too-many-connections :from \"Lichat\")");
        late.isClosed(1013);
    }

    @Test
    void aUserHasSoManyConnections() { // §4.1.8, §2.1
        limit(Settings.MAX_CONNECTIONS_PER_USER, 2);
        Client alice = chat.connect("alice").registers("secret");
        Client second = chat.login("alice", "secret");
        second.receivesGreeting("alice");
        Client third = chat.login("alice", "secret");
        third.receives("(too-many-connections :id 0 :update-id 0 :from \"Lichat\")");
        third.isClosed(1013);
        chat.connect("bob");

        second.drops();
        chat.login("alice", "secret").receivesGreeting("alice");
        alice.receivesNothing();
    }

    @Test
    void thePasswordIsCheckedFirst() { // §4.1.7, §4.1.8
        limit(Settings.MAX_CONNECTIONS_PER_USER, 1);
        chat.connect("alice").registers("secret");
        Client second = chat.login("alice", "wrong");
        second.receives("(invalid-password :update-id 0)");
        second.isClosed(1008);
    }

    @Test
    void anAddressHasSoManyConnections() { // §4.1.1
        limit(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 1);
        Client alice = connect("10.0.0.1", "alice");
        Client bob = chat.open("10.0.0.1");
        bob.sends("(connect :id 7 :from \"bob\" :version \"2.0\")");
        bob.receives("(too-many-connections :id 7 :update-id 7)");
        bob.isClosed(1013);
        connect("10.0.0.2", "carol");
        alice.drops();
        connect("10.0.0.1", "bob");
    }

    @Test
    void someAddressesAreNotLimited() { // §4.1.1
        limit(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 1);
        chat.local().server().change(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of("10.0.0.0/24")));
        connect("10.0.0.1", "alice");
        connect("10.0.0.1", "bob");
        connect("10.0.1.1", "carol");
        Client dave = chat.open("10.0.1.1");
        dave.sends("(connect :id 7 :from \"dave\" :version \"2.0\")");
        dave.receives("(too-many-connections :update-id 7)");
        dave.isClosed(1013);
    }

    private Client connect(String address, String name) {
        return chat.open(address).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
    }

    private void limit(Setting<Integer> setting, int value) {
        chat.local().server().change(setting, value);
    }
}
