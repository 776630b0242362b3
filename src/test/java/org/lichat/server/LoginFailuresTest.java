package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Name;

class LoginFailuresTest {
    private static final Duration MEMORY = Duration.ofMinutes(15);

    private long now;
    private final LoginFailures failures = new LoginFailures(new Time(Clock.systemUTC(), () -> now));

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    ByteBuffer.allocate(4).putInt(0x0a000000 + number).array());
        } catch (UnknownHostException notFourBytes) {
            throw new IllegalArgumentException(notFourBytes);
        }
    }

    @Test
    void fewAreRememberedOfMany() {
        for (int i = 0; i < 3 * Recent.MOST; i++) {
            failures.failed(address(i), Name.of("name" + i), 2, MEMORY);
            failures.succeeded(address(i), Name.of("name" + i));
        }
        assertEquals(3 * Recent.MOST, failures.size());
        Name old = Name.of("name0");
        assertTrue(failures.delay(address(0), old, MEMORY).isZero(), "the oldest are forgotten");
    }

    @Test
    void allOfItIsForgottenWithTime() {
        Name alice = Name.of("alice");
        failures.failed(address(1), alice, 2, MEMORY);
        failures.succeeded(address(2), alice);
        failures.failed(address(3), alice, 1, MEMORY);
        assertEquals(MEMORY, failures.ban(address(3), MEMORY));
        now = MEMORY.toNanos();
        assertTrue(failures.ban(address(3), MEMORY).isZero());
        failures.forgetOld(MEMORY);
        assertEquals(1, failures.size());
        now = LoginFailures.ACQUAINTANCE.toNanos();
        failures.forgetOld(MEMORY);
        assertEquals(0, failures.size());
    }

    @Test
    void delaysDoubleUpToTheirMost() {
        Name alice = Name.of("alice");
        Name bob = Name.of("bob");
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    Math.min(5_000, i == 0 ? 0 : 100L << (i - 1)),
                    delay(address(1), bob).toMillis());
            assertEquals(
                    Math.min(2_000, i == 0 ? 0 : 100L << (i - 1)),
                    delay(address(2), alice).toMillis());
            failures.failed(address(1), alice, 100, MEMORY);
        }
        assertEquals(Duration.ofSeconds(7), delay(address(1), alice));
    }

    private Duration delay(InetAddress address, Name name) {
        return failures.delay(address, name, MEMORY);
    }
}
