package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/** Who is let in, and as whom: steps 2 to 7 of §4.1. */
class ConnectingTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @ParameterizedTest
    @ValueSource(strings = {"0.9", "1.6", "2.1", "3.0", "2", "", "lichat", "2.0 "})
    void otherVersionsAreRefused(String version) { // §4.1.2
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"bob\" :version \"" + version + "\" :extensions ())");
        bob.receives("(incompatible-version :id 7 :update-id 7 :from \"Lichat\""
                + " :compatible-versions (\"2.0\" \"1.5\" \"1.4\" \"1.3\" \"1.2\" \"1.1\" \"1.0\"))");
        bob.isClosed(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "1.5", "1.4", "1.3", "1.2", "1.1", "1.0"})
    void compatibleVersionsAreWelcome(String version) { // §4.1.2, interoperability.md: reading
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"bob\" :version \"" + version + "\" :extensions ())");
        bob.receivesGreeting("bob");
    }

    @Test
    void theVersionIsJudgedBeforeTheName() { // §4.1.2, §4.1.4
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \" \" :version \"0.1\")");
        bob.receives("(incompatible-version :update-id 7)");
        bob.isClosed(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":from NIL", ":from \"\""})
    void whoHasNoNameIsGivenARandomOne(String from) { // §4.1.3, interoperability.md: reading
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            Client guest = chat.open();
            guest.sends("(connect :id 7 " + from + " :version \"2.0\")");
            String name = guest.receives("(connect :id 7)").string(":from");
            assertTrue(Name.isValid(name), name);
            assertTrue(names.add(name), name);
            guest.receives("(join :from \"" + name + "\")");
        }
    }

    @Test
    void randomNamesAreNotInUse() { // §4.1.3
        Set<Name> asked = new HashSet<>();
        Name name = new RandomNames().next(candidate -> asked.add(candidate) && asked.size() < 4);
        assertEquals(4, asked.size());
        assertTrue(asked.contains(name));
        assertNotEquals(name, new RandomNames().next(candidate -> false));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " bob", "bob ", "b  ob", "b\tob", "b\u00A0ob", "123456789012345678901234567890123"})
    void badNamesAreRefused(String name) { // §4.1.4, §2.2.1
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"" + name + "\" :password \"secret\" :version \"2.0\")");
        bob.receives("(bad-name :id 7 :update-id 7 :from \"Lichat\")");
        bob.isClosed(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", "Lichat", "LICHAT"})
    void theNameOfAnActiveUserIsTaken(String name) { // §4.1.5, §2.2
        Client alice = chat.connect("alice");
        Client other = chat.open();
        other.sends("(connect :id 7 :from \"" + name + "\" :version \"2.0\")");
        other.receives("(username-taken :id 7 :update-id 7 :from \"Lichat\")");
        other.isClosed(1008);
        alice.receivesNothing();
    }

    @Test
    void theNameOfARegisteredUserIsTaken() { // §4.1.5
        chat.connect("alice").registers("secret").drops();
        Client other = chat.open();
        other.sends("(connect :id 7 :from \"Alice\" :password NIL :version \"2.0\")");
        other.receives("(username-taken :update-id 7)");
        other.isClosed(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "alice"})
    void aPasswordNeedsAProfile(String name) { // §4.1.6
        chat.connect("alice");
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"" + name + "\" :password \"secret\" :version \"2.0\")");
        bob.receives("(no-such-profile :id 7 :update-id 7 :from \"Lichat\")");
        bob.isClosed(1008);
    }

    @Test
    void aPasswordWithoutANameIsNobodys() { // §4.1.3, §4.1.6
        Client bob = chat.open();
        bob.sends("(connect :id 7 :password \"secret\" :version \"2.0\")");
        bob.receives("(no-such-profile :update-id 7)");
        bob.isClosed(1008);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secret", "secret ", "", "secre"})
    void aWrongPasswordIsRefused(String password) { // §4.1.7
        Client alice = chat.connect("alice").registers("secret");
        Client other = chat.login("alice", password);
        other.receives("(invalid-password :id 0 :update-id 0 :from \"Lichat\")");
        other.isClosed(1008);
        alice.receivesNothing();
    }

    @Test
    void theRightPasswordIsWelcomeWhetherTheUserIsThereOrNot() { // §4.1.7–10
        Client alice = chat.connect("alice").registers("sécret ẞ😀");
        chat.login("alice", "sécret ẞ😀").receivesGreeting("alice");
        alice.sends("(user-info :id 8 :target \"alice\")");
        alice.receives("(user-info :id 8 :connections 2 :registered T)");
        alice.drops();
        chat.login("alice", "sécret ẞ😀").receivesGreeting("alice");
    }

    @Test
    void theReplyHasTheRegisteredSpelling() { // §4.1.11
        chat.connect("Alice").registers("secret").drops();
        Client alice = chat.login("aLICE", "secret");
        alice.receivesGreeting("Alice");
        alice.sends("(users :id 8 :channel \"lichat\")");
        alice.receives("(users :id 8 :from \"Alice\" :channel \"Lichat\" :users (\"Lichat\" \"Alice\"))");
    }

    @Test
    void aNewNameIsSpelledAsAskedFor() { // §4.1.11
        Client alice = chat.open();
        alice.sends("(connect :id \"a\" :from \"aLiCe\" :version \"2.0\" :extensions (\"shirakumo-data\"))");
        assertEquals("\"a\"", alice.receivesGreeting("aLiCe").field(":id"));
    }

    @Test
    void aMalformedConnectCanBeRepeated() { // §5.1.1
        Client bob = chat.open();
        bob.sends("(connect :id 7 :from \"bob\")");
        bob.receives("(malformed-update :id 7 :update-id 7)");
        assertFalse(bob.local().isAccepted());
        bob.sends("(connect :id 8 :from \"bob\" :version \"2.0\")");
        bob.receivesGreeting("bob");
        assertTrue(bob.local().isAccepted());
    }

    @Test
    void whoHangsUpDuringTheLoginIsNotThereAfterwards() { // §4.3.3
        chat.local().server().change(Settings.ANNOUNCE_LIMIT, 10);
        Client bob = chat.connect("bob");
        for (String name : List.of("alice", "carol")) {
            chat.connect(name).registers("secret").drops();
            bob.receives("(join :from \"" + name + "\")");
            bob.receives("(leave :from \"" + name + "\")");
        }
        BusyHashing busy = new BusyHashing(chat.local());
        chat.login("alice", "secret").drops();
        Client carol = chat.login("carol", "secret");
        busy.goesOnAlone(); // so her login comes after
        carol.receivesGreeting("carol");
        busy.goesOn();
        bob.receives("(join :from \"carol\")"); // and nobody else's
        bob.sends("(user-info :id 8 :target \"alice\")");
        bob.receives("(user-info :id 8 :connections 0 :registered T)");
    }
}
