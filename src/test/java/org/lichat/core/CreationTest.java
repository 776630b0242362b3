package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Rule;
import org.lichat.protocol.Core;
import org.lichat.server.Settings;

class CreationTest {
    private static final Duration LIFETIME = Duration.ofDays(3);
    private static final Duration ANONYMOUS_LIFETIME = Duration.ofDays(2);

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .with(Settings.MAX_CHANNELS_PER_USER, 3)
            .with(Settings.CHANNEL_LIFETIME, LIFETIME)
            .with(Settings.ANONYMOUS_CHANNEL_LIFETIME, ANONYMOUS_LIFETIME)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1));

    @Test
    void whoCreatesAChannelJoinsIt() { // §5.3.1.4–6
        Client alice = chat.connect("alice");
        long clock = chat.local().clock();
        alice.sends("(create :id 7 :channel \"tea\")");
        alice.receivesExactly("(join :id 7 :clock " + clock + " :from \"alice\" :channel \"tea\")");
        alice.sends("(users :id 8 :channel \"tea\")").receives("(users :users (\"alice\"))");
        alice.receivesNothing();
    }

    @Test
    void nobodyElseIsToldOfANewChannel() { // §5.3.1.6
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        alice.sends("(create :id 7 :channel \"tea\")").receives("(join :id 7)");
        bob.receivesNothing();
    }

    @Test
    void thePrimaryChannelSaysWhoMayCreate() { // §5.3.1.1
        Client alice = chat.connect("alice");
        chat.local().server().network().primary().permissions().set(Core.CREATE, Rule.NO_ONE);
        alice.sends("(create :id 7 :channel \"tea\")");
        alice.receives("(insufficient-permissions :id 7 :update-id 7 :from \"Lichat\")");
        alice.sends("(channels :id 8)").receives("(channels :channels (\"Lichat\"))");
    }

    @Test
    void namesOfChannelsAreUnique() { // §5.3.1.2, §2.2.1
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        for (String name : List.of("Tea", "tea", "TEA", "Lichat", "lichat")) {
            alice.sends("(create :id 7 :channel \"" + name + "\")");
            alice.receives("(channelname-taken :id 7 :update-id 7 :from \"Lichat\")");
        }
    }

    @Test
    void aUserMayBeNamedLikeAChannel() { // §2.4.4
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"alice\")").receives("(join :channel \"alice\" :from \"alice\")");
    }

    @Test
    void aUserIsInSoManyChannelsAndNoMore() { // §5.3.1.3; interoperability.md: user limits
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"one\")").receives("(join :id 1)");
        alice.sends("(create :id 2 :channel \"two\")").receives("(join :id 2)");
        alice.sends("(create :id 7 :channel \"three\")");
        alice.receives("(too-many-channels :id 7 :update-id 7 :from \"Lichat\")");
        alice.sends("(create :id 7)").receives("(too-many-channels :update-id 7)");
        alice.sends("(join :id 8 :channel \"three\")").receives("(no-such-channel :update-id 8)");
        alice.sends("(leave :id 9 :channel \"one\")").receives("(leave :id 9)");
        alice.sends("(create :id 10 :channel \"three\")").receives("(join :id 10)");
    }

    @Test
    void thatTheNameIsTakenIsSaidFirst() { // §5.3.1.2 before §5.3.1.3
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"one\")").receives("(join :id 1)");
        alice.sends("(create :id 2 :channel \"two\")").receives("(join :id 2)");
        alice.sends("(create :id 7 :channel \"one\")").receives("(channelname-taken :update-id 7)");
        chat.local().server().change(Settings.CHANNEL_LIMIT, 3);
        chat.connect("bob").sends("(create :id 7 :channel \"one\")").receives("(channelname-taken :update-id 7)");
    }

    @Test
    void theServerHasSoManyChannelsAndNoMore() {
        chat.local().server().change(Settings.CHANNEL_LIMIT, 2);
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"one\")").receives("(join :id 1)");
        alice.sends("(create :id 2 :channel \"two\")").receives("(too-many-channels :id 2 :update-id 2)");
        alice.sends("(create :id 3)").receives("(too-many-channels :id 3 :update-id 3)");
    }

    @Test
    void withoutANameTheChannelIsAnonymous() { // §5.3.1.4, §2.4.2
        Client alice = chat.connect("alice");
        String first = anonymous(alice);
        String second = anonymous(alice);
        assertTrue(first.matches("@[a-z2-9]{26,31}"), first);
        assertNotEquals(first, second);
    }

    @Test
    void aNameThatIsNilMeansNone() { // §5.3.1.4
        Client alice = chat.connect("alice");
        alice.sends("(create :id 7 :channel NIL)");
        assertTrue(alice.receives("(join :id 7 :from \"alice\")")
                .string(":channel")
                .startsWith("@"));
    }

    @Test
    void outsidersGetNothingFromAnAnonymousChannel() { // §2.4.2; interoperability.md: anonymous channels
        Client alice = chat.connect("alice");
        Client eve = chat.connect("eve");
        String channel = anonymous(alice);
        for (String type : List.of("join", "leave", "users", "channels", "permissions", "capabilities")) {
            eve.sends("(" + type + " :id 7 :channel \"" + channel + "\")");
            eve.receives("(insufficient-permissions :update-id 7)");
        }
        for (String type : List.of("pull", "kick")) {
            eve.sends("(" + type + " :id 7 :channel \"" + channel + "\" :target \"eve\")");
            eve.receives("(insufficient-permissions :update-id 7)");
        }
        eve.sends("(message :id 7 :channel \"" + channel + "\" :text \"Hi\")");
        eve.receives("(insufficient-permissions :update-id 7)");
        eve.sends("(channels :id 8)").receives("(channels :channels (\"Lichat\"))");
        alice.receivesNothing();
    }

    @Test
    void whoIsPulledIntoAnAnonymousChannelIsAMember() { // §2.4.2
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        String channel = anonymous(alice);
        alice.sends("(pull :id 2 :channel \"" + channel + "\" :target \"bob\")").receives("(join :id 2 :from \"bob\")");
        bob.receives("(join :id 2 :from \"bob\")");
        bob.sends("(message :id 3 :channel \"" + channel + "\" :text \"Hi\")").receives("(message :id 3)");
        bob.sends("(leave :id 4 :channel \"" + channel + "\")").receives("(leave :id 4)");
        bob.sends("(join :id 5 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void whoIsNamedInTheRuleOfAnAnonymousChannelMayComeIn() { // interoperability.md: default permissions
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        String channel = anonymous(alice);
        alice.sends("(permissions :id 2 :channel \"" + channel + "\" :permissions ((join (+ \"bob\"))))");
        alice.receives("(permissions :id 2)");
        bob.sends("(users :id 3 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 3)");
        bob.sends("(join :id 4 :channel \"" + channel + "\")").receives("(join :id 4)");
    }

    @Test
    void namesThatBeginWithAnAtAreForAnonymousChannels() { // §2.4.2
        Client alice = chat.connect("alice");
        alice.sends("(create :id 7 :channel \"@tea\")").receives("(bad-name :id 7 :update-id 7)");
        alice.sends("(create :id 8 :channel \"tea@home\")").receives("(join :id 8 :channel \"tea@home\")");
    }

    @Test
    void anEmptyChannelLivesOnForItsLifetime() {
        leaves(chat.connect("alice"), "tea");
        chat.passes(LIFETIME);
        Client bob = chat.connect("bob");
        bob.sends("(channels :id 1)").receives("(channels :channels (\"Lichat\" \"tea\"))");
        chat.passes(Duration.ofSeconds(1));
        bob.sends("(channels :id 2)").receives("(channels :channels (\"Lichat\"))");
        bob.sends("(join :id 3 :channel \"tea\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void anEmptyAnonymousChannelLivesOnForItsOwnLifetime() {
        Client alice = chat.connect("alice");
        String channel = anonymous(alice);
        alice.sends("(leave :id 2 :channel \"" + channel + "\")").receives("(leave :id 2)");
        chat.passes(ANONYMOUS_LIFETIME);
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"" + channel + "\")").receives("(insufficient-permissions :update-id 3)");
        chat.passes(Duration.ofSeconds(1));
        bob.sends("(join :id 3 :channel \"" + channel + "\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void aVisitBeginsTheLifetimeAnew() {
        leaves(chat.connect("alice"), "tea");
        chat.passes(LIFETIME);
        Client bob = chat.connect("bob");
        bob.sends("(join :id 1 :channel \"tea\")").receives("(join :id 1)");
        bob.drops();
        chat.passes(LIFETIME);
        chat.connect("bob").sends("(join :id 1 :channel \"tea\")").receives("(join :id 1)");
    }

    @Test
    void aChannelDoesNotExpireWhileSomebodyIsInIt() {
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"tea\")").receives("(join :id 1)");
        String anonymous = anonymous(alice);
        chat.passes(LIFETIME.multipliedBy(2), alice);
        alice.sends("(users :id 2 :channel \"tea\")").receives("(users :id 2)");
        alice.sends("(users :id 3 :channel \"" + anonymous + "\")").receives("(users :id 3)");
    }

    @Test
    void thePrimaryChannelNeverExpires() { // §2.4.1
        chat.passes(LIFETIME.multipliedBy(400));
        chat.connect("alice").sends("(channels :id 1)").receives("(channels :channels (\"Lichat\"))");
    }

    @Test
    void theNameOfAnExpiredChannelIsFree() { // §2.5
        Client alice = chat.connect("alice");
        leaves(alice, "tea");
        chat.passes(LIFETIME.plusSeconds(1));
        Client bob = chat.connect("bob");
        bob.sends("(create :id 1 :channel \"tea\")").receives("(join :id 1)");
        bob.sends("(grant :id 2 :channel \"tea\" :target \"alice\" :update kick)")
                .receives("(grant :id 2)");
        Client second = chat.connect("alice");
        second.sends("(permissions :id 3 :channel \"tea\")").receives("(insufficient-permissions :update-id 3)");
    }

    private static void leaves(Client client, String channel) {
        client.sends("(create :id 1 :channel \"" + channel + "\")").receives("(join :id 1)");
        client.sends("(leave :id 2 :channel \"" + channel + "\")").receives("(leave :id 2)");
    }

    private static String anonymous(Client client) {
        client.sends("(create :id 7)");
        String channel = client.receives("(join :id 7)").string(":channel");
        assertEquals('@', channel.charAt(0));
        return channel;
    }
}
