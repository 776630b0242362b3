package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.UPDATE;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.UpdateType;
import org.lichat.wire.Symbol;

class ExtensionTest {
    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Whispers()).with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    /** Adds one of everything that an extension can add. */
    private static final class Whispers implements Extension {
        private static final Slot<String> MOOD = Slot.string("acme:mood");
        private static final Slot<String> STAMP = Slot.string("acme:stamp");
        private static final UpdateType WHISPER =
                UpdateType.define("acme:whisper", CHANNEL_UPDATE).requires(TEXT);
        private static final UpdateType SHOUT = UpdateType.define("acme:shout", MESSAGE);
        private static final UpdateType CHOKE = UpdateType.define("acme:choke", CHANNEL_UPDATE);
        private static final UpdateType HUM = UpdateType.define("acme:hum", MESSAGE);
        private static final UpdateType MUTTER = UpdateType.define("acme:mutter", UPDATE);
        private static final UpdateType TOO_GRUMPY = UpdateType.define("acme:too-grumpy", UPDATE_FAILURE);

        @Override
        public void install(ServerBuilder server) {
            server.supports("acme-whisper", "acme-whispers");
            server.update(WHISPER, Whispers::whisper);
            server.update(SHOUT);
            server.update(CHOKE, request -> {
                throw new AssertionError("This is a bug that the test asks for.");
            });
            server.permit(CHOKE, NO_ONE, ANYONE, ANYONE);
            server.update(HUM);
            server.update(MUTTER);
            server.update(TOO_GRUMPY);
            server.permit(WHISPER, NO_ONE, ANYONE, REGISTRANT);
            server.permit(SHOUT, NO_ONE, ANYONE, ANYONE);
            server.fields(CHANNEL_UPDATE, MOOD);
            server.checkAfter(Checks.CHANNEL_EXISTS, new Check("acme §1", CHANNEL_UPDATE, Whispers::mood));
            server.fields(UPDATE, STAMP);
            server.verbatim(STAMP);
            server.checkBefore(Checks.NAMES, new Check("acme §4", UPDATE, Whispers::stamp));
            server.describeUser(Symbol.of("acme", "whispers"), described -> described.user() == null ? null : "softly");
            server.describeConnection(Symbol.of("acme", "line"), connection -> "thin");
        }

        private static void whisper(Request request) {
            request.requireMember();
            request.entry().distribute(request.channel(), request.update());
        }

        private static void stamp(Request request) {
            if ("torn".equals(request.find(STAMP))) {
                throw new Failure(TOO_GRUMPY, "Stamp it again.");
            }
        }

        private static void mood(Request request) {
            if ("grumpy".equals(request.find(MOOD))) {
                throw new Failure(TOO_GRUMPY, "Cheer up.");
            }
        }
    }

    @Test
    void aCheckComesBeforeOneThatIsThere() { // §6
        Client eve = chat.open();
        eve.sends("(ping :id 6 :stamp \"torn\")").receives("(invalid-update :update-id 6)"); // §4.1 is before it
        Client alice = chat.join("alice");
        alice.sends("(message :id 7 :channel \"lo  bby\" :from \"bob\" :text \"Hi\" :stamp \"torn\")");
        alice.receives("(too-grumpy :update-id 7)"); // bad-name, username-mismatch
        alice.sends("(message :id 8 :channel \"lo  bby\" :from \"bob\" :text \"Hi\" :stamp \"whole\")");
        alice.receives("(bad-name :update-id 8)");
        Conversation other = new Conversation(server -> server.checkBefore(
                new Check("acme §2", UPDATE, request -> {}), new Check("acme §3", UPDATE, request -> {})));
        assertThrows(IllegalArgumentException.class, () -> other.local().start());
    }

    @Test
    void whatIsVerbatimIsNeitherFilledInNorCorrected() {
        Client alice = chat.join("alice");
        String fields = ":channel \"LOBBY\" :text \"Hi\" :stamp \"whole\")";
        alice.sends("(message :id 7 " + fields).receivesExactly("(message :id 7 " + fields);
        long clock = chat.local().clock() - 1;
        alice.sends("(message :id 8 :clock " + clock + " :from \"ALICE\" " + fields);
        alice.receivesExactly("(message :id 8 :clock " + clock + " :from \"ALICE\" " + fields);
        alice.sends("(message :id 9 :clock 5 " + fields).receives("(clock-skewed :update-id 9)");
        alice.sends("(message :id 10 :from \"bob\" " + fields).receives("(username-mismatch :update-id 10)");
        alice.receivesNothing();
    }

    @Test
    void aBugFailsItsUpdateAndNothingElse() {
        Client alice = chat.join("alice");
        alice.sends("(choke :id 7 :channel \"lobby\")").receives("(failure :id 7 :update-id 7)");
        alice.sends("(message :id 8 :channel \"lobby\" :text \"Still here\")").receives("(message :id 8)");
    }

    @Test
    void aCheckComesAfterOneThatIsThere() {
        Conversation other = new Conversation(server -> server.checkAfter(
                new Check("acme §2", UPDATE, request -> {}), new Check("acme §3", UPDATE, request -> {})));
        assertThrows(IllegalArgumentException.class, () -> other.local().start());
    }

    @Test
    void extensionsAreAnnouncedInEverySpelling() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\" :extensions (\"acme-whisper\" \"other-thing\"))");
        alice.receives("(connect :id 1 :extensions (\"lichat-ee\" \"acme-whisper\" \"acme-whispers\"))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"whisper", "acme:whisper", "ACME:Whisper", "lichat:whisper"})
    void additionalTypesAreReadInAnySpellingAndPrintedInOne(String name) { // §6; interoperability.md: package of types
        Client alice = chat.join("alice");
        long clock = chat.local().clock();
        alice.sends("(" + name + " :id 7 :channel \"lobby\" :text \"Psst\")");
        alice.receivesExactly("(whisper :id 7 :clock " + clock + " :from \"alice\" :channel \"lobby\" :text \"Psst\")");
    }

    @Test
    void additionalTypesGoThroughTheChecks() { // §5.1
        chat.join("alice");
        Client bob = chat.join("bob");
        bob.sends("(whisper :id 7 :channel \"lobby\")").receives("(malformed-update :update-id 7)");
        bob.sends("(whisper :id 7 :channel \"lo  bby\" :text \"Psst\")").receives("(bad-name :update-id 7)");
        bob.sends("(whisper :id 7 :from \"alice\" :channel \"lobby\" :text \"Psst\")")
                .receives("(username-mismatch)");
        bob.sends("(whisper :id 7 :channel \"nowhere\" :text \"Psst\")").receives("(no-such-channel :update-id 7)");
        bob.sends("(whisper :id 7 :channel \"lobby\" :text \"Psst\")")
                .receives("(insufficient-permissions :update-id 7)");
    }

    @Test
    void aTypeWithoutAHandlerIsHandledAsItsSuperclassIs() { // §1.4
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        bob.sends("(shout :id 7 :channel \"lobby\" :text \"HEY\")").receives("(not-in-channel :update-id 7)");
        alice.sends("(shout :id 8 :channel \"lobby\" :text \"HEY\")").receives("(shout :id 8 :text \"HEY\")");
        alice.sends("(mutter :id 9)").receives("(invalid-update :update-id 9)");
        alice.sends("(too-grumpy :id 9 :update-id 1 :text \"x\")").receives("(invalid-update :update-id 9)");
    }

    @Test
    void aTypeWithoutADefaultIsDeniedUntilItIsPermitted() { // interoperability.md: default permissions
        Client alice = chat.join("alice");
        alice.sends("(hum :id 7 :channel \"lobby\" :text \"Mm\")").receives("(insufficient-permissions :update-id 7)");
        alice.sends("(grant :id 8 :channel \"lobby\" :target \"alice\" :update acme:hum)");
        alice.receives("(grant :id 8)");
        alice.sends("(hum :id 9 :channel \"lobby\" :text \"Mm\")").receives("(hum :id 9)");
        alice.sends("(capabilities :id 10 :channel \"lobby\")");
        String permitted = alice.receives("(capabilities :id 10)").field(":permitted");
        assertTrue(permitted.contains("hum") && permitted.contains("whisper"), permitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {":mood", "acme:mood", "mood", "ACME:MOOD"})
    void additionalFieldsAreReadInAnySpellingAndPrintedInOne(
            String key) { // §6; interoperability.md: package of field keys
        Client alice = chat.join("alice");
        alice.sends("(message :id 7 :channel \"lobby\" " + key + " \"fine\" :text \"Hi\")");
        alice.receives("(message :id 7 :mood \"fine\" :text \"Hi\")");
    }

    @Test
    void additionalFieldsAreOptionalAndOnlyWhereTheyBelong() { // §6
        Client alice = chat.join("alice");
        alice.sends("(message :id 7 :channel \"lobby\" :text \"Hi\" :mood NIL)");
        assertFalse(alice.receives("(message :id 7)").keys().contains(":mood"));
        alice.sends("(user-info :id 8 :target \"alice\" :mood \"grumpy\")");
        assertFalse(alice.receives("(user-info :id 8)").keys().contains(":mood"));
    }

    @Test
    void unknownFieldsAreIgnored() { // §6
        Client alice = chat.join("alice");
        alice.sends("(message :id 7 :channel \"lobby\" :weather (\"fine\" 1) acme:weather (+ 1) :text \"Hi\")");
        String text = alice.receives("(message :id 7 :text \"Hi\")").text();
        assertFalse(text.contains("weather"), text);
    }

    @Test
    void unknownUpdatesAreInvalid() { // §6
        Client alice = chat.connect("alice");
        alice.sends("(acme:yell :id 7)").receives("(invalid-update :update-id 7)");
        alice.sends("(other:whisper :id 8 :channel \"x\" :text \"x\")").receives("(invalid-update :update-id 8)");
    }

    @Test
    void additionalConstraintsStandWhereTheyWerePut() { // §6
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(message :id 7 :channel \"lobby\" :text \"Hi\" :mood \"grumpy\")");
        bob.receives("(too-grumpy :id 7 :update-id 7 :from \"Lichat\")");
        bob.sends("(message :id 8 :channel \"nowhere\" :text \"Hi\" :mood \"grumpy\")");
        bob.receives("(no-such-channel :update-id 8)"); // before it
        bob.sends("(kick :id 9 :channel \"lobby\" :target \"nobody\" :mood \"grumpy\")");
        bob.receives("(too-grumpy :update-id 9)"); // after it: no-such-user, insufficient-permissions
        alice.receivesNothing();
    }

    @Test
    void additionalAttributesAreInServerInfo() { // §6, §5.5.5
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(server-info :id 7 :target \"root\")");
        Conversation.Received info = root.receives("(server-info :id 7)");
        assertTrue(info.field(":attributes").contains("(acme:whispers \"softly\")"), info::toString);
        assertTrue(info.field(":connections").contains("(acme:line \"thin\")"), info::toString);
    }

    @Test
    void rulesAboutAdditionalTypesOutliveARestart() { // §2.5
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 7 :channel \"lobby\" :permissions ((whisper t)))")
                .receives("(permissions)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 8 :channel \"lobby\")").receives("(join :id 8)");
        bob.sends("(whisper :id 9 :channel \"lobby\" :text \"Psst\")").receives("(whisper :id 9)");
        assertEquals(2, chat.local().server().network().channels().size());
    }
}
