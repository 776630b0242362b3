package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/** shirakumo §7: the end of users and channels. */
class ServerManagementTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new ServerManagement(), new Backfill(), new Emotes())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-server-management\""));
    }

    @Test
    void whoeverIsKilledLosesChannelsAndConnections() { // kill 2, 3, 4
        Client alice = chat.join("alice");
        Client bob = chat.join("Bob").registers("barley");
        alice.receives("(join :from \"Bob\")");
        Client second = chat.login("bob", "barley");
        second.receivesGreeting("Bob");
        Client root = root();
        Client other = root();
        root.sends("(kill :id 5 :target \"BOB\")").receives("(kill :id 5 :from \"root\" :target \"Bob\")");
        other.receives("(kill :id 5 :from \"root\" :target \"Bob\")");
        for (Client killed : List.of(bob, second)) {
            killed.receives("(disconnect :from \"Lichat\")");
            killed.isClosed(1000); // a client comes back by itself after any other
        }
        alice.receives("(leave :from \"Bob\" :channel \"lobby\")");
        alice.receivesNothing();
        root.receivesNothing();
        root.sends("(kill :id 6 :target \"bob\")").receives("(no-such-user :update-id 6)"); // 1
        chat.login("bob", "barley").receivesGreeting("Bob");
    }

    @Test
    void othersAreShownTheLeaveBeforeTheKillIsAnswered() { // kill 2, 4
        Client root = root();
        root.sends("(create :id 1 :channel \"lobby\")").receives("(join :id 1)");
        Client bob = chat.join("bob");
        root.receives("(join :from \"bob\")");
        root.sends("(kill :id 5 :target \"bob\")").receives("(leave :from \"bob\" :channel \"lobby\")");
        root.receives("(kill :id 5)");
        bob.receives("(disconnect)");
        bob.isClosed(1000);
    }

    @Test
    void whoKillsThemselvesAreAnsweredFirst() { // kill 4
        Client root = root();
        root.sends("(kill :id 5 :target \"root\")").receives("(kill :id 5 :target \"root\")");
        root.receives("(disconnect)");
        root.isClosed(1000);
        root();
    }

    @Test
    void thereIsSomebodyToKill() { // kill 1, §5.1.4
        Client root = root();
        chat.connect("bob").registers("barley").drops();
        root.sends("(kill :id 5 :target \"nobody\")").receives("(no-such-user :update-id 5)");
        root.sends("(kill :id 6 :target \"bob\")").receives("(no-such-user :update-id 6)"); // who is away
        root.sends("(kill :id 7 :target \"no  body\")").receives("(bad-name :update-id 7)");
        root.sends("(kill :id 8)").receives("(malformed-update :update-id 8)");
        root.sends("(kill :id 9 :target bob)").receives("(malformed-update :update-id 9)");
    }

    @Test
    void nobodyKillsTheServer() { // interoperability.md: kill and ban
        Client root = root();
        root.sends("(kill :id 5 :target \"LICHAT\")").receives("(insufficient-permissions :update-id 5)");
        root.sends("(message :id 6 :channel \"Lichat\" :text \"Hi\")").receives("(message :id 6)");
        chat.connect("bob").pongs();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(kill :id 5 :target \"alice\")",
                "(kill :id 5 :target \"Lichat\")",
                "(destroy :id 5 :channel \"lobby\")",
                "(destroy :id 5 :channel \"nowhere\")",
                "(destroy :id 5 :channel \"Lichat\")",
                "(ban :id 5 :target \"alice\")",
                "(ban :id 5 :target \"nobody\")",
                "(unban :id 5 :target \"alice\")",
                "(blacklist :id 5)"
            })
    void allOfItIsForAdministrators(String update) { // §5.1.8, destroy 1 before 2
        Client eve = chat.join("eve"); // whose channel it is
        Client alice = chat.join("alice");
        eve.receives("(join :from \"alice\")");
        eve.sends(update).receives("(insufficient-permissions :update-id 5)");
        alice.receivesNothing();
        eve.sends("(capabilities :id 6 :channel \"Lichat\")");
        assertFalse(eve.receives("(capabilities)").field(":permitted").matches(".*(kill|destroy|ban|blacklist).*"));
    }

    @Test
    void administratorsSeeThatTheyMay() { // §5.5.4
        Client root = root();
        String permitted = root.sends("(capabilities :id 6 :channel \"Lichat\")")
                .receives("(capabilities)")
                .field(":permitted");
        for (String type : List.of("kill", "destroy", "ban", "unban", "blacklist")) {
            assertTrue(permitted.matches(".*[( ]" + type + "[ )].*"), permitted);
        }
        Client carol = chat.connect("carol");
        chat.connect("bob");
        root.sends("(grant :id 7 :channel \"Lichat\" :target \"carol\" :update kill)")
                .receives("(grant)");
        carol.sends("(kill :id 8 :target \"bob\")").receives("(kill :id 8)");
        carol.sends("(ban :id 9 :target \"bob\")").receives("(insufficient-permissions :update-id 9)");
    }

    @Test
    void everybodyLeavesADestroyedChannel() { // destroy 3, 4, 5
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        Client root = root(); // who is not in it
        Client other = root();
        root.sends("(destroy :id 5 :channel \"LOBBY\")");
        root.receives("(destroy :id 5 :from \"root\" :channel \"lobby\")");
        other.receives("(destroy :id 5 :from \"root\" :channel \"lobby\")");
        alice.receives("(leave :from \"alice\" :channel \"lobby\")");
        bob.receives("(leave :from \"bob\" :channel \"lobby\")");
        alice.receivesNothing();
        bob.receivesNothing();
        bob.sends("(message :id 6 :channel \"lobby\" :text \"Hi\")").receives("(no-such-channel :update-id 6)");
        root.sends("(destroy :id 7 :channel \"lobby\")").receives("(no-such-channel :update-id 7)"); // 2
        bob.sends("(channels :id 8)").receives("(channels :channels (\"Lichat\"))");
        chat.local().restart();
        chat.connect("bob").sends("(join :id 9 :channel \"lobby\")").receives("(no-such-channel :update-id 9)");
    }

    @Test
    void whoDestroysAChannelFromWithinLeavesItFirst() { // destroy 3, 5
        Client root = root();
        root.sends("(create :id 1 :channel \"lobby\")").receives("(join :id 1)");
        root.sends("(destroy :id 5 :channel \"lobby\")").receives("(leave :from \"root\" :channel \"lobby\")");
        root.receives("(destroy :id 5)");
    }

    @Test
    void nothingOfADestroyedChannelIsInItsSuccessor() { // destroy 4
        Client alice = chat.join("alice").registers("barley");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(message :id 2 :channel \"lobby\" :text \"Hi\")").receives("(message)");
        bob.receives("(message)");
        String image = Images.PNG;
        alice.sends("(emote :id 3 :channel \"lobby\" :name \"tea\" :content-type \"image/png\" :payload \"" + image
                        + "\")")
                .receives("(emote)");
        bob.receives("(emote)");
        alice.sends("(permissions :id 4 :channel \"lobby\" :permissions ((message nil)))")
                .receives("(permissions)");
        root().sends("(destroy :id 5 :channel \"lobby\")").receives("(destroy :id 5)");
        bob.receives("(leave)");
        bob.registers("poppy seed");
        bob.sends("(create :id 6 :channel \"lobby\")").receives("(join :id 6)");
        hasNothing(bob);
        chat.local().restart();
        Client again = chat.login("bob", "poppy seed");
        again.receivesGreeting("bob");
        again.sends("(join :id 6 :channel \"lobby\")").receives("(join :id 6)");
        hasNothing(again);
        assertEquals(0, chat.local().stores().payloads().size());
    }

    private static void hasNothing(Client member) {
        member.sends("(emotes :id 7 :channel \"lobby\")").receives("(emotes :id 7 :names ())");
        member.sends("(message :id 8 :channel \"lobby\" :text \"Ho\")").receives("(message :id 8)");
        member.sends("(backfill :id 9 :channel \"lobby\")");
        Received update = member.next();
        while (!update.is("backfill")) {
            assertEquals("\"bob\"", update.field(":from"), update::toString);
            update = member.next();
        }
    }

    @Test
    void anonymousChannelsAreDestroyedByTheirNames() {
        Client alice = chat.connect("alice");
        String name = alice.sends("(create :id 1)").receives("(join :id 1)").string(":channel");
        Client root = root();
        root.sends("(destroy :id 5 :channel \"" + name + "\")").receives("(destroy :id 5 :channel \"" + name + "\")");
        alice.receives("(leave :from \"alice\" :channel \"" + name + "\")");
    }

    @Test
    void nobodyDestroysThePrimaryChannel() { // interoperability.md: default permissions
        Client root = root();
        root.sends("(destroy :id 5 :channel \"lichat\")").receives("(insufficient-permissions :update-id 5)");
        root.sends("(destroy :id 6)").receives("(malformed-update :update-id 6)");
        root.sends("(destroy :id 7 :channel \"no  where\")").receives("(bad-name :update-id 7)");
        chat.connect("bob").pongs();
    }

    @Test
    void whatWaitedForADestroyedChannelFails() { // §5.1.6
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        Channel lobby = channel("lobby");
        Thread waiting = new Thread(() -> bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")"));
        lobby.inTurn(() -> {
            waiting.start();
            chat.local()
                    .await(() -> waiting.getState().name().endsWith("WAITING")); // for the channel, or for the server
            chat.local().server().departures().destroy(lobby);
        });
        // An answer that is bob's own waits for nothing that the server shows him.
        List<String> heard =
                Stream.of(bob.next(), bob.next()).map(Received::type).sorted().toList();
        assertEquals(List.of("leave", "no-such-channel"), heard);
        alice.receives("(leave :from \"alice\")");
        alice.receivesNothing();
        assertNull(chat.local().server().network().channel(Name.of("lobby")));
    }

    private Channel channel(String name) {
        Channel channel = chat.local().server().network().channel(Name.of(name));
        return Objects.requireNonNull(channel);
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
