package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;

/** What holds for updates of every type (§3). */
class InteractionTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "007",
                "00",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "1234567890123456789012345678901234567890",
                "1.50",
                "1.",
                ".5",
                "\"\"",
                "\"7\"",
                "\"two words\"",
                "\"\\\"\\\\\"",
                "\"ß😀\""
            })
    void idsComeBackAsTheyWereSent(String id) { // §3, interoperability.md: ids
        Client alice = chat.join("alice");
        alice.sends("(ping :id " + id + ")");
        assertEquals(id, alice.receives("(pong)").field(":id"));
        alice.sends("(message :id " + id + " :channel \"lobby\" :text \"Hi\")");
        assertEquals(id, alice.receives("(message)").field(":id"));
        alice.sends("(leave :id " + id + " :channel \"nowhere\")");
        Received failure = alice.receives("(no-such-channel)");
        assertEquals(id, failure.field(":update-id"));
        assertEquals(id, failure.field(":id"));
    }

    @Test
    void idsAreNotChecked() { // §3
        Client alice = chat.connect("alice");
        alice.sends("(ping :id 7)").sends("(ping :id 7)").sends("(ping :id 6)");
        alice.receives("(pong :id 7)");
        alice.receives("(pong :id 7)");
        alice.receives("(pong :id 6)");
    }

    @Test
    void aMissingClockAndSenderAreFilledIn() { // §3
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")");
        alice.receivesExactly(
                "(message :id 5 :clock " + chat.local().clock() + " :from \"alice\" :channel \"lobby\" :text \"Hi\")");
        alice.sends("(message :id 6 :clock NIL :from NIL :channel \"lobby\" :text \"Ho\")");
        alice.receivesExactly(
                "(message :id 6 :clock " + chat.local().clock() + " :from \"alice\" :channel \"lobby\" :text \"Ho\")");
    }

    @Test
    void aGivenClockAndSenderAreKept() { // §3
        Client alice = chat.join("alice");
        long clock = chat.local().clock() - 3;
        alice.sends("(message :text \"Hi\" :channel \"lobby\" :from \"ALICE\" :clock " + clock + " :id 5)");
        alice.receives("(message :id 5 :clock " + clock + " :from \"alice\" :text \"Hi\")");
    }

    @Test
    void whatIsSentToAChannelReachesAllConnectionsOfItsUsers() { // §3
        Client alice = chat.join("alice").registers("secret");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        Client bob = chat.join("bob");
        again.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")");
        for (Client client : new Client[] {alice, again}) {
            client.receives("(join :from \"bob\")");
            client.receives("(message :id 5 :from \"alice\" :text \"Hi\")");
        }
        bob.receives("(message :id 5 :from \"alice\" :text \"Hi\")");
    }

    @Test
    void whatIsSentToAUserReachesAllItsConnections() { // §3, §5.3.2
        Client alice = chat.join("alice").registers("secret");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        alice.sends("(grant :id 5 :channel \"lobby\" :target \"bob\" :update kick)");
        alice.receives("(grant :id 5)");
        again.receives("(grant :id 5 :from \"alice\" :target \"bob\")");
    }

    @ParameterizedTest
    @CsvSource({
        "(ping :id 5), pong",
        "(users :id 5 :channel \"lobby\"), users",
        "(leave :id 5 :channel \"nowhere\"), no-such-channel"
    })
    void answersReachOnlyTheConnectionThatAsked(String update, String reply) { // §3, interoperability.md: replies
        Client alice = chat.join("alice").registers("secret");
        Client again = chat.login("alice", "secret");
        again.receivesGreeting("alice");
        again.sends(update);
        again.receives("(" + reply + " :id 5)");
        alice.receivesNothing();
    }

    @Test
    void everyUpdateEndsWithOneNull() { // §3.1
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        for (int i = 0; i < 3; i++) {
            String text = alice.next().text();
            assertEquals(text.length() - 1, text.indexOf('\0'), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(ping :id 5)", "(ping :id 5)\0", " \n(ping :id 5)\r\n", "(\tPING\n:ID\u000B5\f)\0"})
    void updatesAreUnderstoodHoweverTheyEnd(String update) { // §3.1, §1, interoperability.md: reading
        Client alice = chat.connect("alice");
        alice.sends(update);
        alice.receives("(pong :id 5 :from \"Lichat\")");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-update, (nonsense :id 5)",
        "invalid-update, (update :id 5)",
        "invalid-update, (failure :id 5 :text \"No\")",
        "invalid-update, (channel-update :id 5 :channel \"lobby\")",
        "bad-name, (join :id 5 :channel \" \")",
        "username-mismatch, (ping :id 5 :from \"bob\")",
        "no-such-channel, (join :id 5 :channel \"nowhere\")",
        "no-such-user, (pull :id 5 :channel \"lobby\" :target \"bob\")",
        "insufficient-permissions, (leave :id 5 :channel \"Lichat\")",
        "already-in-channel, (join :id 5 :channel \"lobby\")",
        "channelname-taken, (create :id 5 :channel \"lobby\")",
        "registration-rejected, (register :id 5 :password \"short\")",
        "already-connected, (connect :id 5 :version \"2.0\")"
    })
    void aReadableUpdateThatFailsIsNamed(String failure, String update) { // §3.2
        Client alice = chat.join("alice");
        alice.sends(update);
        Received answer = alice.receives("(" + failure + " :id 5 :update-id 5 :from \"Lichat\")");
        assertFalse(answer.string(":text").isBlank());
        assertEquals(Long.toString(chat.local().clock()), answer.field(":clock"));
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\0", "nonsense", "(ping :id", "(ping) (pong)", "(ping :id 5))", "(ping \"", "(ping \\"})
    void anUnreadableUpdateFailsAndTheConnectionGoesOn(String text) { // §3.2, §5.1.1
        Client alice = chat.connect("alice");
        alice.sends(text);
        Received answer = alice.receives("(malformed-update :from \"Lichat\")");
        assertFalse(answer.field(":id").isEmpty());
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(message :id 5 :channel \"lobby\")", "(message :id 5 :text 7)", "(ping :id 5 :from \"x)"})
    void aMalformedUpdateIsNamedWhereItsIdCouldBeRead(
            String update) { // interoperability.md: failures without an update-id
        Client alice = chat.connect("alice");
        alice.sends(update);
        alice.receives("(malformed-update :id 5 :update-id 5 :from \"Lichat\")");
    }

    @Test
    void whatFailsConcernsNobodyElse() { // §3.2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(kick :id 5 :channel \"lobby\" :target \"alice\")");
        bob.receives("(insufficient-permissions :update-id 5)");
        alice.receivesNothing();
    }

    @Test
    void theServersOwnIdsAreSmallPositiveIntegers() { // interoperability.md: printing
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        alice.receives("(connect :id 1)");
        long join = Long.parseLong(alice.receives("(join)").field(":id"));
        long banner = Long.parseLong(alice.receives("(message)").field(":id"));
        assertTrue(0 < join && join < banner && banner < 1L << 53, join + ", " + banner);
    }
}
