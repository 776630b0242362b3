package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;

/** What somebody who connects is told: steps 9 to 14 of §4.1, and what may come before and after. */
class GreetingTest {
    private static final String WELCOME = "(message :from \"Lichat\" :channel \"Lichat\" :text \"Hello!\")";

    @RegisterExtension
    private final Conversation chat =
            new Conversation(server -> server.supports("shirakumo-data", "x-test")).with(Settings.WELCOME, "Hello!");

    @Test
    void aNewUserIsGreetedInThePrimaryChannel() { // §4.1.11, §4.1.13, §4.1.14
        Client alice = chat.open();
        alice.sends("(connect :id 7 :from \"alice\" :version \"2.0\")");
        alice.receives(
                "(connect :id 7 :from \"alice\" :version \"2.0\" :extensions (\"lichat-ee\" \"shirakumo-data\" \"x-test\"))");
        alice.receives("(join :from \"alice\" :channel \"Lichat\")");
        alice.receives(WELCOME);
        alice.pongs();
    }

    @Test
    void anotherConnectionIsToldOfAllChannelsThePrimaryOneFirst() { // §4.1.12, §4.1.14
        Client alice = chat.connect("alice").registers("secret");
        for (String channel : List.of("c", "a", "b")) {
            alice.sends("(create :id 1 :channel \"" + channel + "\")");
            alice.receives("(join :channel \"" + channel + "\")");
        }
        Client again = chat.login("alice", "secret");
        again.receives("(connect :id 0 :from \"alice\")");
        for (String channel : List.of("Lichat", "c", "a", "b")) {
            again.receives("(join :from \"alice\" :channel \"" + channel + "\")");
        }
        again.receives(WELCOME);
        again.pongs();
        alice.pongs(); // and nothing else
    }

    @Test
    void everyUpdateOfTheGreetingHasIdClockAndSender() { // §3, interoperability.md: printing
        Client alice = chat.open();
        alice.sends("(connect :id 7 :from \"alice\" :version \"2.0\")");
        for (int i = 0; i < 3; i++) {
            Received update = alice.next();
            assertEquals(
                    List.of(":id", ":clock", ":from"),
                    update.keys().stream().limit(3).toList());
            assertEquals(Long.toString(chat.local().clock()), update.field(":clock"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ping :id 7)",
                "(disconnect :id 7)",
                "(join :id 7 :channel \"lobby\")",
                "(join :id 7 :channel \"nowhere\")",
                "(message :id 7 :from \"bob\" :channel \"lobby\" :text \"Hi\")",
                "(register :id 7 :password \"secret\")",
                "(user-info :id 7 :target \"alice\")"
            })
    void beforeConnectingNothingIsPossible(String update) { // §4.1
        Client alice = chat.join("alice");
        Client bob = chat.open();
        bob.sends(update);
        bob.receives("(invalid-update :id 7 :update-id 7 :from \"Lichat\")");
        bob.sends("(connect :id 8 :from \"bob\" :version \"2.0\")");
        bob.receivesGreeting("bob");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":from \"alice\" :version \"2.0\"",
                ":version \"2.0\"",
                ":from \"bob\" :password \"wrong\" :version \"0.1\"",
                ":from \" \" :version \"2.0\" :clock 1"
            })
    void connectingAgainIsRefusedWithoutConsequences(String fields) { // §4.1
        Client alice = chat.connect("alice");
        alice.sends("(connect :id 7 " + fields + ")");
        alice.receives("(already-connected :id 7 :update-id 7 :from \"Lichat\")");
        alice.pongs();
    }

    @Test
    void whatIsSentBehindConnectWaitsForIt() { // ARCHITECTURE: pipelining behind connect
        Client alice = chat.open();
        alice.sends("(connect :id 7 :from \"alice\" :version \"2.0\")").sends("(ping :id 8)");
        alice.receivesGreeting("alice");
        alice.receives("(pong :id 8)");
    }

    @Test
    void whatIsSentBehindAPasswordWaitsForIt() { // ARCHITECTURE: pipelining behind connect
        chat.connect("alice").registers("secret").drops();
        Client alice = chat.login("alice", "secret");
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        for (int id = 2; id < 20; id++) {
            alice.sends("(ping :id " + id + ")");
        }
        alice.receivesGreeting("alice");
        alice.receives("(already-connected :update-id 1)");
        for (int id = 2; id < 20; id++) {
            alice.receives("(pong :id " + id + ")");
        }
    }

    @Test
    void behindAWrongPasswordNothingIsDone() { // §4.1.7
        chat.connect("alice").registers("secret").drops();
        Client alice = chat.login("alice", "wrong");
        alice.sends("(connect :id 1 :from \"bob\" :version \"2.0\")").sends("(ping :id 2)");
        alice.receives("(invalid-password :update-id 0)");
        alice.isClosed(1008);
        chat.connect("bob");
    }

    @Test
    void nothingOfAChannelComesBeforeItsJoin() { // §4.1.12
        Client alice = chat.join("alice").registers("secret");
        Client bob = chat.join("bob");
        Client again = chat.login("alice", "secret");
        for (int id = 0; id < 100; id++) {
            bob.sends("(message :id " + id + " :channel \"lobby\" :text \"Hi\")");
        }
        again.receives("(connect :from \"alice\")");
        again.receives("(join :from \"alice\" :channel \"Lichat\")");
        again.receives("(join :from \"alice\" :channel \"lobby\")");
        again.receives(WELCOME);
        bob.sends("(message :id \"last\" :channel \"lobby\" :text \"Hi\")");
        Received update = again.next();
        while (!update.field(":id").equals("\"last\"")) {
            assertEquals("message", update.type(), update::toString);
            update = again.next();
        }
        alice.receives("(join :from \"bob\")");
    }
}
