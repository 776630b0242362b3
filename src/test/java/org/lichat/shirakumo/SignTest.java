package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.protocol.Core;
import org.lichat.protocol.Slot;
import org.lichat.server.Settings;

/** shirakumo §17. */
class SignTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(
            new Sign(),
            new Markup(),
            new Replies(),
            new Edit(),
            new Backfill(),
            server -> server.fields(Core.MESSAGE, Slot.string("acme:link")));

    private long clock;

    @BeforeEach
    void lookAtTheClock() {
        clock = chat.local().clock();
    }

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-sign\""));
    }

    @Test
    void itsCanonicalFormIsThatOfTheText() { // the example
        assertEquals(
                "(message :channel \"test\" :clock 424742 :id 0 :from \"tester\" :text \"something\")\0"
                        .replace(":id 0 :from \"tester\"", ":from \"tester\" :id 0"), // which its own rule sorts so
                Canonical.of("(MESSAGE :text \"\\something\" :id 0 :from \"tester\"  :signature \"s\""
                        + " :clock 424742 :channel \"test\")"));
    }

    /** All that can be spelled in more than one way; {@code @} is a clock. */
    static List<String> signed() {
        return List.of(
                "(message :channel \"lobby\" :clock @ :id 0 :from \"alice\" :text \"something\" :signature \"s\")",
                "(message :signature \"s\" :text \"\" :from \"ALICE\" :id \"0\" :clock @ :channel \"LOBBY\")",
                "( MESSAGE\t:id 007.50 :clock @ :from \"Alice\" :channel \"lobby\" :signature \"-- \\\\ \\\"s\\\"\n\""
                        + " :text \"ß \\\"\\\\\\a🔑\n\t\" )",
                "(edit :id 12345678901234567890123 :clock @ :from \"alice\" :channel \"Lobby\" :text \"(:x)\u2028\""
                        + " :signature \"\")",
                "(message :id 5 :clock @ :from \"alice\" :channel \"lobby\" :text \"Hi\" :reply-to (\"BOB\" 0005)"
                        + " :signature \"s\")",
                "(message :id 5 :clock @ :from \"alice\" :channel \"lobby\" :text \"Hi\" :link \"image/PNG\""
                        + " :signature \"s\")",
                "(message :id 5 :clock @ :from \"alice\" :channel \"lobby\" :text \"abc\" :signature \"s\""
                        + " :rich (:g NIL (:p () \"a\" (:color (0.50 01 .5) \"b\"))"
                        + " (:section (02) (Acme:Blink (:a\\1 \\.x T 1.) \"c\"))))",
                "(leave :id 5 :clock @ :from \"Alice\" :channel \"LOBBY\" :signature \"s\")");
    }

    @ParameterizedTest
    @MethodSource("signed")
    void whatWasSignedIsWhatIsReceivedThenAndLater(String signed) {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob"); // who has announced nothing
        alice.receives("(join :from \"bob\")");
        String update = signed.replace("@", Long.toString(clock - 3));
        alice.sends(update);
        receives(alice, update);
        receives(bob, update);
        chat.local().restart();
        Client eve = chat.connect("eve");
        eve.sends("(join :id 2 :channel \"lobby\")").receives("(join)");
        eve.sends("(backfill :id 3 :channel \"lobby\")").receives("(join :from \"alice\")");
        eve.receives("(join :from \"bob\")");
        receives(eve, update);
    }

    private static void receives(Client client, String signed) {
        Conversation.Received received = client.next();
        assertEquals(Client.parse(signed).field(":signature"), received.field(":signature"));
        assertEquals(Canonical.of(signed), Canonical.of(received.text()));
    }

    @Test
    void onThePrimaryChannelTooItIsReceivedLaterAsItWasSigned() {
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        String update =
                "(message :id 5 :clock " + clock + " :from \"ROOT\" :channel \"lichat\" :text \"Hi\" :signature \"s\")";
        root.sends(update);
        receives(root, update);
        root.sends("(backfill :id 6 :channel \"Lichat\")");
        receives(root, update);
        root.receives("(backfill :id 6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {":clock @", ":from \"alice\"", "", ":from NIL :clock @", ":from \"alice\" :clock NIL"})
    void withoutSenderOrClockItIsMalformed(String fields) { // 1
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        String given = fields.replace("@", Long.toString(clock)).replace("alice", "bob");
        bob.sends("(message :id 5 " + given + " :channel \"lobby\" :text \"Hi\" :signature \"s\")");
        bob.receives("(malformed-update :id 5 :update-id 5)");
        bob.sends("(ping :id 6 " + given + " :signature \"s\")").receives("(malformed-update :update-id 6)");
        bob.sends("(message :id 7 " + given + " :channel \"lobby\" :text \"Hi\")")
                .receives("(message :id 7)");
        alice.receives("(message :id 7)");
        alice.receivesNothing();
    }

    @Test
    void aWrongClockIsNotSetRightButRefused() { // 2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        for (int id = 0; id < 30; id++) { // however often it is off, and however differently
            bob.sends(said("bob", id, clock + 100L * (1 + id % 2)))
                    .receives("(clock-skewed :id " + id + " :update-id " + id + ")");
        }
        bob.sends(said("bob", 30, clock + 50)).receives("(message :id 30 :clock " + (clock + 50) + ")");
        alice.receives("(message :id 30 :clock " + (clock + 50) + ")");
        alice.receivesNothing();
    }

    @Test
    void whatIsNotSignedIsSetRightAllTheSame() { // §4.2
        Client alice = chat.join("alice");
        alice.sends(said("alice", 5, clock + 100)).receives("(clock-skewed :update-id 5)");
        alice.sends("(message :id 6 :clock " + (clock + 100) + " :channel \"lobby\" :text \"Hi\")");
        alice.receives("(clock-skewed :update-id 6)"); // and is told so
        alice.receives("(message :id 6 :clock " + clock + ")");
        alice.sends(said("alice", 7, clock + 100)).receives("(clock-skewed :update-id 7)");
        alice.receivesNothing();
    }

    @Test
    void theOtherChecksHold() { // §5.1
        Client alice = chat.join("alice");
        String rest = " :clock " + clock + " :text \"Hi\" :signature \"s\")";
        alice.sends("(message :id 5 :from \"bob\" :channel \"lobby\"" + rest)
                .receives("(username-mismatch :update-id 5)");
        alice.sends("(message :id 6 :from \"alice\" :channel \"nowhere\"" + rest)
                .receives("(no-such-channel)");
        alice.sends("(message :id 7 :from \"alice\" :channel \"lo  bby\"" + rest)
                .receives("(bad-name :update-id 7)");
        alice.sends("(message :id 8 :from \"alice\" :channel \"lichat\"" + rest).receives("(insufficient-permissions)");
        Client eve = chat.connect("eve");
        eve.sends("(message :id 9 :from \"eve\" :channel \"lobby\"" + rest).receives("(not-in-channel :update-id 9)");
    }

    @Test
    void whatItCausesIsNotSigned() {
        Client eve = chat.connect("eve");
        Client alice = chat.join("alice");
        String fields = " :clock " + clock + " :from \"ALICE\" :channel \"LOBBY\" :target \"EVE\" :signature \"s\")";
        alice.sends("(pull :id 5" + fields);
        String join = "(join :id 5 :clock " + clock + " :from \"eve\" :channel \"lobby\")";
        alice.receivesExactly(join);
        eve.receivesExactly(join);
        alice.sends("(kick :id 6" + fields);
        eve.receives("(kick :id 6 :from \"ALICE\" :channel \"LOBBY\" :target \"EVE\" :signature \"s\")");
        Conversation.Received leave = eve.receives("(leave :from \"eve\" :channel \"lobby\")");
        assertEquals(List.of(":id", ":clock", ":from", ":channel"), List.copyOf(leave.keys()));
    }

    private static String said(String from, int id, long clock) {
        return "(message :id " + id + " :clock " + clock + " :from \"" + from
                + "\" :channel \"lobby\" :text \"Hi\" :signature \"s\")";
    }
}
