package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.History;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Rule;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Setting;
import org.lichat.server.Settings;

class RestartTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    @Test
    void profilesOutliveARestart() { // §2.3
        chat.connect("Alice").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        chat.local().restart();
        Client other = chat.open();
        other.sends("(connect :id 1 :from \"alice\" :version \"2.0\")").receives("(username-taken)");
        chat.login("alice", "sesame").receivesGreeting("Alice");
    }

    @Test
    void channelsOutliveARestartWithTheirRules() { // §2.4, §2.5
        Client alice = chat.connect("alice");
        alice.sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        alice.sends(
                "(permissions :id 2 :channel \"tea\" :permissions ((message (- \"eve\")) (users nil) (pull (+ \"bob\"))))");
        alice.receives("(permissions :id 2)");
        chat.local().restart();

        Client eve = chat.connect("eve");
        eve.sends("(join :id 3 :channel \"tea\")").receives("(join :id 3 :channel \"Tea\")");
        eve.sends("(message :id 4 :channel \"tea\" :text \"Hi\")").receives("(insufficient-permissions :update-id 4)");
        eve.sends("(users :id 5 :channel \"tea\")").receives("(insufficient-permissions :update-id 5)");
        eve.sends("(permissions :id 6 :channel \"tea\")").receives("(insufficient-permissions :update-id 6)");
        Client again = chat.connect("alice");
        again.sends("(pull :id 7 :channel \"tea\" :target \"alice\")")
                .receives("(insufficient-permissions :update-id 7)");
        again.sends("(permissions :id 8 :channel \"tea\")").receives("(permissions :id 8)");
    }

    @Test
    void membershipEndsWithTheServer() { // §4.3.4
        chat.join("alice");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
        bob.sends("(users :id 4 :channel \"lobby\")").receives("(users :users (\"bob\"))");
    }

    @Test
    void expiredChannelsDoNotComeBack() {
        Client alice = chat.join("alice");
        alice.drops();
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1));
        chat.local().restart();
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void theServersNameIsNobodyElses() { // §2.2, §4.1.5; interoperability.md: primary channel name
        chat.connect("Tea").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        assertRefuses(Settings.NAME, "tea", "lichat.name is \"tea\", which is the name of a registered user already");
    }

    @Test
    void thePrimaryChannelIsNoOther() { // §2.4.1
        chat.connect("alice").sends("(create :id 1 :channel \"Tea\")").receives("(join :id 1)");
        assertRefuses(Settings.NAME, "tea", "lichat.name is \"tea\", which is the name of a channel already");
    }

    @Test
    void aServerOfAnotherNameGoesOnWithItsPrimaryChannel() { // §2.4.1
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(grant :id 1 :channel \"lichat\" :target \"bob\" :update message)");
        root.receives("(grant :id 1)");
        root.sends("(message :id 2 :channel \"lichat\" :text \"Hi\")").receives("(message :id 2)");
        chat.with(Settings.NAME, "Tea House").local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(message :id 3 :channel \"tea house\" :text \"Hi\")").receives("(message :id 3)");
        bob.sends("(users :id 4 :channel \"Lichat\")").receives("(no-such-channel :update-id 4)");
        assertEquals(
                List.of("Hi", "Hi"),
                texts(chat.local().stores().history().read(Name.of("tea house"), History.Stretch.ALL, 10)));
    }

    @Test
    void aSpellingOfTheNameIsNotAnotherName() {
        chat.with(Settings.NAME, "LICHAT").local().restart();
        Client bob = chat.open();
        bob.sends("(connect :id 1 :from \"bob\" :version \"2.0\")").receives("(connect :id 1)");
        bob.receives("(join :from \"bob\" :channel \"LICHAT\")");
    }

    @Test
    void theSaltStaysWhileProfilesDependOnIt() {
        chat.with(Settings.SALT, "cayenne pepper").local().restart(); // nobody depends on it yet
        chat.connect("alice").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        String reason = "lichat.salt is not what the passwords of the registered users (1) were hashed with";
        assertRefuses(Settings.SALT, "cinnamon", reason);
        assertRefuses(Settings.SALT, "", reason);
        chat.with(Settings.SALT, "cayenne pepper").local().start();
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void profilesThatWereMadeWithoutSaltStayWithout() {
        chat.connect("alice").sends("(register :id 5 :password \"sesame\")").receives("(register :id 5)");
        assertRefuses(Settings.SALT, "cayenne pepper", "lichat.salt is not what");
    }

    @Test
    void emptyChannelsExpireAcrossRestarts() { // §2.4
        Client alice = chat.join("alice");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        Duration half = Settings.CHANNEL_LIFETIME.byDefault().dividedBy(2).plusMinutes(1);
        chat.passes(half);
        chat.local().restart();
        chat.passes(half);
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(no-such-channel :update-id 3)");
    }

    @Test
    void whoEntersKeepsTheChannelAcrossRestarts() { // §2.4
        Client alice = chat.join("alice");
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave :id 2)");
        Duration half = Settings.CHANNEL_LIFETIME.byDefault().dividedBy(2).plusMinutes(1);
        chat.passes(half);
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
        chat.local().restart();
        chat.passes(half);
        chat.connect("bob").sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
    }

    @Test
    void thePrimaryChannelStaysAsOldAsItIs() { // §2.4.1
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Instant made = primary().origin().createdOn();
        chat.local().restartAfter(Duration.ofDays(1));
        chat.local().settle();
        assertEquals(made, primary().origin().createdOn());
    }

    @Test
    void rulesAboutWhatIsNotKnownNowAreKept() { // §2.5: an extension may be back another day
        chat.join("alice");
        chat.local().settle();
        KeptChannel kept = chat.local().stores().channels().all().stream()
                .filter(channel -> channel.name().equals(Name.of("lobby")))
                .findFirst()
                .orElseThrow();
        Map<String, Rule> rules = Map.of("acme:shout", Rule.NO_ONE);
        Entry entry = new Entry();
        entry.change(new Change.ChannelSaved(
                new KeptChannel(kept.name(), kept.origin(), null, rules, kept.attributes(), kept.newest())));
        chat.local().stop();
        chat.local().stores().journal().keep(List.of(entry));
        chat.local().start();
        Client alice = chat.connect("alice");
        alice.sends("(join :id 2 :channel \"lobby\")").receives("(join :id 2)");
        alice.sends("(deny :id 3 :channel \"lobby\" :target \"bob\" :update message)")
                .receives("(deny :id 3)");
        KeptChannel after = chat.local().stores().channels().all().stream()
                .filter(channel -> channel.name().equals(Name.of("lobby")))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("acme:shout", "message"), after.rules().keySet());
    }

    private KeptChannel primary() {
        return chat.local().stores().channels().all().stream()
                .filter(channel -> channel.origin().kind() == Channel.Kind.PRIMARY)
                .findFirst()
                .orElseThrow();
    }

    private <T> void assertRefuses(Setting<T> setting, T value, String reason) {
        InvalidSetting refusal = assertThrows(
                InvalidSetting.class, () -> chat.with(setting, value).local().restart());
        assertTrue(String.valueOf(refusal.getMessage()).startsWith(reason), refusal.getMessage());
    }

    private static List<String> texts(List<History.Kept> updates) {
        return updates.stream()
                .map(update -> update.wire().replaceFirst(".*:text \"(.*)\".*", "$1"))
                .toList();
    }
}
