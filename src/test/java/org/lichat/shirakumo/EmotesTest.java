package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.shirakumo.Images.AVIF;
import static org.lichat.shirakumo.Images.GIF;
import static org.lichat.shirakumo.Images.JPEG;
import static org.lichat.shirakumo.Images.PNG;
import static org.lichat.shirakumo.Images.SVG;
import static org.lichat.shirakumo.Images.WEBP;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §3: who may, and what is refused. */
class EmotesTest {
    private static final String ALLOWED = "(\"image/png\" \"image/gif\" \"image/jpeg\" \"image/webp\" \"image/avif\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Data(), new Emotes(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(Emotes.LIMIT, 3)
            .with(Emotes.SIZE, 1024L);

    @Test
    void itIsAnnouncedInBothSpellings() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        String extensions = alice.next().field(":extensions");
        assertTrue(extensions.contains("\"shirakumo-emotes\" \"shirakumo-emote\""), extensions);
    }

    @Test
    void anEmoteGoesToTheChannel() { // emote 6
        Client alice = alice();
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        long clock = chat.local().clock();
        alice.sends(emote("e-1", "LOBBY", "Tea", "image/png", PNG));
        String emote = "(emote :id \"e-1\" :clock " + clock + " :from \"alice\" :channel \"lobby\" :name \"Tea\""
                + " :content-type \"image/png\" :payload \"" + PNG + "\")";
        alice.receives(emote);
        bob.receives(emote); // who announced nothing
    }

    @Test
    void theOnesThatAreUnknownCome() { // emotes 4, 5, 6
        Client alice = alice();
        sets(alice, "Tea", "image/png", PNG);
        sets(alice, "cake", "IMAGE/GIF; charset=none", GIF);
        sets(alice, "éclair", "image/jpeg", JPEG);
        Client bob = chat.join("bob");
        chat.passes(Duration.ofSeconds(3));
        long clock = chat.local().clock();
        bob.sends("(emotes :id \"x\" :channel \"Lobby\" :names (\"TEA\" \"ÉCLAIR\" \"milk\" \"\"))");
        bob.receivesExactly("(emote :id \"x\" :clock " + clock + " :from \"Lichat\" :channel \"lobby\" :name \"cake\""
                + " :content-type \"image/gif\" :payload \"" + GIF + "\")");
        bob.receivesExactly("(emotes :id \"x\" :clock " + clock
                + " :from \"bob\" :channel \"lobby\" :names (\"cake\" \"Tea\" \"éclair\"))");
        alice.receives("(join :from \"bob\")");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":names ()", ":names NIL"})
    void whoKnowsNoneGetsAll(String names) { // emotes 4
        Client alice = alice();
        sets(alice, "tea", "image/webp", WEBP);
        sets(alice, "cake", "image/avif", AVIF);
        alice.sends("(shirakumo:emotes :id 7 :channel \"lobby\" " + names + ")");
        alice.receives("(emote :id 7 :name \"cake\" :content-type \"image/avif\" :payload \"" + AVIF + "\")");
        alice.receives("(emote :id 7 :name \"tea\" :content-type \"image/webp\" :payload \"" + WEBP + "\")");
        alice.receives("(emotes :id 7 :names (\"cake\" \"tea\"))");
    }

    @Test
    void theyComeToTheOneConnectionThatAsks() { // emotes 5, 6
        Client alice = alice();
        sets(alice, "tea", "image/png", PNG);
        Client other = chat.login("alice", "sesame");
        other.receivesGreeting("alice");
        other.sends("(emotes :id 8 :channel \"lobby\")").receives("(emote :id 8)");
        other.receives("(emotes :id 8)");
        alice.receivesNothing();
        other.sends(emote("9", "lobby", "tea", "image/gif", GIF)).receives("(emote :id 9 :payload \"" + GIF + "\")");
        alice.receives("(emote :id 9 :payload \"" + GIF + "\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":channel \"\"", ":channel NIL", ":channel \"lichat\""})
    void withoutAChannelItIsThePrimaryOne(String channel) { // emotes 1
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends(emote("2", "Lichat", "tea", "image/png", PNG)).receives("(emote :id 2 :channel \"Lichat\")");
        Client bob = chat.connect("bob");
        bob.sends("(emotes :id 3 " + channel + " :names (\"x\"))");
        bob.receives("(emote :id 3 :from \"Lichat\" :channel \"Lichat\" :name \"tea\")");
        bob.receives("(emotes :id 3 :from \"bob\" :channel \"Lichat\" :names (\"tea\"))");
        bob.sends(emote("4", "Lichat", "tea", "image/png", PNG)).receives("(insufficient-permissions :update-id 4)");
    }

    @Test
    void onlyMembers() { // emotes 2, emote 1
        Client alice = alice();
        Client eve = chat.connect("eve");
        eve.sends("(emotes :id 3 :channel \"lobby\")").receives("(not-in-channel :update-id 3)");
        eve.sends("(emotes :id 4 :channel \"nowhere\")").receives("(no-such-channel :update-id 4)");
        alice.sends("(leave :id 5 :channel \"lobby\")").receives("(leave)");
        alice.sends(emote("6", "lobby", "tea", "image/png", PNG)).receives("(not-in-channel :update-id 6)");
    }

    @Test
    void onlyWhoMadeTheChannelSetsThem() { // default permissions
        Client alice = alice();
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends(emote("3", "lobby", "tea", "image/png", PNG)).receives("(insufficient-permissions :update-id 3)");
        alice.sends("(grant :id 4 :channel \"lobby\" :target \"bob\" :update emote)")
                .receives("(grant)");
        bob.sends(emote("5", "lobby", "tea", "image/png", PNG)).receives("(emote :id 5)");
        alice.receives("(emote :id 5)");
        alice.sends("(deny :id 6 :channel \"lobby\" :target \"bob\" :update emotes)")
                .receives("(deny)");
        bob.sends("(emotes :id 7 :channel \"lobby\")").receives("(insufficient-permissions :update-id 7)");
    }

    @Test
    void aChannelOfAGuestHasNone() { // emotes 3
        Client guest = chat.join("guest");
        guest.sends("(emotes :id 3 :channel \"lobby\")").receives("(insufficient-permissions :update-id 3)");
        guest.sends(emote("4", "lobby", "tea", "image/png", PNG)).receives("(insufficient-permissions :update-id 4)");
        guest.registers("sesame");
        guest.sends("(emotes :id 5 :channel \"lobby\")").receives("(emotes :id 5 :names ())");
    }

    @Test
    void anAnonymousChannelHasNone() { // emotes 3
        Client alice = alice();
        alice.sends("(create :id 3)");
        String channel = alice.receives("(join :id 3)").string(":channel");
        alice.sends("(emotes :id 4 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 4)");
        alice.sends(emote("5", channel, "tea", "image/png", PNG)).receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void thereAreSoManyAndNoMore() { // emote 2
        Client alice = alice();
        sets(alice, "a", "image/png", PNG);
        sets(alice, "b", "image/png", PNG);
        sets(alice, "c", "image/png", PNG);
        alice.sends(emote("4", "lobby", "d", "text/plain", PNG)).receives("(emote-list-full :id 4 :update-id 4)");
        sets(alice, "B", "image/gif", GIF);
        sets(alice, "a", "image/png", "");
        sets(alice, "d", "image/png", PNG);
        alice.sends("(emotes :id 5 :channel \"lobby\" :names (\"c\" \"d\"))");
        alice.receives("(emote :id 5 :name \"B\" :payload \"" + GIF + "\")");
        alice.receives("(emotes :id 5 :names (\"B\" \"c\" \"d\"))");
    }

    @ParameterizedTest
    @CsvSource({
        "image/svg+xml, svg",
        "text/html, png",
        "image/bmp, png",
        "image, png",
        "'', png",
        "image/gif, png",
        "image/png, svg",
        "image/png, text"
    })
    void otherContentsAreRefused(String type, String image) { // emote 3
        String payload = image.equals("png") ? PNG : image.equals("svg") ? SVG : "SGVsbG8=";
        Client alice = alice();
        alice.sends(emote("4", "lobby", "tea", type, payload))
                .receives("(bad-content-type :id 4 :update-id 4 :allowed-content-types " + ALLOWED + ")");
        alice.sends("(emotes :id 5 :channel \"lobby\")").receives("(emotes :id 5 :names ())");
    }

    @Test
    void largerImagesAreRefused() { // emote 4
        Client alice = alice();
        sets(alice, "tea", "image/png", Images.png(1024, 1));
        for (int size : new int[] {1025, 1026, 1027, 100_000}) {
            alice.sends(emote("4", "lobby", "tea", "image/png", Images.png(size, 1)))
                    .receives("(update-too-long :id 4 :update-id 4)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%%", "a", "=", " ", "aGVsbG8 ", "ΩΩΩΩ"})
    void whatIsNotBase64IsMalformed(String payload) {
        alice().sends(emote("4", "lobby", "tea", "image/png", payload)).receives("(malformed-update :update-id 4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":tea:", "a:b", "a\u0007", "a\n", "123456789012345678901234567890123"})
    void namesAreAsThoseOfUsersWithoutColons(String name) {
        alice().sends(emote("4", "lobby", name, "image/png", PNG)).receives("(bad-name :id 4 :update-id 4)");
    }

    @Test
    void anEmptyPayloadRemovesWhateverItIsSaidToBe() { // emote 5, 6
        Client alice = alice();
        sets(alice, "tea", "image/png", PNG);
        alice.sends(emote("4", "lobby", "TEA", "none", ""))
                .receives("(emote :id 4 :name \"TEA\" :content-type \"none\" :payload \"\")");
        alice.sends(emote("5", "lobby", "unknown", "none", "")).receives("(emote :id 5 :payload \"\")");
        alice.sends("(emotes :id 6 :channel \"lobby\")").receives("(emotes :id 6 :names ())");
        assertEquals(0, chat.local().stores().payloads().size());
    }

    @Test
    void theyAreNotPartOfTheHistory() {
        Client alice = alice();
        sets(alice, "tea", "image/png", PNG);
        alice.sends("(backfill :id 6 :channel \"lobby\" :since 0)").receives("(backfill :id 6)");
    }

    private Client alice() {
        return chat.join("alice").registers("sesame");
    }

    private static void sets(Client client, String name, String type, String payload) {
        client.sends(emote("3", "lobby", name, type, payload)).receives("(emote :id 3 :name \"" + name + "\")");
    }

    private static String emote(String id, String channel, String name, String type, String payload) {
        String printed = id.chars().allMatch(Character::isDigit) ? id : "\"" + id + "\"";
        return "(emote :id " + printed + " :channel \"" + channel + "\" :name \"" + name + "\" :content-type \"" + type
                + "\" :payload \"" + payload + "\")";
    }
}
