package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;
import static org.lichat.protocol.Shirakumo.BY;
import static org.lichat.protocol.Shirakumo.DATA;
import static org.lichat.protocol.Shirakumo.EMOTE;
import static org.lichat.protocol.Shirakumo.PAUSE;
import static org.lichat.protocol.Shirakumo.REACT;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.State;
import org.lichat.domain.User;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;

/**
 * How long each user of a channel waits between two updates that all are to read (shirakumo §8). Leaving, typing, questions and what
 * moderators do is not held back.
 */
@Installed
public final class Pause implements Extension, ChannelObserver {
    /** What is held back, and counts. */
    private static final List<UpdateType> READ_BY_ALL = List.of(MESSAGE, DATA, REACT, EMOTE, JOIN);

    /** In seconds. */
    private static final Attribute<Long> SECONDS = Attribute.of("shirakumo:pause", SlotType.INTEGER, 0L);

    private static final State<LastUpdates> LAST_UPDATES = new State<>(LastUpdates::new);

    /** The server, which is there before any user is. */
    private volatile @Nullable Server running;

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.PAUSE);
        server.update(PAUSE, this::pause);
        server.permit(PAUSE, REGISTRANT, REGISTRANT, REGISTRANT);
        for (UpdateType type : READ_BY_ALL) {
            server.checkAfter(Checks.PERMITTED, new Check("shirakumo §8", type, Pause::waited));
        }
        server.onStart(started -> running = started);
        server.observe(this);
    }

    private static void waited(Request request) {
        Channel channel = request.channel();
        long seconds = channel.get(SECONDS);
        Instant last = seconds == 0 ? null : channel.get(LAST_UPDATES).of(request.user());
        if (last == null) {
            return;
        }
        Duration waited = Duration.between(last, request.now());
        if (waited.compareTo(Duration.ofSeconds(seconds)) < 0) { // 1
            throw new Failure(
                    TOO_MANY_UPDATES,
                    "On the channel " + channel + " one waits " + seconds + " s between two updates; "
                            + waited.toSeconds() + " s have passed.");
        }
    }

    @Override
    public void distributed(Channel channel, User by, Update update) {
        if (isReadByAll(update)) {
            Instant now = server().time().now();
            channel.get(LAST_UPDATES).note(by, now, Duration.ofSeconds(channel.get(SECONDS))); // 2
        }
    }

    private static boolean isReadByAll(Update update) {
        for (UpdateType type : READ_BY_ALL) {
            if (update.is(type)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void joined(Entry entry, Channel channel, User user, Update join) { // §5.4.1
        long seconds = channel.get(SECONDS);
        if (seconds > 0) { // 1
            Update pause =
                    Update.of(PAUSE).with(CHANNEL, channel.name().toString()).with(BY, seconds);
            entry.send(user, server().complete(pause));
        }
    }

    private void pause(Request request) {
        request.entry().set(request.channel(), SECONDS, request.get(BY)); // 1
        Audit.note(request, "by " + request.get(BY) + " s");
        request.entry().distribute(request.channel(), request.update()); // 2
    }

    private Server server() {
        return Objects.requireNonNull(running, "not started");
    }

    /** When users were heard last in a channel, those first whose last update is the oldest. */
    private static final class LastUpdates {
        /** Up to here nobody is forgotten, and above nobody who has to wait. */
        private static final int MOST_FORGOTTEN = 1_000;

        private static final int MOST = 100_000;

        private final Map<Name, Instant> times = new LinkedHashMap<>(4);

        @Nullable Instant of(User user) {
            return times.get(user.name());
        }

        void note(User user, Instant now, Duration pause) {
            times.remove(user.name());
            times.put(user.name(), now);
            if (times.size() > MOST_FORGOTTEN) {
                Map.Entry<Name, Instant> oldest = times.entrySet().iterator().next();
                boolean waits = Duration.between(oldest.getValue(), now).compareTo(pause) < 0;
                if (!waits || times.size() > MOST) {
                    times.remove(oldest.getKey());
                }
            }
        }
    }
}
