package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.PASSWORD;
import static org.lichat.protocol.Core.REGISTER;
import static org.lichat.protocol.Failures.REGISTRATION_REJECTED;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.server.AddressLimits;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Quota;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** How a user gets a profile (§5.2), and how long it lives (§2.3). */
@Installed
public final class Registration implements Extension {
    /** The least characters of a password (§2.3.1). */
    static final int MIN_PASSWORD_LENGTH = 6;

    /** The most; nobody types more, and hashing it costs. */
    static final int MAX_PASSWORD_LENGTH = 1_000;

    private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(10);

    @Override
    public void install(ServerBuilder server) {
        server.update(REGISTER, this::register);
        server.permit(REGISTER, ANYONE, NO_ONE, NO_ONE);
        // After the start of Lifetimes, which comes before this one in the order of names.
        Expiry expiry = new Expiry();
        server.onStart(expiry::begin);
        server.every(settings -> EXPIRY_INTERVAL, expiry::run);
    }

    private void register(Request request) {
        User user = request.user();
        String password = request.get(PASSWORD);
        rejectUnlessAcceptable(request, password); // 1
        InetAddress address = request.connection().address();
        Quota quota = quota(request);
        if (!quota.take(address)) {
            throw new Failure(
                    REGISTRATION_REJECTED,
                    "Too many names or passwords were registered from your address; try again later.");
        }
        // In the turn of the primary channel, where users come and go: whoever left meanwhile must not take the name
        // from the next one.
        Channel primary = request.server().network().primary();
        request.after(
                request.server().passwords().hash(address, password).whenComplete((hash, problem) -> {
                    if (problem != null) {
                        quota.giveBack(address);
                    }
                }),
                hash -> request.inTurnOf(primary, () -> {
                    if (!user.isGone()) {
                        register(request, user, hash);
                    }
                }));
    }

    private static Quota quota(Request request) {
        AddressLimits limits = request.server().addressLimits();
        return request.user().profile() == null ? limits.registrations() : limits.passwords();
    }

    private static void register(Request request, User user, String hash) {
        Instant now = request.now();
        request.entry()
                .save(
                        user,
                        old -> old == null // 2
                                ? Profile.of(user.name(), hash, now)
                                : old.withPassword(hash).usedOn(now)); // 3, 4
        request.server().installation().registrations().forEach(more -> more.accept(request));
        request.reply(request.update()); // 5
    }

    private static void rejectUnlessAcceptable(Request request, String password) {
        String objection = objectionTo(password);
        if (objection != null) {
            throw new Failure(REGISTRATION_REJECTED, objection);
        }
        boolean isOpen = request.setting(Settings.REGISTRATION) == Settings.Registration.OPEN;
        if (!isOpen && request.user().profile() == null) {
            throw new Failure(REGISTRATION_REJECTED, "This server takes no new registrations.");
        }
    }

    /** Why this cannot be a password (§2.3.1), or null when it can. */
    public static @Nullable String objectionTo(String password) {
        int length = password.codePointCount(0, password.length());
        return length < MIN_PASSWORD_LENGTH || length > MAX_PASSWORD_LENGTH
                ? "A password has " + MIN_PASSWORD_LENGTH + " to " + MAX_PASSWORD_LENGTH + " characters."
                : null;
    }
}
