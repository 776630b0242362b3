package org.lichat.server;

import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.lichat.domain.Stores;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;

/**
 * Hashes passwords with Argon2id, each with a random salt of its own and all with the server's pepper. It takes tens of milliseconds and
 * 19 MiB by design, so it happens on a few threads of its own, taking turns between the addresses that ask.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final String FORMAT = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s";

    /** What looks like a hash and is that of no password, to take as long as one for those who have none. */
    static final String OF_NOBODY = printed(new byte[SALT_LENGTH], new byte[HASH_LENGTH]);

    private final SecureRandom random = new SecureRandom();
    private final byte[] pepper;
    private final FairWorkers workers;

    Passwords(ThreadFactory threads, String pepper) {
        this.pepper = pepper.getBytes(StandardCharsets.UTF_8);
        this.workers = new FairWorkers(
                threads, "lichat-hash", Runtime.getRuntime().availableProcessors(), Passwords::tooManyWait);
    }

    /** Whoever has sent so many passwords is no client to go on with. */
    private static Failure tooManyWait() {
        return new Failure(TOO_MANY_UPDATES, "The server is busy with passwords; try again later.")
                .closing(Closing.TRY_AGAIN_LATER);
    }

    /**
     * Hashes for the profiles in these stores, where no server does; on the calling thread only.
     *
     * @throws InvalidSetting when their passwords were hashed with another salt than that of the settings
     */
    public static Passwords of(Stores stores, Settings settings) {
        Passwords passwords = new Passwords(Thread::new, settings.get(Settings.SALT));
        Restoration.requireSalt(stores, passwords, settings);
        return passwords;
    }

    /**
     * Hashes a password.
     *
     * @param address who asks, for fairness
     * @return the hash with all that is needed to compare with it, in the usual {@code $argon2id$…} form; fails with a
     *     {@link org.lichat.protocol.Failure} when too many wait already
     */
    public CompletionStage<String> hash(InetAddress address, String password) {
        return workers.submit(address, () -> hash(password));
    }

    /** Tells whether the password is the one that was hashed; works and fails as {@link #hash(InetAddress, String)} does. */
    public CompletionStage<Boolean> matches(InetAddress address, String password, String hash) {
        return matches(address, () -> {}, password, hash);
    }

    /** The same after a check at its turn, which may throw a {@link Failure} so that nothing is hashed. */
    CompletionStage<Boolean> matches(InetAddress address, Runnable check, String password, String hash) {
        return workers.submit(address, () -> {
            check.run();
            return matches(password, hash);
        });
    }

    /** Hashes a password on this thread; for start-up and commands. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt);
        return printed(salt, derive(parameters, password));
    }

    private static String printed(byte[] salt, byte[] derived) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return FORMAT.formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(derived));
    }

    /** Compares on this thread; for start-up. */
    boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$", -1);
        if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
            throw new IllegalArgumentException("A stored password hash is not in the form that this server writes.");
        }
        Argon2Parameters.Builder parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(Base64.getDecoder().decode(parts[4]));
        for (String parameter : parts[3].split(",", -1)) {
            int value = Integer.parseInt(parameter.substring(2));
            switch (parameter.charAt(0)) {
                case 'm' -> parameters.withMemoryAsKB(value);
                case 't' -> parameters.withIterations(value);
                default -> parameters.withParallelism(value);
            }
        }
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts[5]), derive(parameters, password));
    }

    private byte[] derive(Argon2Parameters.Builder parameters, String password) {
        if (pepper.length > 0) {
            parameters.withSecret(pepper);
        }
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(parameters.withVersion(Argon2Parameters.ARGON2_VERSION_13).build());
        byte[] derived = new byte[HASH_LENGTH];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), derived);
        return derived;
    }

    void start() {
        workers.start();
    }

    void close() {
        workers.close();
    }
}
