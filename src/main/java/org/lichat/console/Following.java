package org.lichat.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/** Keeps up with who is where by what the server says. */
final class Following {
    private final Session session;
    private final Channels channels;
    /** The channel that the address names, until the user is there. */
    private @Nullable String wanted;

    Following(Session session, @Nullable String wanted) {
        this.session = session;
        this.channels = session.channels();
        this.wanted = wanted;
    }

    /** To be called before the update is shown. */
    void before(Update update) {
        String user = update.find(Core.FROM);
        String channel = update.find(Core.CHANNEL);
        if (user == null || channel == null) {
            return;
        }
        if (update.type() == Core.JOIN) {
            channels.came(channel, user);
            if (session.isOwn(user) && !channels.isCatchingUp(channel)) {
                entered(update, channel);
            }
        } else if (update.type() == Core.LEAVE) {
            channels.went(channel, user);
        } else if (update.type() == Core.USERS) {
            List<String> users = update.find(Core.USER_NAMES);
            channels.are(channel, users == null ? List.of() : users);
        } else if (update.type() == Shirakumo.EMOTES) {
            List<String> names = update.find(Shirakumo.EMOTE_NAMES);
            channels.haveEmotes(channel, names == null ? List.of() : names);
        }
    }

    private void entered(Update join, String channel) {
        channels.enter(channel);
        boolean isFirst = channels.current() == null || channels.isCurrent(primary());
        if (channel.equalsIgnoreCase(wanted) || session.asking().isAnswer(join) || isFirst) {
            wanted = channel.equalsIgnoreCase(wanted) ? null : wanted;
            session.go(channel);
        }
        askWhoIsThere(channel);
    }

    private String primary() {
        String primary = session.client().primary();
        return primary == null ? "" : primary;
    }

    /** To be called after the update was shown. */
    void after(Update update) {
        String user = update.find(Core.FROM);
        String channel = update.find(Core.CHANNEL);
        if (update.type() == Core.CHANNELS) {
            List<String> names = update.find(Core.CHANNEL_NAMES);
            channels.list(names == null ? List.of() : names);
        } else if (update.type() == Core.LEAVE && session.isOwn(user) && channel != null) {
            left(channel);
        } else if (update.type() == Shirakumo.BACKFILL && channel != null && channels.caughtUp(channel)) {
            askWhoIsThere(channel);
        }
    }

    private void left(String channel) {
        if (channels.isCatchingUp(channel)) {
            return; // long ago
        }
        boolean wasCurrent = channels.isCurrent(channel);
        channels.leave(channel);
        String current = channels.current();
        if (wasCurrent && current != null) {
            session.go(current);
            session.tell("What you type is for " + Harmless.name(current) + " now.");
        }
    }

    /** For completion alone, so nobody waits and nothing is shown. */
    @SuppressWarnings("FutureReturnValueIgnored") // without an answer there is less to complete
    private void askWhoIsThere(String channel) {
        session.asking().askAside(Update.of(Core.USERS).with(Core.CHANNEL, channel));
    }
}
