package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Settings;
import org.lichat.store.MemoryStore;

class RegistrationTest {
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final MemoryStore store = new MemoryStore();

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(store.stores())
            .with(Settings.PROFILE_LIFETIME, LIFETIME)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1));

    @Test
    void registeringIsAnsweredByTheUpdateItself() { // §5.2.2, §5.2.5
        Client alice = chat.connect("alice");
        long clock = chat.local().clock();
        alice.sends("(register :id \"r1\" :password \"sesame\")");
        alice.receivesExactly("(register :id \"r1\" :clock " + clock + " :from \"alice\" :password \"sesame\")");
        alice.receivesNothing();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 1001})
    void passwordsThatAreTooShortOrTooLongAreRejected(int length) { // §5.2.1, §2.3.1
        Client alice = chat.connect("alice");
        alice.sends(register("🔑".repeat(length)));
        alice.receives("(registration-rejected :id 5 :update-id 5 :from \"Lichat\")");
        alice.drops();
        chat.connect("alice");
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 1000})
    void passwordsHaveSixToAThousandCharacters(int length) { // §2.3.1
        String password = "🔑".repeat(length);
        registered("alice", password).drops();
        chat.login("alice", password).receivesGreeting("alice");
        refuses("alice", password.substring(2));
    }

    @Test
    void aPasswordMayHoldAnyCharacter() { // §2.3.1
        registered("alice", " \\\"\\\\\n\u0001(é) ").drops();
        chat.login("alice", " \\\"\\\\\n\u0001(é) ").receivesGreeting("alice");
        refuses("alice", "\\\"\\\\\n\u0001(é) ");
    }

    @Test
    void whereRegistrationIsClosedNobodyNewRegisters() { // §5.2.1
        Client alice = registered("alice", "sesame");
        Client bob = chat.connect("bob");
        chat.local().server().change(Settings.REGISTRATION, Settings.Registration.CLOSED);

        bob.sends(register("sesame")).receives("(registration-rejected :update-id 5)");
        alice.sends(register("barley")).receives("(register :id 5)");
        chat.login("alice", "barley").receivesGreeting("alice");
        bob.drops();
        chat.connect("bob");
    }

    @Test
    void onlyTheConnectionThatRegistersSeesThePassword() { // §5.2.5; interoperability.md: replies
        Client alice = registered("alice", "sesame");
        Client second = chat.login("alice", "sesame");
        second.receivesGreeting("alice");
        Client bob = chat.connect("bob");

        second.sends(register("barley")).receives("(register :id 5 :password \"barley\")");
        alice.receivesNothing();
        bob.receivesNothing();
    }

    @Test
    void registeringAgainChangesThePassword() { // §5.2.3
        Client alice = registered("alice", "sesame");
        alice.sends(register("barley")).receives("(register :id 5 :password \"barley\")");
        refuses("alice", "sesame");
        chat.login("alice", "barley").receivesGreeting("alice");
    }

    @Test
    void aRejectedPasswordChangesNothing() { // §5.2.1
        Client alice = registered("alice", "sesame");
        alice.sends(register("short")).receives("(registration-rejected :update-id 5)");
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void thePasswordIsComparedAsItWasWritten() { // §4.1.7
        registered("alice", "Sesame");
        refuses("alice", "sesame");
        refuses("alice", "Sesame ");
        refuses("alice", "");
    }

    @Test
    void thePasswordItselfIsNotKept() { // §5.2
        registered("alice", "sesame");
        Profile profile = store.find(Name.of("alice"));
        assertNotNull(profile);
        assertTrue(profile.password().startsWith("$argon2id$"));
        assertFalse(profile.password().contains("sesame"));
    }

    @Test
    void theProfileKeepsTheSpellingOfTheName() { // §4.1.11, §2.2.1
        registered("Alice", "sesame");
        chat.login("ALICE", "sesame").receivesGreeting("Alice");
    }

    @Test
    void theNameIsSecuredWhileItsUserIsAway() { // §2.3
        registered("alice", "sesame").drops();
        Client other = chat.open();
        other.sends("(connect :id 1 :from \"Alice\" :version \"2.0\")").receives("(username-taken :update-id 1)");
        other.isClosed(1008);
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void theProfileLivesOnForItsLifetime() { // §5.2.4
        registered("alice", "sesame").drops();
        chat.passes(LIFETIME);
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void afterItsLifetimeTheNameIsFree() { // §2.3
        registered("alice", "sesame").drops();
        chat.passes(LIFETIME.plusSeconds(1));
        chat.local().awaitEndOf("alice");
        Client late = chat.login("alice", "sesame");
        late.receives("(no-such-profile)");
        late.isClosed(1008);
        Client other = chat.connect("alice");
        other.sends("(user-info :id 2 :target \"alice\")");
        assertFalse(other.receives("(user-info :connections 1)").keys().contains(":registered"));
    }

    @Test
    void theLifetimeBeginsWhenTheUserIsGone() { // §5.2.4
        Client alice = registered("alice", "sesame");
        chat.passes(LIFETIME.plusDays(1), alice);
        alice.drops();
        chat.passes(LIFETIME);
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void theLifetimeBeginsAnewWithEachVisit() { // §2.3
        registered("alice", "sesame").drops();
        for (int visit = 0; visit < 3; visit++) {
            chat.passes(LIFETIME.minusDays(1));
            Client alice = chat.login("alice", "sesame");
            alice.receivesGreeting("alice");
            alice.drops();
        }
    }

    @Test
    void aProfileDoesNotExpireWhileItsUserIsThere() { // §2.3
        Client alice = registered("alice", "sesame");
        chat.passes(LIFETIME.plusDays(2), alice);
        alice.sends("(user-info :id 2 :target \"alice\")").receives("(user-info :registered T)");
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    @Test
    void noServerKeepsProfilesForLessThanThirtyDays() { // §5.2.4
        InvalidSetting wrong = assertThrows(InvalidSetting.class, () -> Settings.defaults()
                .with(Settings.PROFILE_LIFETIME, LIFETIME.minusSeconds(1)));
        assertTrue(wrong.toString().contains("lichat.profile-lifetime"), wrong::toString);
    }

    @Test
    void whoLeavesBeforeTheAnswerIsNotRegistered() { // §5.2
        Client alice = chat.connect("alice");
        BusyHashing busy = new BusyHashing(chat.local());
        alice.sends(register("sesame"));
        alice.drops();
        Client other = chat.connect("alice");
        busy.goesOn();
        new BusyHashing(chat.local()).goesOn(); // all that waited is done
        other.sends("(user-info :id 2 :target \"alice\")");
        assertFalse(other.receives("(user-info :connections 1)").keys().contains(":registered"));
        other.drops();
        chat.connect("alice");
    }

    @Test
    void aLoginUnderWayDoesNotBringBackTheOldPassword() { // §5.2.3
        Client alice = registered("alice", "sesame");
        BusyHashing busy = new BusyHashing(chat.local());
        alice.sends(register("barley"));
        Client second = chat.login("alice", "sesame");
        busy.goesOnAlone();
        alice.receives("(register :password \"barley\")");
        second.receives("(invalid-password)"); // it was right when it was compared
        second.isClosed(1008);
        busy.goesOn();
        chat.login("alice", "barley").receivesGreeting("alice");
        refuses("alice", "sesame");
    }

    private Client registered(String name, String password) {
        Client client = chat.connect(name);
        client.sends(register(password)).receives("(register :id 5 :from \"" + name + "\")");
        return client;
    }

    private void refuses(String name, String password) {
        Client client = chat.login(name, password);
        client.receives("(invalid-password :id 0 :update-id 0 :from \"Lichat\")");
        client.isClosed(1008);
    }

    private static String register(String password) {
        return "(register :id 5 :password \"" + password + "\")";
    }
}
