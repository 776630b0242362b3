package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Shirakumo;

/** How keys of one-time passwords are written, and what passwords they have. */
class OtpKeyTest {
    private static final String SECRET = Authenticator.KEY;

    private static final long STEP = 1_111_111_109L / 30;
    private static final Instant NOW = Instant.ofEpochSecond(STEP * 30);
    private static final String PASSWORD = "081804"; // the last six digits of the published one

    private static String uri(String algorithm, int digits) {
        int bytes = algorithm.equals("SHA1") ? 20 : algorithm.equals("SHA256") ? 32 : 64;
        String secret = "1234567890".repeat(7).substring(0, bytes);
        return "otpauth://totp/Lichat:alice?secret="
                + Base32.toBase32String(secret.getBytes(StandardCharsets.US_ASCII))
                        .replace("=", "%3D") + "&digits="
                + digits + "&algorithm=" + algorithm;
    }

    @ParameterizedTest
    @CsvSource({ // RFC 6238, appendix B
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void passwordsAreThoseThatArePublished(long time, String sha1, String sha256, String sha512) {
        Instant now = Instant.ofEpochSecond(time);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab")); // where digits are others
        try {
            assertEquals(time / 30, OtpKey.of(uri("SHA1", 8)).step(sha1, now, 0));
            assertEquals(time / 30, OtpKey.of(uri("SHA256", 8)).step(sha256, now, 0));
            assertEquals(time / 30, OtpKey.of(uri("SHA512", 8)).step(sha512, now, 0));
            assertEquals(time / 30, OtpKey.of(uri("SHA1", 7)).step(sha1.substring(1), now, 0));
            assertEquals(time / 30, OtpKey.of(uri("SHA1", 6)).step(sha1.substring(2), now, 0));
            assertEquals(0, OtpKey.of(uri("SHA256", 8)).step(sha1, now, 0));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                "gezdgnbvgy3tqojqgezdgnbvgy3tqojq",
                " GEZD GNBV gy3t\tqojq GEZD GNBV GY3T QOJQ \n",
                SECRET + "======",
                "otpauth://totp/alice?secret=" + SECRET,
                "OTPAUTH://TOTP/Lichat%3A%20alice?issuer=Lichat&SECRET=" + SECRET
                        + "%3D&Algorithm=sha1&digits=6&period=30",
                "otpauth://totp?secret=gezd+gnbv+gy3t+qojq+gezd%20gnbvgy3tqojq&image=x&lock"
            })
    void theyAreWrittenInManyWays(String key) {
        assertEquals(STEP, OtpKey.of(key).step(PASSWORD, NOW, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABCDEFGHIJKLMNOP", "ABCDEFGHIJKLMNOPQR", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"})
    void theyHaveEightyBitsAtLeast(String key) {
        assertEquals(0, OtpKey.of(key).step("none", NOW, 0));
        assertThrows(Failure.class, () -> OtpKey.of(key.substring(0, 15)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "=",
                "ABCDEFGHIJKLMN",
                "ABCDEFGHIJKLMNOPQ",
                "ABCDEFGHIJKLMNOPQRS",
                "ABCDEFGHIJKLMNOPQRSTUV",
                "ABCDEFGH=IJKLMNOP",
                "ABCDEFGHIJKLMN01",
                "ABCDEFGHIJKLMNOp\u0131",
                "ABCDEFGHIJKLMNO\u017f",
                "12345678901234567890",
                "otpauth:",
                "otpauth://totp/alice",
                "otpauth://totp/alice?secret=",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMN",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&secret=ABCDEFGHIJKLMNOP",
                "otpauth://totp/a b?secret=ABCDEFGHIJKLMNOP",
                "otpauth://totp/a%zz?secret=ABCDEFGHIJKLMNOP",
                "otpauth://hotp/alice?secret=ABCDEFGHIJKLMNOP&counter=1",
                "otpauth:totp?secret=ABCDEFGHIJKLMNOP",
                "https://totp/alice?secret=ABCDEFGHIJKLMNOP",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&algorithm=MD5",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&algorithm=SHA1SHA1",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&algorithm=",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&digits=5",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&digits=9",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&digits=\u0666",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&period=14",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&period=121",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&period=-30",
                "otpauth://totp/alice?secret=ABCDEFGHIJKLMNOP&period=9999999999999"
            })
    void allElseIsInvalid(String key) {
        Failure failure = assertThrows(Failure.class, () -> OtpKey.of(key));
        assertEquals(Shirakumo.INVALID_OTP_KEY, failure.update().type());
        assertFalse(failure.toString().contains("ABC"));
    }

    @Test
    void theyAreNoLongerThanNeeded() {
        assertThrows(Failure.class, () -> OtpKey.of("A".repeat(1_008)));
        assertEquals(0, OtpKey.of("A".repeat(1_000)).step("none", NOW, 0));
    }

    @Test
    void theClockMayBeOffByOneStep() {
        OtpKey key = OtpKey.of(SECRET);
        assertEquals(STEP, key.step(PASSWORD, NOW.minusSeconds(30), 0));
        assertEquals(STEP, key.step(PASSWORD, NOW.plusSeconds(59), 0));
        assertEquals(0, key.step(PASSWORD, NOW.minusSeconds(31), 0));
        assertEquals(0, key.step(PASSWORD, NOW.plusSeconds(60), 0));
        assertEquals(STEP, key.step(PASSWORD, NOW, STEP - 1));
        assertEquals(0, key.step(PASSWORD, NOW, STEP));
    }

    @Test
    void aStepIsAsLongAsTheKeySays() {
        OtpKey key = OtpKey.of("otpauth://totp/alice?period=60&secret=" + SECRET);
        Instant now = Instant.ofEpochSecond(STEP * 60);
        assertEquals(STEP, key.step(PASSWORD, now.plusSeconds(119), 0));
        assertEquals(0, key.step(PASSWORD, now.plusSeconds(120), 0));
    }
}
