package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.History;
import org.lichat.domain.History.Kept;
import org.lichat.domain.History.Stretch;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Slot;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/**
 * Catching up with what was distributed over a channel (shirakumo §1). Updates come in their channel's order, a page at a time as the
 * connection takes them, so a long history holds up neither the connection's other updates nor anybody else.
 */
@Installed
public final class Backfill implements Extension {
    private static final Logger LOG = System.getLogger(Backfill.class.getName());

    static final Slot<Long> SINCE = Slot.integer(":since");
    static final UpdateType BACKFILL =
            UpdateType.define("shirakumo:backfill", CHANNEL_UPDATE).allows(SINCE);

    public static final Setting<Reach> REACH = Setting.choice("backfill", Reach.HISTORY)
            .means(
                    "What of a channel its members may catch up with: its whole history, or strict, what came since they joined.")
            .live();

    /** How many updates come when the client does not say since when. */
    static final int USUAL = 500;

    private static final int PAGE = 100;

    private final Map<Connection, Turns> running = new ConcurrentHashMap<>();

    /** Who may see what. */
    enum Reach {
        /** All that is kept. */
        HISTORY,
        /** What was distributed since the user joined last. */
        STRICT
    }

    @Override
    public void install(ServerBuilder server) {
        server.supports("shirakumo-backfill");
        server.query(BACKFILL, this::backfill);
        server.permit(BACKFILL, ANYONE, ANYONE, ANYONE);
        server.onClosed((any, connection) -> running.remove(connection));
    }

    private void backfill(Request request) {
        request.requireMember(); // 1
        Channel channel = request.channel();
        Catching catching = new Catching(request, channel, channel.newest(), channel.joined(request.user()));
        request.entry().inOrder(channel, () -> enqueue(request.connection(), catching));
    }

    private void enqueue(Connection connection, Catching catching) {
        if (catching.request.isAbandoned()) {
            return;
        }
        Turns turns = running.computeIfAbsent(connection, any -> new Turns());
        if (!turns.take(() -> catching.begin(turns))) {
            catching.answer(new Failure(TOO_MANY_UPDATES, "Too many backfills at once: wait for those before."));
        }
        if (catching.request.isAbandoned()) { // it was closed meanwhile
            running.remove(connection);
        }
    }

    /** One request on its way through the history, from when all that was distributed before it is kept. */
    private static final class Catching {
        private final Request request;
        private final Channel channel;
        private final long newest;
        private final long joined;

        Catching(Request request, Channel channel, long newest, long joined) {
            this.request = request;
            this.channel = channel;
            this.newest = newest;
            this.joined = joined;
        }

        void begin(Turns turns) {
            lookUp(turns, () -> read(stretch()));
        }

        private void lookUp(Turns turns, Supplier<Page> page) {
            request.lookUp(page).whenComplete((read, problem) -> {
                if (read == null) {
                    fail(turns, problem);
                } else {
                    step(turns, () -> send(turns, read));
                }
            });
        }

        /** Does a part of it; whatever happens, those who wait behind it must not wait for ever. */
        private void step(Turns turns, Runnable part) {
            try {
                if (request.isAbandoned()) {
                    turns.end();
                } else {
                    part.run();
                }
            } catch (RuntimeException | Error bug) {
                fail(turns, bug);
            }
        }

        private Stretch stretch() {
            History history = request.server().history();
            Long since = request.find(SINCE);
            Stretch asked = since == null
                    ? history.newest(channel.name(), newest, USUAL)
                    : history.since(channel.name(), newest, since);
            boolean strict = request.setting(REACH) == Reach.STRICT;
            return strict && asked.after() < joined ? new Stretch(joined, newest) : asked;
        }

        private Page read(Stretch stretch) {
            List<Kept> kept = request.server().history().read(channel.name(), stretch, PAGE);
            Stretch rest = kept.isEmpty()
                    ? new Stretch(stretch.last(), stretch.last())
                    : new Stretch(kept.get(kept.size() - 1).number(), stretch.last());
            return new Page(kept, rest);
        }

        private void send(Turns turns, Page page) {
            Long since = request.find(SINCE);
            page.kept.stream()
                    .filter(kept -> !isOwnJoin(kept) && (since == null || kept.clock() >= since))
                    .forEach(kept -> request.connection().send(frame(kept))); // 2
            request.connection().whenDrained(() -> step(turns, () -> next(turns, page.rest)));
        }

        /** Joins of the primary channel are not kept. */
        private boolean isOwnJoin(Kept kept) {
            return kept.number() == joined && channel.kind() != Channel.Kind.PRIMARY;
        }

        private void next(Turns turns, Stretch rest) {
            if (rest.after() < rest.last()) {
                lookUp(turns, () -> read(rest));
            } else {
                request.connection().send(Frame.of(request.update())); // 3
                turns.end();
            }
        }

        /** As it was sent first, unless the primary channel has another name now. */
        private Frame frame(Kept kept) {
            if (channel.kind() == Channel.Kind.PRIMARY) {
                try {
                    Update update = request.server().reader().read(kept.wire());
                    return Frame.of(update.with(CHANNEL, channel.name().toString()));
                } catch (Failure forgotten) {
                    LOG.log(Level.DEBUG, "An update of a type that is no longer known stays as it was.", forgotten);
                }
            }
            return Frame.ofWire(kept.wire());
        }

        private void fail(Turns turns, @Nullable Throwable problem) {
            try {
                if (!request.isAbandoned()) {
                    answer(problem);
                }
            } finally {
                turns.end();
            }
        }

        private void answer(@Nullable Throwable problem) {
            Update answer;
            if (problem != null && Request.cause(problem) instanceof Failure failure) {
                answer = failure.update();
            } else {
                LOG.log(Level.ERROR, "Catching up with " + channel + " failed.", problem);
                answer = Update.of(FAILURE).with(TEXT, "The server failed to process this update.");
            }
            request.server().answer(request.connection(), request.get(ID), answer);
        }
    }

    /**
     * Some of the history.
     *
     * @param rest what comes behind it
     */
    private record Page(List<Kept> kept, Stretch rest) {}
}
