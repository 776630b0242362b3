package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.PASSWORD;
import static org.lichat.protocol.Core.REGISTER;
import static org.lichat.protocol.Failures.REGISTRATION_REJECTED;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
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
        server.every(settings -> EXPIRY_INTERVAL, Registration::expire);
    }

    private void register(Request request) {
        User user = request.user();
        String password = request.get(PASSWORD);
        rejectUnlessAcceptable(request, password); // 1
        // In the turn of the primary channel, where users come and go: whoever left meanwhile must not take the name
        // from the next one.
        Channel primary = request.server().network().primary();
        request.after(
                request.server().passwords().hash(request.connection().address(), password),
                hash -> request.inTurnOf(primary, () -> {
                    if (!user.isGone()) {
                        register(request, user, hash);
                    }
                }));
    }

    private static void register(Request request, User user, String hash) {
        Profile old = user.profile();
        Profile profile = old == null // 2
                ? new Profile(user.name(), hash, request.now(), request.now())
                : old.withPassword(hash).usedOn(request.now()); // 3, 4
        user.profile(profile);
        request.entry().change(new Change.ProfileSaved(profile));
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
    static @Nullable String objectionTo(String password) {
        int length = password.codePointCount(0, password.length());
        return length < MIN_PASSWORD_LENGTH || length > MAX_PASSWORD_LENGTH
                ? "A password has " + MIN_PASSWORD_LENGTH + " to " + MAX_PASSWORD_LENGTH + " characters."
                : null;
    }

    /** Deletes the profiles whose users have been away for longer than the lifetime of profiles. */
    private static void expire(Server server) {
        Duration lifetime = server.settings().get(Settings.PROFILE_LIFETIME);
        Instant deadline = server.time().now().minus(lifetime);
        for (Profile profile : server.profiles().unusedSince(deadline)) {
            // In this order: whoever is just leaving has been seen before the name is free.
            if (server.network().user(profile.name()) == null && isUnused(server, profile.name(), deadline)) {
                Entry entry = new Entry();
                entry.change(new Change.ProfileDeleted(profile.name()));
                server.submit(entry, null);
            }
        }
    }

    private static boolean isUnused(Server server, Name name, Instant deadline) {
        Profile current = server.profiles().find(name);
        return current != null && current.lastUsed().isBefore(deadline);
    }
}
