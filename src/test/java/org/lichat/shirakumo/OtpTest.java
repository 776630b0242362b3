package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.shirakumo.Authenticator.KEY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/** shirakumo §24. */
class OtpTest {
    private static final Name ALICE = Name.of("alice");

    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Otp()).with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    /** What an authenticator shows whose clock is off by so many seconds. */
    private String code(int off) {
        return Authenticator.code(chat.local().server().time().now().plusSeconds(off));
    }

    private static String register(String password, String key) {
        return "(register :id 5 :password \"" + password + "\" :otp-key \"" + key + "\")";
    }

    private Client enabled() {
        Client alice = chat.connect("alice");
        alice.sends(register("sesame", KEY)).receives("(register :id 5)");
        return alice;
    }

    private Client tries(String password, String more) {
        Client client = chat.open();
        client.sends("(connect :id 0 :from \"ALICE\" :password \"" + password + "\" :version \"2.0\"" + more + ")");
        return client;
    }

    private Client comesWith(String token) {
        Client client = tries("sesame", " :otp-token \"" + token + "\"");
        client.receivesGreeting("alice");
        return client;
    }

    private String isRefused(String more) {
        return isRefused(tries("sesame", more));
    }

    private static String isRefused(Client client) {
        String text = client.receives("(invalid-password :update-id 0)").string(":text");
        client.isClosed(1008);
        return text;
    }

    private boolean isKept() {
        chat.local().settle();
        return chat.local().stores().profiles().having("secret:shirakumo:otp").containsKey(ALICE);
    }

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\" :otp-token \"123456\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-otp\""));
    }

    @Test
    void aTokenIsNeededBesideThePassword() { // after §4.1.7
        enabled();
        String missing = isRefused("");
        assertTrue(missing.contains(":otp-token"), missing);
        assertEquals(missing, isRefused(" :otp-token NIL"));
        for (String wrong : List.of("", "000000", code(0).substring(1))) {
            isRefused(" :otp-token \"" + wrong + "\"");
        }
        String both = isRefused(tries("walnut", " :otp-token \"" + code(0) + "\""));
        assertFalse(both.contains("one-time"), both);
        comesWith(code(0).substring(0, 3) + " " + code(0).substring(3));
    }

    @Test
    void aFirstRegistrationMayHaveAKey() { // 1.2, 2
        Client alice = chat.connect("alice");
        Client eve = chat.connect("eve");
        String echo = alice.sends(register("sesame", KEY)).next().text();
        assertTrue(echo.contains(":otp-key \"" + KEY + "\""), "the original update (§5.2.5)");
        alice.receivesNothing();
        eve.receivesNothing();
        isRefused("");
        comesWith(code(0));
    }

    @Test
    void aRegistrationWithoutAKeyLeavesItAlone() { // 1
        Client alice = enabled();
        alice.sends("(register :id 6 :password \"poppy seed\")").receives("(register :id 6)");
        isRefused(tries("poppy seed", ""));
        tries("poppy seed", " :otp-token \"" + code(0) + "\"").receivesGreeting("alice");
        alice.sends("(register :id 6 :password \"sesame\" :otp-key NIL)").receives("(register :id 6)");
        isRefused("");
    }

    @Test
    void anEmptyKeyEndsIt() { // 1.1
        Client alice = enabled();
        Client other = comesWith(code(0));
        alice.sends(register("sesame", "")).receives("(register :id 5)");
        tries("sesame", "").receivesGreeting("alice");
        tries("sesame", " :otp-token \"123456\"").receivesGreeting("alice");
        assertFalse(isKept());
        other.receivesNothing();
        alice.sends(register("sesame", "")).receives("(register :id 5)");
    }

    @Test
    void anInvalidKeyChangesNothing() { // 1.2
        Client alice = enabled();
        for (String key : List.of("ABC", "this is no key!", "x".repeat(3_000), "otpauth://totp/alice")) {
            String text = alice.sends(register("poppy seed", key))
                    .receives("(invalid-otp-key :update-id 5)")
                    .string(":text");
            assertFalse(text.contains(key), text);
        }
        alice.sends("(register :id 5 :password \"sesame\" :otp-key 5)").receives("(malformed-update :update-id 5)");
        isRefused(tries("poppy seed", " :otp-token \"" + code(0) + "\""));
        comesWith(code(0));
        Client bob = chat.connect("bob");
        bob.sends(register("sesame", "ABC")).receives("(invalid-otp-key)");
        chat.login("bob", "sesame").receives("(no-such-profile)");
    }

    @Test
    void aRejectedRegistrationChangesNothing() { // §5.2.1
        Client alice = enabled();
        alice.sends(register("short", "")).receives("(registration-rejected)");
        alice.sends(register("short", "ABCDEFGHIJKLMNOP")).receives("(registration-rejected)");
        comesWith(code(0));
    }

    @Test
    void thePublishedPasswordsWork() { // RFC 6238, appendix B
        Client alice = chat.connect("alice");
        alice.sends(register("sesame", "otpauth://totp/alice?digits=8&secret=" + KEY))
                .receives("(register)");
        Instant published = Instant.ofEpochSecond(2_000_000_000);
        chat.local().restartAfter(Duration.between(chat.local().server().time().now(), published));
        isRefused(" :otp-token \"279037\"");
        comesWith("69279037");
    }

    @Test
    void clocksMayBeOffByOneStep() {
        enabled();
        isRefused(" :otp-token \"" + code(-60) + "\"");
        isRefused(" :otp-token \"" + code(60) + "\"");
        comesWith(code(-30));
        comesWith(code(0));
        comesWith(code(30));
    }

    @Test
    void eachIsTakenOnce() {
        enabled();
        String code = code(0);
        Client first = comesWith(code);
        isRefused(" :otp-token \"" + code + "\"");
        isRefused(" :otp-token \"" + code(-30) + "\""); // an earlier one neither
        chat.passes(Duration.ofSeconds(30));
        isRefused(" :otp-token \"" + code + "\"");
        comesWith(code(0));
        first.pongs();
    }

    @Test
    void soItIsAfterARestart() {
        enabled().drops();
        comesWith(code(0)).drops();
        chat.local().restart();
        isRefused(" :otp-token \"" + code(0) + "\"");
        isRefused("");
        comesWith(code(30));
    }

    @Test
    void ofTwoThatComeAtTheSameMomentOneIsTaken() {
        enabled().drops();
        for (int i = 0; i < 5; i++) {
            chat.passes(Duration.ofSeconds(30));
            String token = " :otp-token \"" + code(0) + "\"";
            Client one = tries("sesame", token);
            Client two = tries("sesame", token);
            boolean first = one.next().is("connect");
            boolean second = two.next().is("connect");
            assertTrue(first ^ second, "one of them");
            one.drops();
            two.drops();
        }
    }

    @Test
    void anotherKeyHasPasswordsOfItsOwn() { // 1.2
        Client alice = enabled();
        comesWith(code(0));
        alice.sends(register("sesame", "abcdefghijklmnop")).receives("(register)");
        isRefused(" :otp-token \"" + code(30) + "\"");
        alice.sends(register("sesame", KEY)).receives("(register)");
        comesWith(code(0));
        alice.sends(register("sesame", KEY)).receives("(register)"); // which is not another one
        isRefused(" :otp-token \"" + code(0) + "\"");
    }

    @Test
    void guessingIsSlow() {
        enabled();
        wrong(5);
        assertTrue(isRefused(" :otp-token \"" + code(0) + "\"").contains(" 30 s"), "for how long");
        isRefused("");
        chat.passes(Duration.ofSeconds(29));
        isRefused(" :otp-token \"" + code(0) + "\"");
        chat.passes(Duration.ofSeconds(1));
        wrong(1);
        chat.passes(Duration.ofSeconds(59));
        isRefused(" :otp-token \"" + code(0) + "\"");
        chat.passes(Duration.ofSeconds(1));
        comesWith(code(0));
        chat.passes(Duration.ofSeconds(30));
        wrong(4);
        comesWith(code(0)); // all is forgotten
    }

    @Test
    void whoseItIsWaitsForEightMinutesAtMost() {
        enabled();
        for (int i = 0; i < 12; i++) {
            wrong(1);
            chat.passes(Duration.ofMinutes(8));
        }
        comesWith(code(0));
    }

    @Test
    void whoHasNoTokenAtAllGuessesNothing() {
        enabled();
        for (int i = 0; i < 10; i++) {
            isRefused("");
        }
        comesWith(code(0));
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertFalse(isRefused(" :otp-token \"none\"").contains(" s."), "it is looked at");
        }
    }

    @Test
    void anAdministratorHelpsWhoHasLostTheDevice() { // operations.md
        enabled().drops();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(lichat-ee:passwd :id 3 :target \"alice\" :password \"walnut\")")
                .receives("(lichat-ee:passwd)");
        isRefused(tries("walnut", ""));
        Client eve = chat.connect("eve");
        eve.sends("(lichat-ee:reset-otp :id 4 :target \"alice\")").receives("(insufficient-permissions)");
        root.sends("(lichat-ee:reset-otp :id 4 :target \"eve\")").receives("(no-such-profile :update-id 4)");
        isRefused(tries("walnut", ""));
        root.sends("(lichat-ee:reset-otp :id 4 :target \"ALICE\")").receives("(lichat-ee:reset-otp :id 4)");
        tries("walnut", "").receivesGreeting("alice");
        assertFalse(isKept());
    }

    @Test
    void whoComesByTheNameOfSomebodyWhoWasErasedNeedsNoToken() {
        enabled();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(lichat-ee:export :id 3 :target \"alice\")");
        String document = root.receives("(lichat-ee:export)").string(":text");
        assertTrue(document.contains("\"secret:shirakumo:otp\" : \"kept, but not shown\""), document);
        assertFalse(document.contains(KEY), "the key");
        root.sends("(lichat-ee:erase :id 3 :target \"alice\")").receives("(lichat-ee:erase)");
        assertFalse(isKept());
        chat.connect("alice").registers("sesame");
        tries("sesame", "").receivesGreeting("alice");
        assertNotNull(chat.local().server().profiles().find(ALICE));
        assertNull(
                chat.local().stores().profiles().having("secret:shirakumo:otp").get(ALICE));
    }
}
