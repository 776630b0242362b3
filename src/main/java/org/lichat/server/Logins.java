package org.lichat.server;

import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;

/**
 * Logins by password (§4.1.6–7), which may be guesses: after failures the next one has to wait, and an address with many of them is banned for
 * a while. An unknown name is treated as a known one, so that the time it takes says nothing.
 */
public final class Logins {
    private final Server server;
    private final LoginFailures failures;
    private final Delays delays;

    Logins(Server server) {
        this.server = server;
        this.failures = new LoginFailures(server.time());
        this.delays = new Delays(server);
    }

    /** Done when the next login to the name may be looked at; fails with a {@link Failure} when the address is banned. */
    public CompletionStage<Boolean> begin(InetAddress address, Name name) {
        if (!isCounted(address)) {
            return delays.pass(Duration.ZERO);
        }
        requireNoBan(address);
        return delays.pass(failures.delay(address, name, memory()));
    }

    /**
     * Whether the password is that of the profile; it never is that of none. Fails with a {@link Failure} when too many wait, or the address
     * has been banned meanwhile.
     */
    public CompletionStage<Boolean> matches(
            InetAddress address, String password, Name name, @Nullable Profile profile) {
        String hash = profile == null ? Passwords.OF_NOBODY : profile.password();
        return server.passwords()
                .matches(address, () -> requireNoBan(address), password, hash)
                .thenApply(matches -> {
                    if (!matches) {
                        failed(address, name);
                    }
                    return matches;
                });
    }

    /** A login to the name has failed. */
    public void failed(InetAddress address, Name name) {
        int most = server.settings().get(AddressLimits.MAX_LOGIN_FAILURES);
        if (isCounted(address) && failures.failed(address, name, most, memory())) {
            Audit.note(
                    Addresses.blockText(address),
                    "no logins for " + memory().toSeconds() + " s, because of " + most + " that failed");
        }
    }

    /** A login to the name was accepted. */
    public void succeeded(InetAddress address, Name name) {
        if (isCounted(address)) {
            failures.succeeded(address, name);
        }
    }

    /** Lets those go on that have waited long enough. */
    void look() {
        delays.look();
    }

    void forgetOld() {
        failures.forgetOld(memory());
    }

    private boolean isCounted(InetAddress address) {
        Settings settings = server.settings();
        return settings.get(AddressLimits.MAX_LOGIN_FAILURES) > 0 && !AddressLimits.isExempt(address, settings);
    }

    private Duration memory() {
        return server.settings().get(AddressLimits.LOGIN_BAN);
    }

    /**
     * As when too many passwords wait: nothing is said of this password, which was not looked at, and the client may come again later, as the
     * close says.
     */
    private void requireNoBan(InetAddress address) {
        Duration left = isCounted(address) ? failures.ban(address, memory()) : Duration.ZERO;
        if (!left.isZero()) {
            long seconds = left.plusMillis(999).toSeconds();
            throw new Failure(
                            TOO_MANY_UPDATES,
                            "Too many logins from your address have failed; the next is taken in " + seconds + " s.")
                    .closing(Closing.TRY_AGAIN_LATER);
        }
    }
}
