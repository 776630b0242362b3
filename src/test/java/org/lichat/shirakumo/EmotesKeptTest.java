package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lichat.shirakumo.Images.GIF;
import static org.lichat.shirakumo.Images.PNG;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §3: what is kept of emotes, and for how long. */
class EmotesKeptTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Data(), new Emotes())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1))
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void theyOutliveARestart() { // emote 5
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, "Tea", PNG);
        sets(alice, "cake", PNG);
        sets(alice, "milk", PNG);
        sets(alice, "MILK", "");
        chat.local().restart();
        asks(back());
        sets(back(), "tea", GIF);
        chat.local().restart();
        Client alone = back();
        alone.sends("(emotes :id 6 :channel \"lobby\" :names (\"cake\"))");
        alone.receives("(emote :name \"tea\" :content-type \"image/gif\" :payload \"" + GIF + "\")");
        alone.receives("(emotes :id 6 :names (\"cake\" \"tea\"))");
    }

    private static void asks(Client client) {
        client.sends("(emotes :id 5 :channel \"lobby\")");
        client.receives("(emote :name \"cake\" :payload \"" + PNG + "\")");
        client.receives("(emote :name \"Tea\" :payload \"" + PNG + "\")");
        client.receives("(emotes :id 5 :names (\"cake\" \"Tea\"))");
    }

    @Test
    void thoseOfThePrimaryChannelComeUnderItsNewName() { // §2.4.1
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(emote :id 2 :channel \"lichat\" :name \"tea\" :content-type \"image/png\" :payload \"" + PNG
                        + "\")")
                .receives("(emote :id 2)");
        chat.with(Settings.NAME, "café").local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(emotes :id 3)").receives("(emote :channel \"café\" :name \"tea\" :payload \"" + PNG + "\")");
        bob.receives("(emotes :channel \"café\" :names (\"tea\"))");
    }

    @Test
    void onlyTheImagesThatAreShownAreKept() { // emote 5
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, "a", Images.png(500, 1));
        sets(alice, "a", Images.png(300, 2));
        assertEquals(300, size());
        sets(alice, "a", Images.png(300, 2));
        assertEquals(300, size());
        sets(alice, "b", Images.png(100, 3));
        assertEquals(400, size());
        sets(alice, "a", "");
        assertEquals(100, size());
    }

    @Test
    void theyGoWithTheirChannel() {
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, "tea", PNG);
        alice.sends("(leave :id 4 :channel \"lobby\")").receives("(leave)");
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1), alice);
        alice.sends("(create :id 5 :channel \"lobby\")").receives("(join :id 5)");
        alice.sends("(emotes :id 6 :channel \"lobby\")").receives("(emotes :id 6 :names ())");
        assertEquals(0, size());
    }

    @Test
    void theyStayWhenTheProfileOfTheirMakerEnds() { // interoperability.md: emotes
        Client alice = chat.join("alice").registers("sesame");
        sets(alice, "tea", PNG);
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.drops();
        bob.receives("(leave :from \"alice\")");
        chat.passes(Settings.PROFILE_LIFETIME.byDefault().plusSeconds(1), bob);
        chat.local().awaitEndOf("alice");
        Client carol = chat.join("carol");
        carol.sends("(emotes :id 6 :channel \"lobby\")").receives("(emote :name \"tea\")");
        carol.receives("(emotes :id 6 :names (\"tea\"))");
    }

    @Test
    void theImagesOfWhoIsErasedAreLeftOut() {
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob").registers("sesame");
        alice.receives("(join)");
        alice.sends("(grant :id 3 :channel \"lobby\" :target \"bob\" :update emote)")
                .receives("(grant)");
        sets(bob, "bob", GIF);
        alice.receives("(emote)");
        sets(alice, "tea", PNG);
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(lichat-ee:erase :id 4 :target \"bob\")").receives("(lichat-ee:erase)");
        alice.receives("(leave :from \"bob\")");
        alice.sends("(emotes :id 5 :channel \"lobby\")").receives("(emote :name \"tea\")");
        alice.receives("(emotes :id 5)");
        sets(alice, "bob", PNG);
        alice.sends("(emotes :id 6 :channel \"lobby\" :names (\"tea\"))").receives("(emote :name \"bob\")");
        alice.receives("(emotes :id 6 :names (\"bob\" \"tea\"))");
    }

    @Test
    void manyComeInParts() { // emotes 5, 6
        Client alice = chat.join("alice").registers("sesame");
        int most = Emotes.LIMIT.byDefault();
        for (int i = 0; i < most; i++) {
            sets(alice, name(i), Images.png(i < 3 ? 200_000 : 100, i));
        }
        alice.sends("(emotes :id 5 :channel \"lobby\")").sends("(emotes :id 6 :channel \"lobby\")");
        String names = IntStream.range(0, most)
                .mapToObj(i -> "\"" + name(i) + "\"")
                .collect(Collectors.joining(" ", "(", ")"));
        for (int id = 5; id < 7; id++) {
            for (int i = 0; i < most; i++) {
                String payload = Images.png(i < 3 ? 200_000 : 100, i);
                alice.receives("(emote :id " + id + " :name \"" + name(i) + "\" :payload \"" + payload + "\")");
            }
            alice.receives("(emotes :id " + id + " :names " + names + ")");
        }
    }

    private static String name(int number) {
        return "emote " + (1000 + number);
    }

    private Client back() {
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends("(join :id 1 :channel \"lobby\")");
        again.next();
        return again;
    }

    private long size() {
        return chat.local().stores().payloads().size();
    }

    private static void sets(Client client, String name, String payload) {
        String type = payload.equals(GIF) ? "image/gif" : "image/png";
        client.sends("(emote :id 3 :channel \"lobby\" :name \"" + name + "\" :content-type \"" + type + "\" :payload \""
                        + payload + "\")")
                .receives("(emote :id 3 :name \"" + name + "\")");
    }
}
