package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final Passwords passwords = new Passwords(PasswordsTest::daemon, "");

    @AfterEach
    void close() {
        passwords.close();
    }

    @BeforeEach
    void start() {
        passwords.start();
    }

    @Test
    void areKeptAsArgon2idOfEnoughEffort() { // §5.2, ARCHITECTURE: m=19 MiB t=2 p=1
        String hash = passwords.hash("secret");
        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
        assertFalse(hash.contains("secret"));
    }

    @Test
    void areSaltedEachByItself() {
        assertNotEquals(passwords.hash("secret"), passwords.hash("secret"));
        assertNotEquals(join(passwords.hash(HERE, "secret")), join(passwords.hash(HERE, "secret")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"secret", "ünïcödé ẞ", "😀😀😀😀😀😀", "猫猫猫猫猫猫", "with \"quotes\" and \\", "\t\n\u0001\uFFFF  "})
    void matchTheirOwnHash(String password) { // §2.3.1
        String hash = join(passwords.hash(HERE, password));
        assertTrue(join(passwords.matches(HERE, password, hash)));
        assertFalse(join(passwords.matches(HERE, password + " ", hash)));
        assertFalse(join(passwords.matches(HERE, "", hash)));
    }

    @Test
    void differInTheCaseOfOneLetter() { // §4.1.7
        assertFalse(join(passwords.matches(HERE, "Secret", passwords.hash("secret"))));
        assertFalse(join(passwords.matches(HERE, "stra\u00DFe", passwords.hash("strasse"))));
    }

    @Test
    void matchOnlyWithThePepperOfTheirHash() { // lichat.salt
        Passwords peppered = new Passwords(PasswordsTest::daemon, "cayenne pepper");
        Passwords other = new Passwords(PasswordsTest::daemon, "Pepper");
        peppered.start();
        other.start();
        try {
            String hash = peppered.hash("secret");
            assertTrue(join(peppered.matches(HERE, "secret", hash)));
            assertFalse(join(other.matches(HERE, "secret", hash)));
            assertFalse(join(passwords.matches(HERE, "secret", hash)));
            assertFalse(join(peppered.matches(HERE, "secret", passwords.hash("secret"))));
        } finally {
            peppered.close();
            other.close();
        }
    }

    @Test
    void matchAPublishedHash() { // made by the reference implementation of Argon2 with less effort
        String hash = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertTrue(join(passwords.matches(HERE, "password", hash)));
        assertFalse(join(passwords.matches(HERE, "passwort", hash)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
                "$argon2id$v=16$m=256,t=2,p=1$c29t$nf65"
            })
    void neverMatchWhatIsNoHash(String hash) {
        CompletionException failed =
                assertThrows(CompletionException.class, () -> join(passwords.matches(HERE, "secret", hash)));
        Throwable problem = assertInstanceOf(IllegalArgumentException.class, failed.getCause());
        assertFalse(problem.toString().contains("argon2i"), problem::toString); // hashes stay out of logs
    }

    private static <T> T join(CompletionStage<T> result) {
        return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
