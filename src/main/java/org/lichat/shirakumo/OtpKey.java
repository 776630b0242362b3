package org.lichat.shirakumo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.lichat.protocol.Shirakumo.INVALID_OTP_KEY;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.lichat.protocol.Failure;

/** A key of time-based one-time passwords (RFC 6238) as authenticator apps take it: a secret in Base32, or a URI that has one. */
final class OtpKey {
    /** The most characters that a key is written with. */
    static final int MOST = 1_000;

    /** The least bytes of a secret: there are services that give their users no more. */
    static final int LEAST_BYTES = 10;

    /** Seconds that a password is good for, the least and the most. */
    static final int LEAST_PERIOD = 15;

    static final int MOST_PERIOD = 120;

    private static final Pattern BASE32 = Pattern.compile("([A-Za-z2-7]+)=*");
    private static final String USUAL_PERIOD = "30";
    private static final int BLOCK = 8;

    private final SecretKeySpec secret;
    private final TimeBasedOneTimePasswordGenerator generator;
    private final long period;

    private OtpKey(SecretKeySpec secret, TimeBasedOneTimePasswordGenerator generator) {
        this.secret = secret;
        this.generator = generator;
        this.period = generator.getTimeStep().toSeconds();
    }

    /**
     * The key that is written so.
     *
     * @throws Failure {@code invalid-otp-key}
     */
    static OtpKey of(String text) {
        if (text.length() > MOST) {
            throw invalid("it has more than " + MOST + " characters");
        }
        return text.regionMatches(true, 0, "otpauth:", 0, 8) ? ofUri(text) : of(text, Map.of());
    }

    private static OtpKey ofUri(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException noUri) {
            throw invalid("it is no URI");
        }
        String query = uri.getRawQuery();
        if (!"totp".equalsIgnoreCase(uri.getRawAuthority()) || query == null) {
            throw invalid("its URI does not begin with otpauth://totp/ or has no secret");
        }
        Map<String, String> parameters = parameters(query);
        return of(parameters.getOrDefault("secret", ""), parameters);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8);
            if (parameters.put(parts[0].toLowerCase(Locale.ROOT), value) != null) {
                throw invalid("its URI has a parameter twice");
            }
        }
        return parameters;
    }

    private static OtpKey of(String base32, Map<String, String> parameters) {
        String algorithm = parameters.getOrDefault("algorithm", "SHA1").toUpperCase(Locale.ROOT);
        String digits = parameters.getOrDefault("digits", "6");
        String period = parameters.getOrDefault("period", USUAL_PERIOD);
        if (!algorithm.matches("SHA(1|256|512)") || !digits.matches("[6-8]")) {
            throw invalid("passwords are of 6 to 8 digits, by SHA1, SHA256 or SHA512");
        }
        if (!period.matches("[0-9]{2,3}")
                || Integer.parseInt(period) < LEAST_PERIOD
                || Integer.parseInt(period) > MOST_PERIOD) {
            throw invalid("a password is good for " + LEAST_PERIOD + " to " + MOST_PERIOD + " seconds");
        }
        return new OtpKey(
                new SecretKeySpec(secret(base32), "RAW"),
                new TimeBasedOneTimePasswordGenerator(
                        Duration.ofSeconds(Integer.parseInt(period)), Integer.parseInt(digits), "Hmac" + algorithm));
    }

    private static byte[] secret(String text) {
        Matcher base32 = BASE32.matcher(text.replaceAll("\\s", ""));
        if (!base32.matches()) {
            throw invalid("its secret is not in Base32");
        }
        String digits = base32.group(1).toUpperCase(Locale.ROOT);
        int last = digits.length() % BLOCK;
        if (last == 1 || last == 3 || last == 6) {
            throw invalid("its secret is cut off");
        }
        byte[] secret = Base32.decode(digits + "=".repeat((BLOCK - last) % BLOCK));
        if (secret.length < LEAST_BYTES) {
            throw invalid("its secret has less than " + LEAST_BYTES * Byte.SIZE + " bits");
        }
        return secret;
    }

    private static Failure invalid(String why) {
        return new Failure(
                INVALID_OTP_KEY,
                "A one-time password's key is a secret in Base32 or an otpauth://totp/ URI; here " + why + ".");
    }

    /**
     * The time step whose password this is, of now or of one step before or after, since clocks are off by a little.
     *
     * @param after only later ones count
     * @return its number; 0 when the password is none of them
     */
    long step(String password, Instant now, long after) {
        long current = now.getEpochSecond() / period;
        long found = 0;
        for (long step = current + 1; step >= current - 1; step--) {
            if (MessageDigest.isEqual(password(step).getBytes(UTF_8), password.getBytes(UTF_8)) && step > after) {
                found = step;
            }
        }
        return found;
    }

    private String password(long step) {
        try {
            return generator.generateOneTimePasswordString(secret, Instant.ofEpochSecond(step * period), Locale.ROOT);
        } catch (InvalidKeyException never) { // any bytes are a key of an HMAC
            throw new IllegalStateException(never);
        }
    }
}
