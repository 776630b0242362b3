package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CONNECT;
import static org.lichat.protocol.Core.REGISTER;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.INVALID_PASSWORD;
import static org.lichat.protocol.Failures.NO_SUCH_PROFILE;
import static org.lichat.protocol.OwnUpdates.RESET_OTP;
import static org.lichat.protocol.Shirakumo.INVALID_OTP_KEY;
import static org.lichat.protocol.Shirakumo.OTP_KEY;
import static org.lichat.protocol.Shirakumo.OTP_TOKEN;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.ProfileObserver;
import org.lichat.domain.Roster;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.SlotType;
import org.lichat.server.Audit;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;

/**
 * One-time passwords beside the password (shirakumo §24), time-based ones by RFC 6238. Each is taken once: which was the last is kept by
 * itself, so that a login does not wait for the journal; should the server crash before, it could be used again within its time.
 */
@Installed
public final class Otp implements Extension, ProfileObserver {
    /** Changed and asked in the primary channel's turn only, in which logins come one after another. */
    private final Roster<Enabled> roster = new Roster<>(Attribute.secret("shirakumo:otp", Enabled.TYPE, Enabled.NOT));
    /** Of the profiles with a key that somebody has tried to log in to; in that turn as well. */
    private final Map<Name, Tries> tries = new HashMap<>();

    /**
     * The one-time passwords of a profile.
     *
     * @param key as it was registered; empty when the profile has none
     * @param used the last time step whose password was taken; 0 before the first
     */
    private record Enabled(String key, long used) {
        static final Enabled NOT = new Enabled("", 0);
        static final SlotType<Enabled> TYPE =
                SlotType.LIST.as("a one-time password's key and its use", Enabled::of, Enabled::print);

        private static @Nullable Enabled of(List<Object> printed) {
            return printed.size() == 2 && printed.get(0) instanceof String key && printed.get(1) instanceof Long used
                    ? new Enabled(key, used)
                    : null;
        }

        private List<Object> print() {
            return List.of(key, used);
        }

        /** Without the key, which is a secret. */
        @Override
        public String toString() {
            return "used " + used;
        }
    }

    /** What has been tried on one profile since the last login that succeeded. */
    private static final class Tries {
        /** So many wrong ones cost nothing but the connection. */
        private static final int FREE = 5;

        /** How long nothing is taken after that many; each further one doubles it. */
        private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

        private static final int MOST_DOUBLINGS = 4;

        private int wrong;
        /** When the last one was wrong. */
        private long mark;
        /** The connection that succeeded last, which is asked again if an earlier user of its name was just leaving. */
        private long admitted = -1;

        Duration pause(Server server) {
            if (wrong < FREE) {
                return Duration.ZERO;
            }
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(wrong - FREE, MOST_DOUBLINGS));
            return pause.minus(server.time().since(mark));
        }
    }

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.OTP);
        server.fields(REGISTER, OTP_KEY);
        server.fields(CONNECT, OTP_TOKEN);
        server.update(INVALID_OTP_KEY);
        // Before anything is hashed or changed; what it adds to the registration is part of that.
        server.checkAfter(Checks.PERMITTED, new Check("shirakumo §24.1.2", REGISTER, Otp::requireValid));
        server.onRegistration(this::register);
        server.admittance().login(this::login);
        server.update(RESET_OTP, this::reset);
        server.permit(RESET_OTP, REGISTRANT, NO_ONE, NO_ONE);
        server.exempt(RESET_OTP, Checks.TARGET_EXISTS); // who cannot log in is not there
        server.onStart(this::load);
        server.observe(this);
    }

    private void load(Server server) {
        tries.clear();
        roster.load(server.profiles());
    }

    private static void requireValid(Request request) {
        String key = request.find(OTP_KEY);
        if (key != null && !key.isEmpty()) {
            OtpKey.of(key); // 1.2
        }
    }

    private void register(Request request) {
        String key = request.find(OTP_KEY);
        Name name = request.user().name();
        if (key != null && !key.equals(roster.get(name).key)) {
            set(request.entry(), name, key.isEmpty() ? Enabled.NOT : new Enabled(key, 0)); // 1.1, 1.2
        }
    }

    private void set(Entry entry, Name name, Enabled enabled) {
        entry.set(roster, name, enabled);
        tries.remove(name);
    }

    /** The step behind §4.1.7. */
    private void login(Request request, Profile profile) {
        Enabled enabled = roster.get(profile.name());
        if (enabled.equals(Enabled.NOT)) {
            return;
        }
        String token = request.find(OTP_TOKEN);
        if (token == null) {
            throw refused("The name " + profile.name() + " takes a one-time password as well, in :otp-token.");
        }
        Tries tried = tries.computeIfAbsent(profile.name(), any -> new Tries());
        long connection = request.connection().id();
        if (tried.admitted != connection) {
            long step = step(request, enabled, tried, token);
            tried.wrong = 0;
            tried.admitted = connection;
            Entry used = new Entry();
            used.set(roster, profile.name(), new Enabled(enabled.key, step));
            request.server().submit(used, null);
        }
    }

    private static long step(Request request, Enabled enabled, Tries tried, String token) {
        Duration pause = tried.pause(request.server());
        if (pause.compareTo(Duration.ZERO) > 0) {
            long seconds = pause.plusMillis(999).toSeconds();
            throw refused("Too many one-time passwords were wrong; the next is taken in " + seconds + " s.");
        }
        long step = OtpKey.of(enabled.key).step(token.replaceAll("\\s", ""), request.now(), enabled.used);
        if (step == 0) {
            tried.wrong++;
            tried.mark = request.server().time().mark();
            throw refused("The one-time password is wrong, or has been used.");
        }
        return step;
    }

    private static Failure refused(String text) {
        return new Failure(INVALID_PASSWORD, text).closing(Closing.REFUSED);
    }

    private void reset(Request request) {
        Name target = Name.of(request.get(TARGET));
        request.inTurnOf(request.server().network().primary(), () -> {
            if (!request.server().profiles().has(target)) {
                throw new Failure(NO_SUCH_PROFILE, "The name " + target + " is not registered.");
            }
            set(request.entry(), target, Enabled.NOT);
            Audit.note(request);
            request.reply(request.update());
        });
    }

    @Override
    public void ended(Entry entry, Name name) {
        roster.forget(name);
        tries.remove(name);
    }
}
