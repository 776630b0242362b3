package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.Network;
import org.lichat.server.Settings;

/** shirakumo §7: names that nobody may connect by. */
class BlacklistTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new ServerManagement())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void whoeverIsBannedGoesAndMayNotComeBack() { // ban 1 to 4
        Client alice = chat.join("alice");
        Client bob = chat.join("Bob").registers("barley");
        alice.receives("(join :from \"Bob\")");
        Client second = chat.login("bob", "barley");
        second.receivesGreeting("Bob");
        Client root = root();
        Client other = root();
        root.sends("(ban :id 5 :target \"BOB\")").receives("(ban :id 5 :from \"root\" :target \"BOB\")");
        other.receives("(ban :id 5 :from \"root\" :target \"BOB\")");
        for (Client banned : List.of(bob, second)) {
            banned.receives("(disconnect :from \"Lichat\")");
            banned.isClosed(1000);
        }
        alice.receives("(leave :from \"Bob\" :channel \"lobby\")");
        alice.receivesNothing();
        refuses("bob", "barley");
        chat.local().restart();
        refuses("boB", "barley");
        refuses("Bob", "wrong password");
        chat.connect("bobby").pongs();
    }

    private void refuses(String name, String password) {
        Client login = chat.login(name, password);
        login.receives("(too-many-connections :id 0 :update-id 0 :from \"Lichat\")");
        login.isClosed(1008);
        Client guest = chat.open();
        guest.sends("(connect :id 1 :from \"" + name + "\" :version \"2.0\")");
        guest.receives("(too-many-connections :update-id 1)");
        guest.isClosed(1008);
    }

    @Test
    void namesAreBannedWhoseUsersAreAwayOrWereNeverThere() { // ban 1
        chat.connect("bob").registers("barley").drops();
        Client root = root();
        root.sends("(ban :id 5 :target \"bob\")").receives("(ban :id 5)");
        root.sends("(ban :id 6 :target \"Ünbekannt\")").receives("(ban :id 6)");
        refuses("bob", "barley");
        refuses("üNBEKANNT", "sesame");
        chat.connect("alice").pongs();
    }

    @Test
    void aBanIsSoonerThanAPassword() { // §4.1.4 before the wait of §4.1.7
        chat.connect("bob").registers("barley").drops();
        chat.connect("alice").registers("poppy seed").drops();
        Client root = root();
        BusyHashing busy = new BusyHashing(chat.local());
        Client bob = chat.login("bob", "barley");
        Client alice = chat.login("alice", "poppy seed");
        root.sends("(ban :id 5 :target \"bob\")").receives("(ban :id 5)");
        bob.hasReceivedNothingYet();
        busy.goesOn();
        bob.receives("(too-many-connections :update-id 0)");
        bob.isClosed(1008);
        alice.receivesGreeting("alice");
        root.sends("(kill :id 6 :target \"bob\")").receives("(no-such-user :update-id 6)");
    }

    @Test
    void badNamesAndOldVersionsAreToldFirst() { // §4.1.2, §4.1.4
        root().sends("(ban :id 5 :target \"bob\")").receives("(ban :id 5)");
        chat.open().sends("(connect :id 1 :from \"bob\" :version \"9\")").receives("(incompatible-version)");
        chat.open().sends("(connect :id 1 :from \"b  ob\" :version \"2.0\")").receives("(bad-name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "BOB"})
    void whoeverIsNotBannedAnyMoreComesBack(String spelling) { // unban 1, 2
        chat.connect("bob").registers("barley").drops();
        Client root = root();
        Client other = root();
        root.sends("(ban :id 5 :target \"Bob\")").receives("(ban :id 5)");
        other.receives("(ban :id 5)");
        root.sends("(unban :id 6 :target \"" + spelling + "\")");
        root.receives("(unban :id 6 :from \"root\" :target \"" + spelling + "\")");
        other.receives("(unban :id 6)");
        chat.login("bob", "barley").receivesGreeting("bob");
        chat.local().restart();
        chat.login("bob", "barley").receivesGreeting("bob");
    }

    @Test
    void whoeverWasNotBannedIsUnbannedAllTheSame() { // unban 1, 2
        Client root = root();
        root.sends("(unban :id 6 :target \"bob\")").receives("(unban :id 6 :target \"bob\")");
        root.sends("(unban :id 7 :target \"b  ob\")").receives("(bad-name :update-id 7)");
        root.sends("(unban :id 8)").receives("(malformed-update :update-id 8)");
        assertEquals("()", listed(root));
    }

    @Test
    void administratorsSeeTheList() { // blacklist 1, 2
        Client root = root();
        Client other = root();
        for (String name : List.of("Bob", "carol", "BOB", "dave")) {
            root.sends("(ban :id 5 :target \"" + name + "\")").receives("(ban :id 5)");
            other.receives("(ban :id 5)");
        }
        root.sends("(unban :id 6 :target \"Carol\")").receives("(unban :id 6)");
        other.receives("(unban :id 6)");
        root.sends("(blacklist :id 7 :target (\"eve\"))");
        root.receives("(blacklist :id 7 :from \"root\" :target (\"Bob\" \"dave\"))");
        other.receivesNothing();
        root.sends("(blacklist :id 8 :target \"eve\")").receives("(malformed-update :update-id 8)");
        chat.local().restart();
        assertEquals("(\"Bob\" \"dave\")", listed(root()));
    }

    @Test
    void someAreNeverBanned() { // interoperability.md: kill and ban
        Client root = root();
        root.sends("(ban :id 5 :target \"LICHAT\")").receives("(insufficient-permissions :update-id 5)");
        root.sends("(ban :id 6 :target \"Root\")").receives("(insufficient-permissions :update-id 6)");
        root.sends("(ban :id 7 :target \"b  ob\")").receives("(bad-name :update-id 7)");
        root.sends("(ban :id 8 :target (\"bob\"))").receives("(malformed-update :update-id 8)");
        assertEquals("()", listed(root));
        root();
    }

    @Test
    void theListHasAnEnd() {
        fill(ServerManagement.MOST - 1);
        Client root = root();
        Client bob = chat.connect("bob");
        root.sends("(ban :id 5 :target \"alice\")").receives("(ban :id 5)");
        root.sends("(ban :id 6 :target \"bob\")");
        String text = root.receives("(update-failure :update-id 6)").string(":text");
        assertTrue(text.contains("bob") && text.contains("5000"), text);
        bob.pongs();
        root.sends("(ban :id 7 :target \"ALICE\")").receives("(ban :id 7)"); // who is in it already
        root.sends("(unban :id 8 :target \"user 1\")").receives("(unban :id 8)");
        root.sends("(ban :id 9 :target \"bob\")").receives("(ban :id 9)");
        assertEquals(ServerManagement.MOST, listed(root).split("\" \"", -1).length);
    }

    private void fill(int count) {
        Names names = new Names(
                IntStream.range(0, count).mapToObj(i -> Name.of("user " + i)).collect(Collectors.toSet()));
        Network network = chat.local().server().network();
        network.primary().inTurn(() -> {
            Entry entry = new Entry();
            entry.set(network, ServerManagement.BLACKLISTED, names);
            chat.local().server().submit(entry, null);
        });
    }

    private static String listed(Client root) {
        return root.sends("(blacklist :id 99)").receives("(blacklist :id 99)").field(":target");
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
