package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.server.Settings;

/** shirakumo §5. */
class ChannelTreesTest {
    private static final Duration LIFETIME = Settings.CHANNEL_LIFETIME.byDefault();

    @RegisterExtension
    private final Conversation chat = new Conversation(new ChannelTrees(), new Roles())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1))
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-channel-trees\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "a/", "a//b", "a/b/", "a///b", "//", "Lichat/", "/Lichat"})
    void aSlashIsBetweenTwoOtherCharacters(String name) { // §2.4.4
        Client alice = chat.join("alice");
        creates(alice, "a");
        alice.sends("(create :id 2 :channel \"" + name + "\")").receives("(bad-name :id 2 :update-id 2)");
        for (String type : new String[] {"join", "users", "channels", "capabilities", "permissions"}) {
            alice.sends("(" + type + " :id 3 :channel \"" + name + "\")").receives("(bad-name :update-id 3)");
        }
        alice.sends("(message :id 4 :from \"bob\" :channel \"" + name + "\" :text \"Hi\")")
                .receives("(bad-name :update-id 4)"); // before username-mismatch
        alice.sends("(join :id 5 :channel \"a/b\")").receives("(no-such-channel :update-id 5)");
    }

    @Test
    void whatIsThereAlreadyMayBeNamedAsItIs() { // §2.4.4
        Network network = chat.local().server().network();
        Channel old = network.prepare(
                Name.of("a//b/"),
                Channel.Kind.REGULAR,
                Name.of("alice"),
                chat.local().server().time().now());
        old.inTurn(() -> network.register(old));
        Client alice = chat.connect("alice");
        alice.sends("(join :id 2 :channel \"A//b/\")").receives("(join :channel \"a//b/\")");
        alice.sends("(message :id 3 :channel \"a//b/\" :text \"Hi\")").receives("(message :id 3)");
        alice.sends("(create :id 4 :channel \"a//b/\")").receives("(bad-name :update-id 4)");
    }

    @Test
    void aChannelIsMadeBelowOneThatIsThere() { // §5.3.1.1
        Client alice = chat.connect("alice");
        alice.sends("(create :id 2 :channel \"tea/green\")");
        assertTrue(alice.receives("(no-such-parent-channel :id 2 :update-id 2 :from \"Lichat\")")
                .string(":text")
                .contains(" tea "));
        creates(alice, "tea");
        creates(alice, "Tea/Green");
        alice.sends("(create :id 3 :channel \"TEA/green\")").receives("(channelname-taken :update-id 3)");
        alice.sends("(create :id 4 :channel \"tea/black/hot\")").receives("(no-such-parent-channel :update-id 4)");
        creates(alice, "TEA/GREEN/hot");
        alice.sends("(create :id 5 :channel \"tea /x\")")
                .receives("(no-such-parent-channel :update-id 5)"); // no name of any channel
    }

    @Test
    void theChannelAboveSaysWhoMayCreate() { // §5.3.1.1
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends("(create :id 2 :channel \"lobby/a\")").receives("(insufficient-permissions :id 2 :update-id 2)");
        bob.sends("(create :id 3 :channel \"lobby/a/b\")").receives("(no-such-parent-channel :update-id 3)");
        alice.sends("(grant :id 4 :channel \"lobby\" :target \"bob\" :update create)")
                .receives("(grant)");
        creates(bob, "lobby/a");
        alice.sends("(create :id 5 :channel \"lobby/a/b\")")
                .receives("(insufficient-permissions :update-id 5)"); // who made lobby did not make lobby/a
        alice.receivesNothing();
    }

    @Test
    void aRoleMayCreate() { // §5.3.1.1, shirakumo §26
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        alice.sends("(role :id 2 :channel \"lobby\" :role \"builder\" :permissions ((create T)))")
                .receives("(role)");
        alice.sends("(assign-role :id 3 :channel \"lobby\" :role \"builder\" :target \"bob\")")
                .receives("(assign-role)");
        creates(bob, "lobby/a");
        bob.sends("(create :id 4 :channel \"lobby/a/b\")").receives("(join)"); // who made it
        chat.connect("carol").sends("(create :id 5 :channel \"lobby/b\")").receives("(insufficient-permissions)");
    }

    @Test
    void withoutASlashThePrimaryChannelSaysIt() { // §5.3.1.1
        Client root = root();
        Client alice = chat.connect("alice");
        creates(alice, "tea");
        creates(alice, "Lichat/tea"); // which is above where it is named, too
        root.sends("(deny :id 2 :channel \"lichat\" :target \"alice\" :update create)")
                .receives("(deny)");
        for (String channel : new String[] {":channel \"milk\"", ":channel \"LICHAT/milk\"", ":channel NIL", ""}) {
            alice.sends("(create :id 3 " + channel + ")").receives("(insufficient-permissions :update-id 3)");
        }
        creates(alice, "tea/green");
    }

    @Test
    void nothingIsBelowAnonymousChannels() { // §2.4.2
        Client alice = chat.connect("alice");
        String anonymous =
                alice.sends("(create :id 2)").receives("(join :id 2)").string(":channel");
        for (String name : new String[] {anonymous + "/a", "@nowhere/a", "@/a"}) {
            alice.sends("(create :id 3 :channel \"" + name + "\")").receives("(bad-name :update-id 3)");
            chat.connect("eve" + name.length())
                    .sends("(create :id 3 :channel \"" + name + "\")")
                    .receives("(bad-name :update-id 3)");
        }
        alice.sends("(channels :id 4 :channel \"" + anonymous + "\")").receives("(channels :channels ())");
    }

    @Test
    void channelsListsWhatIsRightBelow() { // §5.5.1
        Client alice = forest();
        alice.sends("(channels :id 2 :channel \"FOO\")");
        long clock = chat.local().clock();
        alice.receivesExactly("(channels :id 2 :clock " + clock
                + " :from \"alice\" :channel \"foo\" :channels (\"foo/Bar\" \"foo/qux\"))");
        lists(alice, ":channel \"foo/bar\"", "(\"foo/Bar/baz\")");
        lists(alice, ":channel \"foo/bar/baz\"", "()");
        lists(alice, ":channel \"fo\"", "()");
        lists(alice, ":channel \"Lichat\"", "(\"Lichat/foo\")");
        alice.sends("(channels :id 3 :channel \"nowhere\")").receives("(no-such-channel :id 3 :update-id 3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":channel NIL", ":channel \"\""})
    void withoutAChannelItListsTheTop(String none) { // §5.5.1
        lists(forest(), none, "(\"fo\" \"foo\" \"foobar\" \"Lichat\")");
    }

    @Test
    void whatIsHiddenIsNotListed() { // §5.5.1.1
        Client alice = forest();
        Client bob = chat.connect("bob");
        lists(bob, ":channel \"foo\"", "(\"foo/Bar\" \"foo/qux\")");
        alice.sends("(deny :id 2 :channel \"foo/bar\" :target \"bob\" :update channels)")
                .receives("(deny)");
        lists(bob, ":channel \"foo\"", "(\"foo/qux\")");
        lists(alice, ":channel \"foo\"", "(\"foo/Bar\" \"foo/qux\")");
        bob.sends("(channels :id 3 :channel \"foo/bar\")").receives("(insufficient-permissions :update-id 3)");
        lists(bob, "", "(\"fo\" \"foo\" \"foobar\" \"Lichat\")");
    }

    @Test
    void aChannelMayOutliveTheOneAbove() {
        Client alice = chat.connect("alice");
        creates(alice, "tea");
        creates(alice, "tea/green");
        alice.sends("(leave :id 2 :channel \"tea\")").receives("(leave)");
        chat.passes(LIFETIME.plusSeconds(1), alice);
        alice.sends("(join :id 3 :channel \"tea\")").receives("(no-such-channel :update-id 3)");
        alice.sends("(message :id 4 :channel \"tea/green\" :text \"Hi\")").receives("(message :id 4)");
        alice.sends("(create :id 5 :channel \"tea/black\")").receives("(no-such-parent-channel :update-id 5)");
        lists(alice, "", "(\"Lichat\")");
        lists(alice, ":channel \"TEA\"", "(\"tea/green\")");
        Client bob = chat.connect("bob");
        creates(bob, "Tea");
        creates(bob, "Tea/black");
        lists(alice, ":channel \"tea\"", "(\"Tea/black\" \"tea/green\")");
    }

    @Test
    void aServerMayBeNamedLikeAChannelBelow() { // §2.4.1
        chat.with(Settings.NAME, "a/b").local().restart();
        Client alice = chat.connect("alice");
        lists(alice, "", "(\"a/b\")");
        creates(alice, "a/b/c");
        lists(alice, ":channel \"a/b\"", "(\"a/b/c\")");
        assertEquals(2, chat.local().server().network().channels().size());
    }

    /** A client that has made a number of channels. */
    private Client forest() {
        Client alice = chat.connect("alice");
        for (String name : new String[] {"foo", "foo/Bar", "foo/Bar/baz", "foo/qux", "foobar", "fo", "Lichat/foo"}) {
            creates(alice, name);
        }
        alice.sends("(create :id 7)").receives("(join :id 7)");
        return alice;
    }

    private static void creates(Client client, String name) {
        client.sends("(create :id 1 :channel \"" + name + "\")").receives("(join :id 1 :channel \"" + name + "\")");
    }

    private static void lists(Client client, String channel, String names) {
        client.sends("(channels :id 9 " + channel + ")").receives("(channels :id 9 :channels " + names + ")");
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
