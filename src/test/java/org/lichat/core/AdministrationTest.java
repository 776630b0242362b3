package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.domain.DefaultRule.ANYONE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.domain.Attribute;
import org.lichat.domain.Name;
import org.lichat.domain.User;
import org.lichat.protocol.Core;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** The updates of our own for administrators (operations.md). */
class AdministrationTest {
    private static final Name BOB = Name.of("Bob");

    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Moods()).with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    /** Lets people have attributes, of their own and in a channel. */
    private static final class Moods implements Extension {
        private static final Attribute<String> MOOD = Attribute.of("test:mood", SlotType.STRING, "");
        private static final UpdateType FEEL = UpdateType.define("test:feel", Core.MESSAGE);

        @Override
        public void install(ServerBuilder server) {
            server.update(FEEL, Moods::feel);
            server.permit(FEEL, ANYONE, ANYONE, ANYONE);
        }

        private static void feel(Request request) {
            request.entry().set(request.user(), request.channel(), MOOD, request.get(Core.TEXT));
            request.inTurnOf(
                    request.channel(), () -> request.entry().set(request.user(), MOOD, request.get(Core.TEXT)));
            request.reply(request.update());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lichat-ee:passwd", "lichat-ee:export", "lichat-ee:erase"})
    void theyAreForAdministrators(String type) {
        chat.connect("bob").registers("barley");
        Client eve = chat.connect("eve");
        eve.sends("(" + type + " :id 3 :target \"bob\" :password \"poppy seed\")");
        eve.receives("(insufficient-permissions :update-id 3)");
        chat.login("bob", "barley").receivesGreeting("bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lichat-ee:passwd", "lichat-ee:export", "lichat-ee:erase"})
    void theyAreAboutSomebody(String type) {
        Client root = root();
        root.sends("(" + type + " :id 3 :target \"nobody\" :password \"poppy seed\")");
        root.receives("(no-such-user :update-id 3)");
        root.sends("(" + type + " :id 4 :target \"no  body\" :password \"poppy seed\")");
        root.receives("(bad-name :update-id 4)");
        root.sends("(" + type + " :id 5 :target \"LICHAT\" :password \"poppy seed\")");
        root.receives("(insufficient-permissions :update-id 5)");
        root.sends("(" + type + " :id 6)").receives("(malformed-update :update-id 6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwd", "erase", "export", "lichat:erase", "lichat\\-ee\\:erase"})
    void theyAreReadWithTheirPackageOnly(String name) { // interoperability.md: package of types
        Client root = root();
        root.sends("(" + name + " :id 3 :target \"root\")").receives("(invalid-update :update-id 3)");
    }

    @Test
    void rulesNameThemWithTheirPackage() { // §5.3.2
        Client root = root();
        root.sends("(grant :id 3 :channel \"Lichat\" :target \"bob\" :update erase)");
        root.receives("(invalid-permissions :update-id 3)");
        root.sends("(grant :id 4 :channel \"Lichat\" :target \"bob\" :update lichat-ee:export)");
        root.receives("(grant :id 4 :update lichat-ee:export)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(lichat-ee:export :id 5 :target \"root\")").receives("(lichat-ee:export :id 5)");
        bob.sends("(lichat-ee:erase :id 6 :target \"root\")").receives("(insufficient-permissions :update-id 6)");
    }

    @Test
    void aNewPasswordIsGoodFromTheNextLoginOn() {
        Client bob = chat.connect("bob").registers("barley");
        Client root = root();
        root.sends("(lichat-ee:passwd :id 3 :target \"BOB\" :password \"poppy seed\")");
        Received answer = root.receives("(lichat-ee:passwd :id 3 :from \"root\" :target \"BOB\")");
        assertFalse(answer.text().contains("poppy"), answer::toString);
        bob.sends("(ping :id 4)").receives("(pong :id 4)");
        chat.login("bob", "barley").receives("(invalid-password)");
        chat.login("bob", "poppy seed").receivesGreeting("bob");
        bob.drops();
        chat.local().restart();
        chat.login("bob", "poppy seed").receivesGreeting("bob");
    }

    @Test
    void whoIsAwayGetsANewPasswordToo() {
        Client bob = chat.connect("bob").registers("barley");
        bob.drops();
        Client root = root();
        root.sends("(lichat-ee:passwd :id 3 :target \"bob\" :password \"poppy seed\")");
        root.receives("(lichat-ee:passwd :id 3)");
        chat.login("bob", "barley").receives("(invalid-password)");
        chat.login("bob", "poppy seed").receivesGreeting("bob");
    }

    @Test
    void passwordsMustBeGoodAndTheirUsersRegistered() { // §2.3.1
        chat.connect("bob");
        Client root = root();
        root.sends("(lichat-ee:passwd :id 3 :target \"root\" :password \"short\")");
        root.receives("(registration-rejected :update-id 3)");
        root.sends("(lichat-ee:passwd :id 4 :target \"root\")").receives("(malformed-update :update-id 4)");
        root.sends("(lichat-ee:passwd :id 5 :target \"bob\" :password \"poppy seed\")");
        root.receives("(no-such-profile :update-id 5)");
        chat.login("root", "sesame").receivesGreeting("root");
    }

    @Test
    void anExportHasAllThatIsKeptOfAPersonAndNothingOfOthers() {
        Client alice = chat.join("alice");
        Client bob = chat.join("Bob").registers("barley");
        bob.sends("(create :id 5 :channel \"tea\")").receives("(join :id 5)");
        bob.sends("(message :id 6 :channel \"lobby\" :text \"ginger \\\"bread\\\"\")");
        bob.receives("(message :id 6)");
        bob.sends("(feel :id 7 :channel \"lobby\" :text \"cardamom\")").receives("(feel :id 7)");
        alice.sends("(message :id 8 :channel \"lobby\" :text \"saffron\")");
        alice.sends("(permissions :id 9 :channel \"lobby\" :permissions ((message (- \"bob\" \"carol\"))))");
        alice.sends("(kick :id 10 :channel \"lobby\" :target \"bob\")");
        chat.connect("dave").receivesNothing(); // so all that is done
        Client root = root();
        String text = root.sends("(lichat-ee:export :id 11 :target \"bob\")")
                .receives("(lichat-ee:export :id 11 :target \"bob\")")
                .string(":text");
        List<String> parts = List.of(
                "\"name\" : \"Bob\"",
                "\"registered-on\" : \"2026-01-01T00:00:00Z\"",
                "\"last-used\" : \"2026-01-01T00:00:00Z\"",
                "\"attributes\" : {\n      \"test:mood\" : \"\\\"cardamom\\\"\"",
                "\"lobby\" : {\n        \"test:mood\" : \"\\\"cardamom\\\"\"",
                "\"registered-channels\" : [ {\n    \"channel\" : \"tea\"",
                "\"channel\" : \"lobby\",\n    \"update\" : \"message\",\n    \"permitted\" : false",
                ":text \\\"ginger \\\\\\\"bread\\\\\\\"\\\"",
                "(kick :id 10 ");
        int at = 0;
        for (String part : parts) {
            int found = text.indexOf(part, at);
            assertTrue(found >= 0, () -> part + " is not behind the others in " + text);
            at = found;
        }
        for (String foreign : List.of("saffron", "carol", "argon2")) {
            assertFalse(text.contains(foreign), text);
        }
    }

    @Test
    void anExportTooLargeForAnUpdateIsForTheCommand() {
        Client bob = chat.join("bob");
        for (int i = 10; i < 40; i++) {
            bob.sends("(message :id " + i + " :channel \"lobby\" :text \"" + "x".repeat(50_000) + "\")");
            bob.receives("(message :id " + i + ")");
        }
        chat.local().server().change(Settings.MAX_UPDATE_SIZE, 1_000_000L);
        Client root = root();
        Received refusal =
                root.sends("(lichat-ee:export :id 3 :target \"bob\")").receives("(failure :update-id 3)");
        assertTrue(refusal.string(":text").contains("command"), refusal::toString);
    }

    @Test
    void afterAnErasureNothingIsLeft() {
        Client alice = chat.join("alice");
        Client bob = chat.join("Bob").registers("barley");
        alice.receives("(join :from \"Bob\")");
        Client second = chat.login("bob", "barley");
        second.receivesGreeting("Bob");
        bob.sends("(feel :id 5 :channel \"lobby\" :text \"cardamom\")").receives("(feel :id 5)");
        bob.sends("(message :id 6 :channel \"lobby\" :text \"ginger\")").receives("(message :id 6)");
        second.receives("(message :id 6)");
        alice.receives("(message :id 6)");
        Client root = root();
        root.sends("(lichat-ee:erase :id 7 :target \"bob\")");
        root.receives("(lichat-ee:erase :id 7 :from \"root\" :target \"bob\")");
        bob.isClosed(1000);
        second.isClosed(1000);
        alice.receives("(leave :from \"Bob\" :channel \"lobby\")");
        assertEquals(List.of(), said());
        assertNull(chat.local().stores().profiles().find(BOB));
        root.sends("(lichat-ee:export :id 8 :target \"bob\")").receives("(no-such-user :update-id 8)");
        chat.login("bob", "barley").receives("(no-such-profile)");
        Client other = chat.connect("bob").registers("poppy seed");
        User user = chat.local().server().network().user(BOB);
        assertEquals("", user == null ? "gone" : user.get(Moods.MOOD));
        other.drops();
        chat.local().restart();
        chat.login("bob", "poppy seed").receivesGreeting("bob");
    }

    @Test
    void whoComesByAnErasedNameInheritsNothing() { // §2.5
        Client bob = chat.connect("bob");
        bob.sends("(create :id 1 :channel \"tea\")").receives("(join :id 1)");
        bob.sends(
                "(permissions :id 2 :channel \"tea\" :permissions ((message (+ \"bob\" \"alice\")) (pull (- \"bob\"))))");
        bob.receives("(permissions :id 2)");
        Client root = root();
        root.sends("(grant :id 3 :channel \"Lichat\" :target \"bob\" :update kick)")
                .receives("(grant :id 3)");
        root.sends("(lichat-ee:erase :id 4 :target \"bob\")").receives("(lichat-ee:erase :id 4)");
        inheritsNothing();
        chat.local().restart();
        inheritsNothing();
    }

    private void inheritsNothing() {
        Client bob = chat.connect("bob");
        bob.sends("(join :id 5 :channel \"tea\")").receives("(join :id 5)");
        bob.sends("(message :id 6 :channel \"tea\" :text \"Hi\")").receives("(insufficient-permissions :update-id 6)");
        bob.sends("(permissions :id 7 :channel \"tea\")").receives("(insufficient-permissions :update-id 7)");
        bob.sends("(pull :id 8 :channel \"tea\" :target \"bob\")").receives("(already-in-channel :update-id 8)");
        bob.sends("(capabilities :id 9 :channel \"Lichat\")");
        assertFalse(bob.receives("(capabilities)").field(":permitted").contains("kick"));
        Client alice = chat.connect("alice");
        alice.sends("(join :id 5 :channel \"tea\")").receives("(join :id 5)");
        bob.receives("(join :from \"alice\")");
        alice.sends("(message :id 6 :channel \"tea\" :text \"Hi\")").receives("(message :id 6)");
        bob.receives("(message :id 6)");
    }

    @Test
    void whoWasNeverRegisteredIsErasedAsWell() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        bob.sends("(message :id 6 :channel \"lobby\" :text \"ginger\")").receives("(message :id 6)");
        alice.receives("(message :id 6)");
        bob.drops();
        alice.receives("(leave :from \"bob\")");
        Client root = root();
        root.sends("(lichat-ee:export :id 7 :target \"bob\")");
        assertTrue(root.receives("(lichat-ee:export :id 7)").string(":text").contains("ginger"));
        root.sends("(lichat-ee:erase :id 8 :target \"bob\")").receives("(lichat-ee:erase :id 8)");
        assertEquals(List.of(), said());
        root.sends("(lichat-ee:erase :id 9 :target \"bob\")").receives("(no-such-user :update-id 9)");
        alice.receivesNothing();
    }

    @Test
    void administratorsMayEndThemselves() {
        Client root = root();
        root.sends("(lichat-ee:erase :id 3 :target \"root\")");
        root.isClosed(1000);
        chat.login("root", "sesame").receives("(no-such-profile)");
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        chat.local().stores().history().concerning(BOB, one -> said.add(one.wire()));
        return said;
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
