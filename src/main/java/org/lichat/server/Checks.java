package org.lichat.server;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.CLOCK;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.TARGET_UPDATE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.TEXT_UPDATE;
import static org.lichat.protocol.Core.UPDATE;
import static org.lichat.protocol.Failures.CLOCK_SKEWED;
import static org.lichat.protocol.Failures.CONNECTION_UNSTABLE;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Failures.INVALID_UPDATE;
import static org.lichat.protocol.Failures.NO_SUCH_CHANNEL;
import static org.lichat.protocol.Failures.NO_SUCH_PROFILE;
import static org.lichat.protocol.Failures.UPDATE_TOO_LONG;
import static org.lichat.protocol.Failures.USERNAME_MISMATCH;

import java.util.List;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/**
 * The checks of §5.1 in their order. Steps 1 and 3, whether it is an update at all, come before: whoever fails them has no
 * {@link Request}.
 */
public final class Checks {
    /** §5.1.2; updates that are too long as a whole never get this far. */
    public static final Check TEXT_LENGTH = new Check("§5.1.2", TEXT_UPDATE, Checks::textLength);

    /** §4.1: before anything else the client connects. */
    public static final Check CONNECTED = new Check("§4.1", UPDATE, Checks::connected);

    public static final Check NAMES = new Check("§5.1.4", UPDATE, Checks::names);
    public static final Check SENDER_MATCHES = new Check("§5.1.5", UPDATE, Checks::senderMatches);

    /** §3 and §4.2: a missing clock is filled in, a wrong one corrected. */
    public static final Check CLOCK_MATCHES = new Check("§4.2", UPDATE, Checks::clockMatches);

    public static final Check CHANNEL_EXISTS = new Check("§5.1.6", CHANNEL_UPDATE, Checks::channelExists);
    public static final Check TARGET_EXISTS = new Check("§5.1.7", TARGET_UPDATE, Checks::targetExists);
    public static final Check PERMITTED = new Check("§5.1.8", UPDATE, Checks::permitted);

    static final List<Check> IN_ORDER = List.of(
            TEXT_LENGTH, CONNECTED, NAMES, SENDER_MATCHES, CLOCK_MATCHES, CHANNEL_EXISTS, TARGET_EXISTS, PERMITTED);

    private Checks() {}

    private static void textLength(Request request) {
        int limit = request.setting(Settings.MAX_TEXT_LENGTH);
        String text = request.get(TEXT);
        // A character takes one or two chars: only what might be too long is walked over.
        if (text.length() > limit && text.codePointCount(0, text.length()) > limit) {
            throw new Failure(UPDATE_TOO_LONG, "A text has at most " + limit + " characters.");
        }
    }

    private static void connected(Request request) {
        if (request.connection().user() == null) {
            throw new Failure(INVALID_UPDATE, "The first update on a connection is connect.");
        }
    }

    private static void names(Request request) {
        nameIn(request, FROM);
        if (mayLackChannel(request.update()) && "".equals(request.find(CHANNEL))) {
            request.become(request.update().without(CHANNEL));
        }
        nameIn(request, CHANNEL);
        nameIn(request, TARGET);
    }

    private static void nameIn(Request request, Slot<String> slot) {
        String spelling = request.find(slot);
        if (spelling != null) {
            Name.of(spelling);
        }
    }

    private static boolean mayLackChannel(Update update) {
        return update.is(CHANNEL_UPDATE) && update.type().optional().contains(CHANNEL);
    }

    private static void senderMatches(Request request) {
        Name user = request.user().name();
        String from = request.find(FROM);
        Name name = from == null ? user : Name.of(from);
        Name shown = name.equals(user)
                ? user
                : request.server().installation().admittance().lent(request.user(), name);
        if (shown == null) {
            throw new Failure(USERNAME_MISMATCH, "You are " + user + ", not " + from + ".");
        }
        request.correct(FROM, shown.toString());
    }

    private static void clockMatches(Request request) {
        long now = UniversalTime.of(request.now());
        Long clock = request.find(CLOCK);
        if (clock == null) {
            request.correct(CLOCK, now);
            return;
        }
        long tolerance = request.setting(Settings.CLOCK_TOLERANCE).toSeconds();
        long off = clock - UniversalTime.of(request.receivedOn()); // that it had to wait here is not its client's fault
        if (Math.abs(off) <= tolerance) {
            return;
        }
        if (request.isVerbatim()) {
            throw new Failure(CLOCK_SKEWED, "Your clock is off by " + Math.abs(off) + " s, and may not be corrected.");
        }
        request.correct(CLOCK, now);
        switch (request.skew().by(off, tolerance)) {
            case NEW ->
                request.answerFirst(new Failure(
                        CLOCK_SKEWED, "Your clock is off by " + Math.abs(off) + " s; the time was corrected."));
            case WILD ->
                throw new Failure(CONNECTION_UNSTABLE, "Your clock jumps back and forth.").closing(Closing.REFUSED);
            case KNOWN -> {}
        }
    }

    private static void channelExists(Request request) {
        String spelling = request.find(CHANNEL);
        if (spelling == null) {
            return;
        }
        Channel channel = request.findChannel();
        if (channel == null) {
            throw new Failure(NO_SUCH_CHANNEL, "There is no channel " + spelling + ".");
        }
        request.correct(CHANNEL, channel.name().toString());
    }

    private static void targetExists(Request request) {
        request.correct(TARGET, request.target().name().toString());
    }

    private static void permitted(Request request) {
        if (!request.isPermitted()) {
            Channel channel = request.findChannel();
            requirePermitted(
                    request, channel == null ? request.server().network().primary() : channel);
        }
    }

    /**
     * Requires that the sender may perform the request's update as far as that channel is concerned.
     *
     * @throws Failure {@code insufficient-permissions}
     */
    public static void requirePermitted(Request request, Channel judge) {
        requirePermitted(request, judge, request.update().type());
    }

    /** The same for another update. */
    public static void requirePermitted(Request request, Channel judge, UpdateType type) {
        if (!judge.permits(request.user(), type)) {
            throw new Failure(INSUFFICIENT_PERMISSIONS, "You may not send " + type + " on the channel " + judge + ".");
        }
    }

    /**
     * Requires that the sender is registered.
     *
     * @throws Failure {@code no-such-profile}
     */
    public static Profile requireProfile(Request request) {
        Profile profile = request.user().profile();
        if (profile == null) {
            throw new Failure(NO_SUCH_PROFILE, "The user " + request.user() + " is not registered.");
        }
        return profile;
    }
}
