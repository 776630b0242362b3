package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Rule;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.UpdateType;

class ChecksTest {
    @RegisterExtension
    private final Conversation chat = new Conversation().with(Settings.MAX_TEXT_LENGTH, 10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "(message",
                "(message))",
                "()",
                "(1 :id 7)",
                "(\"message\" :id 7)",
                "((message) :id 7)",
                "message",
                "(message :id)"
            })
    void whatCannotBeParsedIsMalformed(String text) { // §5.1.1, §1.2
        Client alice = chat.connect("alice");
        alice.sends(text);
        alice.receives("(malformed-update :from \"Lichat\")");
        alice.sends("(ping :id 8)").receives("(pong :id 8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(message :id 7 :channel \"lobby\")",
                "(message :id 7 :channel \"lobby\" :text NIL)",
                "(message :id 7 :channel 5 :text \"Hi\")",
                "(message :id 7 :channel \"lobby\" :text (\"Hi\"))",
                "(message :id 7 channel \"lobby\" :text \"Hi\")",
                "(message :id 7 \"channel\" \"lobby\" :text \"Hi\")",
                "(message :id 7 :channel \"lobby\" :text)",
                "(message :id 7 :clock \"now\" :channel \"lobby\" :text \"Hi\")",
                "(message :id 7 :from 5 :channel \"lobby\" :text \"Hi\")"
            })
    void aMalformedUpdateIsNamedByItsId(
            String text) { // §5.1.1, §1.4; interoperability.md: failures without an update-id slot
        Client alice = chat.join("alice");
        alice.sends(text);
        alice.receives("(malformed-update :id 7 :update-id 7 :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void whereNoIdCouldBeReadTheUpdateIdIsZeroAndTheIdIsTheServersOwn() { // §3.2; interoperability.md: invalid-update
        Client alice = chat.connect("alice");
        Conversation.Received failure = alice.sends("(nonsense)").receives("(invalid-update :update-id 0)");
        assertTrue(Long.parseLong(failure.field(":id")) > 0, failure::toString);
    }

    @Test
    void aTargetIsPrintedAsItsUserIsCalled() { // §5.1.7
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends("(kick :id 7 :channel \"LOBBY\" :target \"BOB\")");
        alice.receives("(kick :id 7 :channel \"lobby\" :target \"bob\")");
        bob.receives("(kick :id 7 :channel \"lobby\" :target \"bob\")");
    }

    @Test
    void anUpdateWithoutIdIsMalformed() { // §3, §1.4
        Client alice = chat.connect("alice");
        alice.sends("(ping)");
        assertFalse(alice.receives("(malformed-update)").keys().contains(":update-id"));
    }

    @Test
    void aTextIsAtMostAsLongAsTheLimitSays() { // §5.1.2
        Client alice = chat.join("alice");
        alice.sends(message("\"lobby\"", "1234567890"));
        alice.receives("(message :id 7 :text \"1234567890\")");
        alice.sends(message("\"lobby\"", "12345678901"));
        alice.receives("(update-too-long :id 7 :update-id 7 :from \"Lichat\")");
        alice.receivesNothing();
    }

    @Test
    void theLengthOfATextCountsCharactersAndNotTheirHalves() { // §5.1.2
        Client alice = chat.join("alice");
        alice.sends(message("\"lobby\"", "🙂".repeat(10)));
        alice.receives("(message :id 7)");
        alice.sends(message("\"lobby\"", "🙂".repeat(11)));
        alice.receives("(update-too-long :update-id 7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(shout :id 7 :text \"Hi\")", "(nil :id 7)", "(object :id 7)", "(shirakumo:shout :id 7)"})
    void anUnknownTypeIsInvalid(String text) { // §5.1.3, §1.2, §6
        Client alice = chat.connect("alice");
        alice.sends(text);
        alice.receives("(invalid-update :id 7 :update-id 7 :from \"Lichat\")");
    }

    @Test
    void anInvalidUpdateWithoutIdHasTheUpdateIdZero() { // interoperability.md: invalid-update when no id could be read
        Client alice = chat.connect("alice");
        alice.sends("(shout)");
        alice.receives("(invalid-update :update-id 0)");
    }

    static Stream<UpdateType> typesThatOnlyServersSend() {
        return Stream.concat(
                Stream.of(
                        Core.UPDATE,
                        Core.CHANNEL_UPDATE,
                        Core.TARGET_UPDATE,
                        Core.TEXT_UPDATE,
                        Core.WARNING,
                        Core.UPDATES_THROTTLED),
                Failures.TYPES.stream());
    }

    @ParameterizedTest
    @MethodSource("typesThatOnlyServersSend")
    void abstractTypesAndFailuresOfClientsAreInvalid(UpdateType type) { // §5.1.3
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(" + type + " :id 7 :channel \"lobby\" :target \"alice\" :text \"Hi\" :update-id 1"
                + " :compatible-versions ())");
        bob.receives("(invalid-update :id 7 :update-id 7)");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {":from", ":channel", ":target"})
    void namesAreChecked(String field) { // §5.1.4, §2.2.1
        Client alice = chat.join("alice");
        for (String name : List.of("", " alice", "alice ", "a  b", "a\tb", "a\u200Bb", "x".repeat(33))) {
            alice.sends("(kick :id 7" + fields(field, name) + ")");
            alice.receives("(bad-name :id 7 :update-id 7 :from \"Lichat\")");
        }
        alice.receivesNothing();
    }

    private static String fields(String field, String name) {
        StringBuilder fields = new StringBuilder();
        for (String key : List.of(":from", ":channel", ":target")) {
            String valid = key.equals(":channel") ? "lobby" : "alice";
            fields.append(" ")
                    .append(key)
                    .append(" \"")
                    .append(key.equals(field) ? name : valid)
                    .append("\"");
        }
        return fields.toString();
    }

    @Test
    void aChannelThatMayBeMissingMayBeEmpty() { // interoperability.md: reading
        Client alice = chat.connect("alice");
        alice.sends("(channels :id 7 :channel \"\")");
        alice.receives("(channels :id 7 :channels (\"Lichat\"))");
        alice.sends("(users :id 8 :channel \"\")");
        alice.receives("(bad-name :update-id 8)");
    }

    @Test
    void nobodySpeaksInAnothersName() { // §5.1.5
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        for (String from : List.of("alice", "Lichat", "nobody")) {
            bob.sends("(message :id 7 :from \"" + from + "\" :channel \"lobby\" :text \"Hi\")");
            bob.receives("(username-mismatch :id 7 :update-id 7 :from \"Lichat\")");
        }
        alice.receivesNothing();
    }

    @Test
    void namesAreDistributedInTheSpellingOfTheServer() { // §2.2.1, §3, §5.1.5
        Client alice = chat.connect("Alice");
        alice.sends("(create :id 1 :channel \"Tea Room\")").receives("(join :id 1 :channel \"Tea Room\")");
        alice.sends("(message :id 2 :from \"ALICE\" :channel \"tea room\" :text \"Hi\")");
        alice.receives("(message :id 2 :from \"Alice\" :channel \"Tea Room\" :text \"Hi\")");
        alice.sends("(users :id 3 :from NIL :channel \"TEA ROOM\")");
        alice.receives("(users :id 3 :from \"Alice\" :channel \"Tea Room\" :users (\"Alice\"))");
    }

    @Test
    void theChannelMustExist() { // §5.1.6
        Client alice = chat.connect("alice");
        for (String type : List.of("join", "leave", "users", "capabilities", "permissions", "channels")) {
            alice.sends("(" + type + " :id 7 :channel \"nowhere\")");
            alice.receives("(no-such-channel :id 7 :update-id 7 :from \"Lichat\")");
        }
    }

    @Test
    void theTargetMustBeConnected() { // §5.1.7
        Client alice = chat.join("alice");
        for (String type : List.of("kick", "pull")) {
            alice.sends("(" + type + " :id 7 :channel \"lobby\" :target \"nobody\")");
            alice.receives("(no-such-user :id 7 :update-id 7 :from \"Lichat\")");
        }
    }

    @Test
    void theServersUserIsATargetThatExists() { // interoperability.md: §5.1.7
        Client alice = chat.join("alice");
        alice.sends("(kick :id 7 :channel \"lobby\" :target \"lichat\")");
        alice.receives("(not-in-channel :update-id 7)");
    }

    @Test
    void rulesMayBeAboutUsersWhoAreAway() { // interoperability.md: §5.1.7
        Client alice = chat.join("alice");
        for (String type : List.of("grant", "deny")) {
            alice.sends("(" + type + " :id 7 :channel \"lobby\" :target \"nobody\" :update kick)");
            alice.receives("(" + type + " :id 7 :target \"nobody\")");
        }
    }

    @Test
    void whatIsNotPermittedIsRefused() { // §5.1.8
        chat.join("alice");
        Client bob = chat.join("bob");
        bob.sends("(permissions :id 7 :channel \"lobby\")");
        bob.receives("(insufficient-permissions :id 7 :update-id 7 :from \"Lichat\")");
        bob.sends("(message :id 8 :channel \"Lichat\" :text \"Hi\")");
        bob.receives("(insufficient-permissions :update-id 8)");
    }

    @Test
    void withoutAChannelThePrimaryOneJudges() { // §5.1.8, §2.4.1
        Client bob = chat.connect("bob");
        chat.local().server().network().primary().permissions().set(Core.CREATE, Rule.NO_ONE);
        bob.sends("(create :id 7 :channel \"bobs\")").receives("(insufficient-permissions :update-id 7)");
        bob.sends("(server-info :id 8 :target \"bob\")").receives("(insufficient-permissions :update-id 8)");
    }

    private static String message(String channel, String text) {
        return "(message :id 7 :channel " + channel + " :text \"" + text + "\")";
    }
}
