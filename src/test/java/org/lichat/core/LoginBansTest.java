package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.LogLines;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Audit;

/** Addresses from which too many logins have failed. */
class LoginBansTest {
    private static final int MOST = 4;
    private static final Duration BAN = Duration.ofMinutes(5);
    private static final String EVIL = "10.6.6.6";
    private static final String HOME = "10.0.0.1";

    @RegisterExtension
    private final Conversation chat =
            new Conversation().with(AddressLimits.MAX_LOGIN_FAILURES, MOST).with(AddressLimits.LOGIN_BAN, BAN);

    @BeforeEach
    void register() {
        for (String name : List.of("alice", "mallory")) {
            Client client = chat.open(HOME).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            client.registers("sesame").drops();
        }
    }

    private Client login(String address, String name, String password) {
        Client client = chat.open(address);
        client.sends("(connect :id 0 :from \"" + name + "\" :password \"" + password + "\" :version \"2.0\")");
        chat.passes(Duration.ofSeconds(7)); // as long as failures make others wait at most
        return client;
    }

    private void fails(String address, String name) {
        Client client = login(address, name, "wrong!");
        client.receives(name.equals("nobody") ? "(no-such-profile :update-id 0)" : "(invalid-password :update-id 0)");
        client.isClosed(1008);
    }

    private void isBanned(String address) {
        Client client = login(address, "alice", "sesame");
        assertTrue(client.receives("(too-many-updates :update-id 0)")
                .string(":text")
                .contains("your address"));
        client.isClosed(1013);
    }

    private void isLetIn(String address, String name) {
        Client client = login(address, name, "sesame");
        client.receivesGreeting(name);
        client.drops();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "nobody"})
    void anAddressIsBannedForAWhile(String name) {
        for (int i = 0; i < MOST; i++) {
            fails(EVIL, name);
        }
        isBanned(EVIL);
        isLetIn("10.6.6.7", "alice");
        chat.passes(BAN.minusSeconds(30));
        isBanned(EVIL);
        chat.passes(Duration.ofSeconds(30));
        isLetIn(EVIL, "alice");
    }

    @Test
    void guestsMayStillCome() {
        for (int i = 0; i < MOST; i++) {
            fails(EVIL, "alice");
        }
        chat.open(EVIL).connects("(connect :id 0 :from \"guest\" :version \"2.0\")");
    }

    @Test
    void allOfA64IsOneAddress() {
        for (int i = 0; i < MOST; i++) {
            fails("2001:db8:0:1::" + i, "alice");
        }
        isBanned("2001:db8:0:1:ffff::7");
        isLetIn("2001:db8:0:2::7", "alice");
    }

    @Test
    void whoKnowsThePasswordAfterAllIsForgiven() {
        for (int turn = 0; turn < 2; turn++) {
            for (int i = 0; i < MOST - 1; i++) {
                fails(EVIL, "alice");
            }
            isLetIn(EVIL, "alice");
        }
    }

    @Test
    void anAccountOfOnesOwnForgivesNothingElse() {
        for (int i = 0; i < MOST; i++) {
            isLetIn(EVIL, "mallory");
            fails(EVIL, "alice");
        }
        isBanned(EVIL);
    }

    @Test
    void whatFailedLongAgoDoesNotCount() {
        for (int i = 0; i < 2 * MOST; i++) {
            fails(EVIL, "alice");
            chat.passes(BAN.dividedBy(2));
        }
        isLetIn(EVIL, "alice");
    }

    @Test
    void someAddressesAreNeverBanned() {
        chat.local().server().change(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of(EVIL)));
        for (int i = 0; i < 2 * MOST; i++) {
            fails(EVIL, "alice");
        }
        isLetIn(EVIL, "alice");
    }

    @Test
    void nothingIsHashedForABannedAddress() {
        for (int i = 0; i < MOST; i++) {
            fails(EVIL, "alice");
        }
        BusyHashing busy = new BusyHashing(chat.local());
        isBanned(EVIL);
        busy.goesOn();
    }

    @Test
    void guessesAtTheSameTimeAreBannedAsWell() {
        BusyHashing busy = new BusyHashing(chat.local());
        List<Client> guessing = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            guessing.add(chat.login("alice", "guess" + i));
        }
        busy.goesOn();
        long looked = guessing.stream()
                .filter(client -> client.next().is("invalid-password"))
                .count();
        int atOnce = Runtime.getRuntime().availableProcessors() - 1;
        assertTrue(looked >= MOST && looked <= MOST + atOnce, () -> looked + " of them were looked at");
    }

    @Test
    void theAuditLogHasALine() {
        try (LogLines lines = LogLines.of(Audit.NAME)) {
            for (int i = 0; i < MOST; i++) {
                fails("2001:db8:0:1::7", "alice");
            }
            isBanned("2001:db8:0:1::7");
            assertEquals(
                    List.of("INFO 2001:db8:0:1::/64: no logins for 300 s, because of 4 that failed"), lines.written());
        }
    }

    @Test
    void newPasswordsAreBoundedAsWell() { // §5.2
        Client alice = login(HOME, "alice", "sesame");
        alice.receivesGreeting("alice");
        for (int i = 0; i < MOST; i++) {
            alice.registers("sesame");
        }
        alice.sends("(register :id 3 :password \"sesame2\")").receives("(registration-rejected :id 3 :update-id 3)");
        alice.drops();
        isLetIn(HOME, "alice");
    }
}
