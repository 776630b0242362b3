package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §14. */
class UserInfoTest {
    private static final String KEY =
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEXEcE6R\n-----END PGP PUBLIC KEY BLOCK-----\n";

    @RegisterExtension
    private final Conversation chat = new Conversation(new UserInfo())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-user-info\""));
    }

    @Test
    void guestsHaveNone() { // set 1, info 1
        Client guest = chat.connect("guest");
        guest.sends(set(":colour", "x")).receives("(no-such-profile :id 3 :update-id 3)");
        guest.sends(set(":status", "away")).receives("(no-such-profile :id 3 :update-id 3)");
        guest.sends("(user-info :id 4 :target \"guest\" :info ((:status \"faked\")))");
        guest.receives("(user-info :id 4 :connections 1 :info ())"); // a list, as some clients walk over it
    }

    @Test
    void whatIsSetIsToldToEverybody() { // set 4, info 2.1
        Client alice = chat.connect("alice").registers("sesame");
        sets(alice, ":status", "away");
        sets(alice, ":birthday", "in \"spring\" \\o/");
        Client bob = chat.connect("bob");
        long clock = chat.local().clock();
        bob.sends("(user-info :id 4 :target \"ALICE\" :info ((:status \"faked\")))");
        bob.receivesExactly("(user-info :id 4 :clock " + clock + " :from \"bob\" :target \"ALICE\" :info "
                + "((:birthday \"in \\\"spring\\\" \\\\o/\") (:status \"away\")) :connections 1 :registered T)");
        sets(alice, ":status", "");
        info(bob, "((:birthday \"in \\\"spring\\\" \\\\o/\"))");
        sets(alice, ":birthday", "");
        info(bob, "()");
        alice.receivesNothing();
    }

    @Test
    void whatIsSetIsSentBackToAllConnectionsOfTheUser() { // set 5
        Client alice = chat.connect("alice").registers("sesame");
        Client other = chat.login("alice", "sesame", "shirakumo-user-info");
        other.receivesGreeting("alice");
        Client bob = chat.connect("bob");
        long clock = chat.local().clock();
        alice.sends("(shirakumo:set-user-info :id \"u\" :key \"Real-Name\" :text \"Alice L.\")");
        String echo =
                "(set-user-info :id \"u\" :clock " + clock + " :from \"alice\" :key :real-name :text \"Alice L.\")";
        alice.receivesExactly(echo);
        other.receivesExactly(echo);
        bob.receivesNothing();
    }

    @Test
    void itIsKeptAndToldOfThoseWhoAreAway() { // set 4, info 2
        Client alice = chat.connect("alice").registers("sesame");
        sets(alice, ":public-key", KEY);
        sets(alice, ":location", "Zürich");
        Client bob = chat.connect("bob");
        String all = "((:location \"Zürich\") (:public-key \"" + KEY + "\"))";
        alice.drops();
        info(bob, all);
        chat.local().restart();
        bob = chat.connect("bob");
        info(bob, all);
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        info(bob, all);
        sets(again, ":location", "");
        info(bob, "((:public-key \"" + KEY + "\"))");
    }

    @Test
    void aProfileThatIsErasedTakesItAlong() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        Client alice = chat.connect("alice").registers("sesame");
        sets(alice, ":contact", "alice@a.example");
        root.sends("(lichat-ee:erase :id 7 :target \"alice\")").receives("(lichat-ee:erase :id 7)");
        Client next = chat.connect("alice").registers("barley");
        info(next, "()");
    }

    @Test
    void permissionsDecide() { // default permissions
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        Client alice = chat.connect("alice").registers("sesame");
        root.sends("(deny :id 4 :channel \"Lichat\" :target \"alice\" :update set-user-info)")
                .receives("(deny)");
        alice.sends(set(":status", "x")).receives("(insufficient-permissions :update-id 3)");
        sets(root, ":status", "here");
    }

    @ParameterizedTest
    @ValueSource(strings = {":status", "status", "STATUS", "shirakumo:status", "\"status\"", "\":Status\""})
    void keysMayBeSpelledInManyWays(String key) { // SPEC-DECISIONS: set-user-info key
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends(set(key, "here")).receives("(set-user-info :id 3 :key :status :text \"here\")");
        info(alice, "((:status \"here\"))");
    }

    @ParameterizedTest
    @CsvSource({
        ":colour, :colour",
        "\"colour\", :colour",
        "other:status, other:status",
        ":icon, :icon",
        ":title, :title"
    })
    void otherKeysAreNotAccepted(String key, String printed) { // set 2
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends(set(key, "x")).receives("(no-such-user-info :id 3 :update-id 3 :key " + printed + ")");
        info(alice, "()");
    }

    @ParameterizedTest
    @CsvSource({":birthday, 101", ":contact, 501", ":location, 101", ":real-name, 101", ":status, 201"})
    void textsAreLimited(String key, int tooMany) { // set 3
        Client alice = chat.connect("alice").registers("sesame");
        sets(alice, key, "ä".repeat(tooMany - 1));
        for (int count : List.of(tooMany, 90_000)) {
            alice.sends(set(key, "a".repeat(count))).receives("(malformed-user-info :id 3 :update-id 3)");
        }
        info(alice, "((" + key + " \"" + "ä".repeat(tooMany - 1) + "\"))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0007", "\u202eevil", "\t", " "})
    void aStatusIsOneLine(String text) { // set 3
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends(set(":status", text)).receives("(malformed-user-info :update-id 3)");
        sets(alice, ":contact", "a@a.example\nb@b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0xDEADBEEF", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n", " -----BEGIN PGP PUBLIC KEY BLOCK-----"
            })
    void aPublicKeyIsInArmour(String text) { // set 3
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends(set(":public-key", text)).receives("(malformed-user-info :update-id 3)");
        alice.sends(set(":public-key", KEY + "a".repeat(10_001 - KEY.length())))
                .receives("(malformed-user-info :update-id 3)");
        sets(alice, ":public-key", KEY + "a".repeat(10_000 - KEY.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":key 1", ":key \"\"", ":key \":\"", ":key ()", ":key NIL"})
    void aKeyIsASymbol(String key) {
        Client alice = chat.connect("alice").registers("sesame");
        alice.sends("(set-user-info :id 9 :text \"x\" " + key + ")").receives("(malformed-update :update-id 9)");
        alice.sends("(set-user-info :id 9 :text \"x\" :key \"" + "k".repeat(257) + "\")")
                .receives("(malformed-update :update-id 9)");
    }

    @Test
    void whoIsUnknownHasNone() {
        Client bob = chat.connect("bob");
        bob.sends("(user-info :id 4 :target \"nobody\" :info (x))").receives("(no-such-user :update-id 4)");
        bob.sends("(user-info :id 4 :target \"Lichat\" :info (x))");
        bob.receives("(user-info :id 4 :info ())");
    }

    private static void info(Client client, String expected) {
        client.sends("(user-info :id 4 :target \"alice\")");
        assertEquals(
                expected, client.receives("(user-info :id 4 :registered T)").field(":info"));
    }

    private static void sets(Client client, String key, String text) {
        client.sends(set(key, text))
                .receives("(set-user-info :id 3 :key " + key + " :text \"" + text.replaceAll("[\"\\\\]", "\\\\$0")
                        + "\")");
    }

    private static String set(String key, String text) {
        return "(set-user-info :id 3 :key " + key + " :text \"" + text.replaceAll("[\"\\\\]", "\\\\$0") + "\")";
    }
}
