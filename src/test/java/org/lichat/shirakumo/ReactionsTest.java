package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §20. */
class ReactionsTest {
    private static final String REACT = "(react :id 5 :channel \"lobby\" :target \"alice\" :update-id 1 :emote \"🎉\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Data(), new Emotes(), new Reactions(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-reactions\""));
    }

    @Test
    void onlyMembersReact() { // 1
        chat.join("alice");
        Client eve = chat.connect("eve");
        eve.sends(REACT).receives("(not-in-channel :id 5 :update-id 5)");
    }

    @Test
    void itGoesToTheChannel() { // 3
        Client alice = knowing("alice");
        Client bob = knowing("bob");
        alice.receives("(join)");
        long clock = chat.local().clock();
        bob.sends("(react :id \"r\" :channel \"LOBBY\" :target \"Alice\" :update-id 007 :emote \"🎉\")");
        String react = "(react :id \"r\" :clock " + clock
                + " :from \"bob\" :channel \"lobby\" :target \"Alice\" :update-id 007 :emote \"🎉\")";
        bob.receivesExactly(react);
        alice.receivesExactly(react);
    }

    @Test
    void theTargetMayBeAway() { // §5.1.7
        Client alice = chat.join("alice");
        alice.sends("(react :id 5 :channel \"lobby\" :target \"long gone\" :update-id \"x\" :emote \"❤\")")
                .receives("(react :id 5 :target \"long gone\" :update-id \"x\")");
        alice.sends("(react :id 6 :channel \"lobby\" :target \"  \" :update-id \"x\" :emote \"❤\")")
                .receives("(bad-name :update-id 6)");
        alice.sends("(react :id 7 :channel \"lobby\" :target \"alice\" :emote \"❤\")")
                .receives("(malformed-update :update-id 7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "yes", ":", "::", ":🎉:", "tea", ":tea:", "🎉 ok"})
    void whatIsNoEmoteIsMalformed(String text) { // 2
        Client alice = knowing("alice");
        Client bob = knowing("bob");
        alice.receives("(join)");
        bob.sends("(react :id 5 :channel \"lobby\" :target \"alice\" :update-id 1 :emote \"" + text + "\")")
                .receives("(malformed-update :id 5 :update-id 5)");
        alice.receivesNothing();
    }

    @Test
    void emotesOfTheChannelAreFine() { // 2
        Client alice = knowing("alice").registers("sesame");
        sets(alice, "lobby", "Green tea", Images.PNG);
        reacts(alice, "lobby", "green TEA");
        reacts(alice, "lobby", ":Green tea:");
        refuses(alice, "lobby", "tea");
        sets(alice, "lobby", "green tea", "");
        refuses(alice, "lobby", "green tea");
    }

    @Test
    void emotesOfAncestorsAndThePrimaryChannelAreFineToo() { // 2, §3, §5
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        for (String channel : new String[] {"a", "a/b/c", "a/d", "x /y"}) {
            root.sends("(create :id 1 :channel \"" + channel + "\")").receives("(join)");
        }
        sets(root, "Lichat", "everywhere", Images.PNG);
        sets(root, "a", "in a", Images.PNG);
        sets(root, "a/d", "in d", Images.PNG);
        reacts(root, "a/b/c", "everywhere");
        reacts(root, "a/b/c", "in a");
        reacts(root, "a/d", "in d");
        refuses(root, "a/b/c", "in d");
        refuses(root, "a", "in d");
        refuses(root, "x /y", "in a");
        reacts(root, "Lichat", "🎉");
        refuses(root, "Lichat", "in a");
    }

    @Test
    void onThePrimaryChannelOnlyAdministratorsReact() { // default permissions
        Client bob = chat.connect("bob");
        bob.sends("(react :id 5 :channel \"Lichat\" :target \"Lichat\" :update-id 1 :emote \"🎉\")")
                .receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void othersSeeItIfTheySaidThatTheyKnowIt() { // interoperability.md: dialects
        Client plain = chat.join("plain");
        Client bob = chat.join("bob");
        plain.receives("(join)");
        bob.sends(REACT).receives("(react :id 5)"); // its own
        plain.receivesNothing();
        plain.sends("(react :id 6 :channel \"lobby\" :target \"bob\" :update-id 2 :emote \"👍\")")
                .receives("(react :id 6)");
        bob.receives("(react :id 6)"); // who has sent one
        bob.sends(REACT).receives("(react :id 5)");
        plain.receives("(react :id 5)");
    }

    @Test
    void itComesBackAfterwardsToThoseWhoKnowIt() { // §1
        Client alice = knowing("alice");
        alice.sends(REACT).receives("(react)");
        Client bob = knowing("bob");
        comesBack(bob);
        chat.local().restart();
        Client late = knowing("late");
        late.sends("(backfill :id 8 :channel \"lobby\")").receives("(join :from \"alice\")");
        late.receives("(react :id 5 :from \"alice\" :target \"alice\" :update-id 1 :emote \"🎉\")");
    }

    private static void comesBack(Client client) {
        client.sends("(backfill :id 8 :channel \"lobby\")").receives("(join :from \"alice\")");
        client.receives("(react :id 5 :from \"alice\" :target \"alice\" :update-id 1 :emote \"🎉\")");
        client.receives("(backfill :id 8)");
    }

    @Test
    void othersDoNotGetItAfterwardsEither() { // interoperability.md: dialects
        Client alice = chat.join("alice");
        alice.sends(REACT).receives("(react)");
        Client plain = chat.join("plain");
        plain.sends("(backfill :id 8 :channel \"lobby\")").receives("(join :from \"alice\")");
        plain.receives("(backfill :id 8)");
    }

    @Test
    void eachConnectionSpeaksForItself() { // interoperability.md: dialects
        Client alice = chat.join("alice").registers("sesame");
        Client knowing = chat.open();
        knowing.connects(
                "(connect :id 0 :from \"alice\" :password \"sesame\" :version \"2.0\" :extensions (\"SHIRAKUMO-Reactions\"))");
        alice.sends(REACT).receives("(react :id 5)");
        knowing.receives("(react :id 5)");
        Client plain = chat.login("alice", "sesame");
        plain.receivesGreeting("alice");
        knowing.sends(REACT).receives("(react :id 5)");
        alice.receives("(react :id 5)");
        plain.receivesNothing();
    }

    /** In the lobby, and with a client that has announced reactions. */
    private Client knowing(String name) {
        Client client = chat.open();
        client.connects(
                "(connect :id 0 :from \"" + name + "\" :version \"2.0\" :extensions (\"shirakumo-reactions\"))");
        client.sends("(create :id 1 :channel \"lobby\")");
        if (client.next().is("channelname-taken")) {
            client.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        }
        return client;
    }

    private static void sets(Client client, String channel, String name, String payload) {
        client.sends("(emote :id 3 :channel \"" + channel + "\" :name \"" + name
                        + "\" :content-type \"image/png\" :payload \"" + payload + "\")")
                .receives("(emote :id 3)");
    }

    private static void reacts(Client client, String channel, String emote) {
        client.sends(react(channel, emote)).receives("(react :id 4 :emote \"" + emote + "\")");
    }

    private static void refuses(Client client, String channel, String emote) {
        client.sends(react(channel, emote)).receives("(malformed-update :update-id 4)");
    }

    private static String react(String channel, String emote) {
        return "(react :id 4 :channel \"" + channel + "\" :target \"alice\" :update-id 1 :emote \"" + emote + "\")";
    }
}
