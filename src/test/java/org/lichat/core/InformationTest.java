package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;
import org.lichat.wire.Writer;

class InformationTest {
    @RegisterExtension
    private final Conversation chat =
            new Conversation().with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void channelsAreListed() { // §5.5.1.3; interoperability.md: replies
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        chat.join("bob");
        alice.sends("(channels :id \"c\")");
        alice.receives("(channels :id \"c\" :from \"alice\" :channels (\"Lichat\" \"lobby\" \"Tea\"))");
    }

    @Test
    void aChannelIsListedForThoseItPermits() { // §5.5.1.1–2
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        alice.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update channels)")
                .receives("(deny :id 2)");
        bob.sends("(channels :id 3)").receives("(channels :channels (\"Lichat\"))");
        alice.sends("(channels :id 3)").receives("(channels :channels (\"Lichat\" \"lobby\"))");
    }

    @Test
    void anonymousChannelsAreNeverListed() { // §2.4.2; interoperability.md: anonymous channels
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1)").receives("(join :id 1)");
        alice.sends("(channels :id 2)").receives("(channels :channels (\"Lichat\"))");
    }

    @Test
    void whatTheRequestSaysItselfDoesNotCount() { // §5.5
        Client alice = chat.connect("alice");
        alice.sends("(channels :id 2 :channels (\"secret\"))").receives("(channels :channels (\"Lichat\"))");
        alice.sends("(user-info :id 3 :target \"alice\" :registered T :connections 99)");
        assertFalse(alice.receives("(user-info :id 3 :connections 1)").keys().contains(":registered"));
    }

    @Test
    void onlyThoseInTheChannelListItsUsers() { // §5.5.2.1
        chat.join("alice");
        chat.connect("eve")
                .sends("(users :id 7 :channel \"lobby\")")
                .receives("(not-in-channel :id 7 :update-id 7 :from \"Lichat\")");
    }

    @Test
    void usersAreListed() { // §5.5.2.2–3
        Client alice = chat.join("Alice");
        chat.join("bob");
        chat.connect("eve");
        alice.receives("(join :from \"bob\")");
        alice.sends("(users :id \"u\" :channel \"LOBBY\")");
        alice.receives("(users :id \"u\" :from \"Alice\" :channel \"lobby\" :users (\"Alice\" \"bob\"))");
        alice.sends("(users :id 8 :channel \"Lichat\")");
        alice.receives("(users :id 8 :users (\"Lichat\" \"Alice\" \"bob\" \"eve\"))");
    }

    @Test
    void aUserWhoIsNeitherConnectedNorRegisteredDoesNotExist() { // §5.5.3.1, §5.5.5.1
        chat.connect("alice")
                .sends("(user-info :id 7 :target \"bob\")")
                .receives("(no-such-user :id 7 :update-id 7 :from \"Lichat\")");
        root().sends("(server-info :id 7 :target \"bob\")")
                .receives("(no-such-user :id 7 :update-id 7 :from \"Lichat\")");
    }

    @Test
    void userInfoCountsConnections() { // §5.5.3.2
        Client alice = chat.connect("alice");
        alice.sends("(user-info :id 1 :target \"alice\")");
        Received info = alice.receives("(user-info :id 1 :from \"alice\" :target \"alice\" :connections 1)");
        assertEquals(Set.of(":id", ":clock", ":from", ":target", ":connections"), info.keys());
        alice.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        Client second = chat.login("alice", "sesame");
        second.receivesGreeting("alice");
        Client bob = chat.connect("bob");
        bob.sends("(user-info :id 3 :target \"ALICE\")");
        bob.receives("(user-info :id 3 :from \"bob\" :connections 2 :registered T)");
        second.drops();
        bob.sends("(user-info :id 4 :target \"alice\")").receives("(user-info :connections 1 :registered T)");
    }

    @Test
    void userInfoKnowsRegisteredUsersWhoAreAway() { // §5.5.3.1
        away("alice");
        chat.connect("bob")
                .sends("(user-info :id 3 :target \"alice\")")
                .receives("(user-info :id 3 :connections 0 :registered T)");
    }

    @Test
    void userInfoKnowsTheServersUser() { // §2.2
        Client bob = chat.connect("bob");
        bob.sends("(user-info :id 3 :target \"lichat\")");
        assertFalse(bob.receives("(user-info :id 3 :connections 0)").keys().contains(":registered"));
    }

    @Test
    void onlyThoseInTheChannelAskForCapabilities() { // §5.5.4.1
        chat.join("alice");
        chat.connect("eve")
                .sends("(capabilities :id 7 :channel \"lobby\")")
                .receives("(not-in-channel :id 7 :update-id 7 :from \"Lichat\")");
    }

    @Test
    void capabilitiesAreThoseOfTheOneWhoAsks() { // §5.5.4.2–3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        Set<String> anyones = Set.of("join", "leave", "message", "users", "channels", "pull", "capabilities");
        bob.sends("(capabilities :id \"c\" :channel \"LOBBY\")");
        Received answer = bob.receives("(capabilities :id \"c\" :from \"bob\" :channel \"lobby\")");
        assertEquals(new TreeSet<>(anyones), new TreeSet<>(permitted(answer)));

        alice.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update pull)")
                .receives("(deny :id 2)");
        alice.sends("(grant :id 3 :channel \"lobby\" :target \"bob\" :update kick)")
                .receives("(grant :id 3)");
        bob.sends("(capabilities :id 4 :channel \"lobby\" :permitted (ban))");
        Set<String> changed = new TreeSet<>(anyones);
        changed.remove("pull");
        changed.add("kick");
        assertEquals(changed, new TreeSet<>(permitted(bob.receives("(capabilities :id 4)"))));
    }

    private static List<String> permitted(Received capabilities) {
        return ((List<?>) capabilities.fields().getOrDefault(":permitted", List.of()))
                .stream().map(Object::toString).toList();
    }

    @Test
    void serverInfoIsForAdministrators() { // §5.5.5; interoperability.md: default permissions
        chat.connect("alice")
                .sends("(server-info :id 7 :target \"alice\")")
                .receives("(insufficient-permissions :update-id 7)");
    }

    @Test
    void serverInfoTellsTheSpecifiedAttributes() { // §5.5.5.2
        Client root = root();
        long first = chat.local().clock();
        Client alice = chat.join("alice");
        chat.passes(Duration.ofSeconds(5));
        long second = chat.local().clock();
        alice.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        chat.login("alice", "sesame").receivesGreeting("alice");

        root.sends("(server-info :id \"s\" :target \"ALICE\")");
        Received info = root.receives("(server-info :id \"s\" :from \"root\" :connections (((connected-on " + first
                + ")) ((connected-on " + second + "))))");
        assertEquals(Set.of("(channels (\"Lichat\" \"lobby\"))", "(registered-on " + second + ")"), attributes(info));
        assertEquals(Set.of(":id", ":clock", ":from", ":target", ":attributes", ":connections"), info.keys());
    }

    @Test
    void serverInfoTellsWhoIsNotRegistered() { // §5.5.5
        Client root = root();
        chat.connect("alice");
        root.sends("(server-info :id 7 :target \"alice\")");
        assertEquals(
                Set.of("(channels (\"Lichat\"))", "(registered-on NIL)"), attributes(root.receives("(server-info)")));
    }

    @Test
    void serverInfoKnowsRegisteredUsersWhoAreAway() { // §5.5.5.1
        away("alice");
        long registered = chat.local().clock();
        Client root = root();
        root.sends("(server-info :id 7 :target \"alice\")");
        Received info = root.receives("(server-info :id 7 :connections ())");
        assertEquals(Set.of("(channels ())", "(registered-on " + registered + ")"), attributes(info));
    }

    @Test
    void serverInfoKnowsTheServersUser() { // §5.5.5
        Client root = root();
        root.sends("(server-info :id 7 :target \"Lichat\")");
        Received info = root.receives("(server-info :id 7 :connections ())");
        assertEquals(Set.of("(channels (\"Lichat\"))", "(registered-on NIL)"), attributes(info));
    }

    private static Set<String> attributes(Received info) {
        return ((List<?>) info.fields().getOrDefault(":attributes", List.of()))
                .stream().map(Writer::print).collect(Collectors.toSet());
    }

    private void away(String name) {
        Client client = chat.connect(name);
        client.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        client.drops();
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
