package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §6. */
class ChannelInfoTest {
    private static final String ASK = "(channel-info :id 9 :channel \"lobby\" :keys T)";

    @RegisterExtension
    private final Conversation chat = new Conversation(new ChannelInfo(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-channel-info\""));
    }

    @Test
    void whatIsSetGoesToTheChannel() { // set 3, 4
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        Client eve = chat.connect("eve");
        long clock = chat.local().clock();
        alice.sends("(set-channel-info :id \"s\" :channel \"LOBBY\" :key :title :text \"The “Lobby”\")");
        String set = "(set-channel-info :id \"s\" :clock " + clock
                + " :from \"alice\" :channel \"lobby\" :key :title :text \"The “Lobby”\")";
        alice.receivesExactly(set);
        bob.receivesExactly(set); // who announced nothing
        eve.receivesNothing();
        bob.sends("(backfill :id 5 :channel \"lobby\" :since 0)");
        bob.receives("(join :from \"alice\")");
        bob.receives("(set-channel-info :id \"s\" :text \"The “Lobby”\")");
        bob.receives("(backfill :id 5)");
    }

    @Test
    void whatIsAskedForByNameComesInThatOrder() { // info 1.1, 1.2
        Client alice = chat.join("alice");
        sets(alice, ":topic", "tea");
        long clock = chat.local().clock();
        alice.sends("(channel-info :id \"q\" :channel \"Lobby\" :keys (:news :colour :topic :topic t))");
        String head = " :id \"q\" :clock " + clock + " :from \"Lichat\" ";
        alice.receivesExactly(
                "(set-channel-info" + head + ":channel \"lobby\" :key :news :text \"\")"); // accepted, unset
        alice.receives("(no-such-channel-info" + head + ":update-id \"q\" :key :colour)");
        alice.receivesExactly("(set-channel-info" + head + ":channel \"lobby\" :key :topic :text \"tea\")");
        alice.receives("(no-such-channel-info" + head + ":update-id \"q\" :key :t)");
        alice.receivesNothing();
    }

    @Test
    void allThatIsSetCanBeAskedFor() { // info 1
        Client alice = chat.join("alice");
        alice.sends(ASK).receivesNothing();
        sets(alice, ":url", "https://chat.example.org/");
        sets(alice, ":title", "Lobby");
        alice.sends("(shirakumo:channel-info :id 9 :channel \"lobby\" :keys t)");
        alice.receives("(set-channel-info :id 9 :key :title :text \"Lobby\")");
        alice.receives("(set-channel-info :id 9 :key :url :text \"https://chat.example.org/\")");
        sets(alice, ":title", "");
        alice.sends(ASK).receives("(set-channel-info :id 9 :key :url)");
        alice.receivesNothing();
        alice.sends("(channel-info :id 9 :channel \"lobby\" :keys ())").receivesNothing();
    }

    @Test
    void itComesToTheOneConnectionThatAsks() { // info 1.2
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, ":title", "Lobby");
        Client other = chat.login("alice", "sesame");
        other.receivesGreeting("alice");
        other.sends(ASK).receives("(set-channel-info :id 9)");
        alice.receivesNothing();
        sets(other, ":title", "Hall");
        alice.receives("(set-channel-info :text \"Hall\")");
    }

    @Test
    void whoIsOutsideMayAskButNotSet() { // interoperability.md: channel-info
        Client alice = chat.join("alice");
        sets(alice, ":rules", "Be kind.\nAsk first.");
        Client eve = chat.connect("eve");
        eve.sends(ASK).receives("(set-channel-info :id 9 :key :rules :text \"Be kind.\nAsk first.\")");
        eve.sends(set("lobby", ":rules", "none")).receives("(insufficient-permissions :update-id 3)");
        alice.sends("(leave :id 4 :channel \"lobby\")").receives("(leave)");
        alice.sends(set("lobby", ":rules", "none")).receives("(not-in-channel :update-id 3)");
        eve.sends(ASK).receives("(set-channel-info :text \"Be kind.\nAsk first.\")");
        eve.sends("(channel-info :id 8 :channel \"nowhere\" :keys T)").receives("(no-such-channel :update-id 8)");
        eve.sends(set("nowhere", ":title", "x")).receives("(no-such-channel :update-id 3)");
    }

    @Test
    void permissionsDecide() { // default permissions
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends(set("lobby", ":title", "Bob's")).receives("(insufficient-permissions :update-id 3)");
        alice.sends("(grant :id 4 :channel \"lobby\" :target \"bob\" :update set-channel-info)")
                .receives("(grant)");
        sets(bob, ":title", "Bob's");
        alice.receives("(set-channel-info :from \"bob\")");
        alice.sends("(deny :id 5 :channel \"lobby\" :target \"bob\" :update channel-info)")
                .receives("(deny)");
        bob.sends(ASK).receives("(insufficient-permissions :update-id 9)");
    }

    @Test
    void anAnonymousChannelIsClosed() {
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1)");
        String channel = alice.receives("(join :id 1)").string(":channel");
        alice.sends(set(channel, ":title", "Secret")).receives("(set-channel-info :id 3 :text \"Secret\")");
        alice.sends("(channel-info :id 4 :channel \"" + channel + "\" :keys (:title))")
                .receives("(set-channel-info :id 4 :text \"Secret\")");
        Client eve = chat.connect("eve");
        eve.sends("(channel-info :id 4 :channel \"" + channel + "\" :keys T)")
                .receives("(insufficient-permissions :update-id 4)");
        eve.sends(set(channel, ":title", "x")).receives("(insufficient-permissions :update-id 3)");
    }

    @Test
    void thePrimaryChannelHasItToo() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        Client bob = chat.connect("bob");
        root.sends(set("Lichat", ":news", "cake")).receives("(set-channel-info :id 3 :channel \"Lichat\")");
        bob.receives("(set-channel-info :from \"root\" :text \"cake\")");
        bob.sends("(channel-info :id 4 :channel \"lichat\" :keys T)").receives("(set-channel-info :key :news)");
        bob.sends(set("Lichat", ":news", "x")).receives("(insufficient-permissions :update-id 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {":title", "title", "TITLE", ":Title", "shirakumo:title", "\"title\"", "\":TITLE\""})
    void keysMayBeSpelledInManyWays(String key) { // §1.1
        Client alice = chat.join("alice");
        sets(alice, key, "Lobby");
        String listed = key.startsWith("\"") ? ":title" : key;
        alice.sends("(channel-info :id 9 :channel \"lobby\" :keys (" + listed + "))");
        alice.receives("(set-channel-info :id 9 :key :title :text \"Lobby\")");
    }

    @ParameterizedTest
    @CsvSource({
        ":colour, :colour",
        "colour, :colour",
        "other:title, other:title",
        "T, :t",
        "\"a b\", :a\\ b",
        ":icon, :icon"
    })
    void otherKeysAreNotAccepted(String key, String printed) { // set 1
        Client alice = chat.join("alice");
        alice.sends(set("lobby", key, "x")).receives("(no-such-channel-info :id 3 :update-id 3 :key " + printed + ")");
        alice.sends(ASK).receivesNothing();
    }

    @ParameterizedTest
    @CsvSource({
        ":title, 101",
        ":news, 2001",
        ":topic, 1001",
        ":rules, 4001",
        ":contact, 501",
    })
    void textsAreLimited(String key, int tooMany) { // set 2
        Client alice = chat.join("alice");
        sets(alice, key, "😀".repeat(tooMany - 1));
        for (int count : List.of(tooMany, 90_000)) {
            alice.sends(set("lobby", key, "a".repeat(count))).receives("(malformed-channel-info :id 3 :update-id 3)");
        }
        alice.sends(ASK).receives("(set-channel-info :text \"" + "😀".repeat(tooMany - 1) + "\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\u0007", "\u202eevil", "a\u2028b", " ", "\u007f"})
    void aTitleIsOneLine(String text) { // set 2
        chat.join("alice").sends(set("lobby", ":title", text)).receives("(malformed-channel-info :update-id 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0007b", "a\tb", "\u001b[31m", "\n"})
    void rulesHaveNoOtherControlCharactersThanLineBreaks(String text) { // set 2
        Client alice = chat.join("alice");
        sets(alice, ":rules", "one\r\ntwo\nthree");
        alice.sends(set("lobby", ":rules", text)).receives("(malformed-channel-info :update-id 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example",
                "HTTPS://a.example/b?c#d",
                "lichat://a.example:1111/lobby",
                "https://[::1]:8/"
            })
    void urlsAreAbsolute(String url) { // set 2
        sets(chat.join("alice"), ":url", url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "/path",
                "//a.example/",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "https:",
                "https:///path",
                "https://user:secret@a.example/",
                "https://a.example/ b",
                "https://a.example/\nb"
            })
    void whatIsNoUrlIsRefused(String url) { // set 2
        chat.join("alice").sends(set("lobby", ":url", url)).receives("(malformed-channel-info :update-id 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":keys NIL", ":keys :title", ":keys 1", ":keys \"title\"", ":keys (1)", ":keys ((:title))"})
    void otherKeysFieldsAreMalformed(String keys) {
        chat.join("alice")
                .sends("(channel-info :id 9 :channel \"lobby\" " + keys + ")")
                .receives("(malformed-update :update-id 9)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":key 1", ":key \"\"", ":key \":\"", ":key (:title)", ":key NIL"})
    void aKeyIsASymbol(String key) {
        chat.join("alice")
                .sends("(set-channel-info :id 9 :channel \"lobby\" :text \"x\" " + key + ")")
                .receives("(malformed-update :update-id 9)");
    }

    @Test
    void nobodyAsksForAnyNumberOfKeys() {
        Client alice = chat.join("alice");
        alice.sends("(channel-info :id 9 :channel \"lobby\" :keys (" + names(101) + "))")
                .receives("(malformed-update :update-id 9)");
        alice.sends("(channel-info :id 9 :channel \"lobby\" :keys (" + names(100) + "))");
        for (int i = 0; i < 100; i++) {
            alice.receives("(no-such-channel-info :update-id 9 :key :k" + "x".repeat(i) + ")");
        }
    }

    @Test
    void itIsKept() { // set 3
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, ":title", "Lobby \"\\");
        sets(alice, ":topic", "tea");
        sets(alice, ":topic", "");
        chat.local().restart();
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends(ASK).receives("(set-channel-info :id 9 :key :title :text \"Lobby \\\"\\\\\")");
        again.pongs();
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> ":k" + "x".repeat(i)).collect(Collectors.joining(" "));
    }

    private static void sets(Client client, String key, String text) {
        String printed = key.replaceAll("(?i).*title.*", ":title");
        client.sends(set("lobby", key, text))
                .receives("(set-channel-info :id 3 :key " + printed + " :text \""
                        + text.replaceAll("[\"\\\\]", "\\\\$0") + "\")");
    }

    private static String set(String channel, String key, String text) {
        return "(set-channel-info :id 3 :channel \"" + channel + "\" :key " + key + " :text \""
                + text.replaceAll("[\"\\\\]", "\\\\$0") + "\")";
    }
}
