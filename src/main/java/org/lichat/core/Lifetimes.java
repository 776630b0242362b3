package org.lichat.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.lichat.domain.Attribute;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Network;
import org.lichat.domain.User;
import org.lichat.protocol.SlotType;
import org.lichat.server.Extension;
import org.lichat.server.Inbox;
import org.lichat.server.Installed;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/**
 * From when on lifetimes run (§2.3, §2.4): not while a profile's user is there, nor while the server is not running, or else a copy that is
 * restored after a month would lose its channels at once. And how long what was said is kept.
 */
@Installed
public final class Lifetimes implements Extension {
    /** When the server was last seen running, in seconds of Unix time; 0 when it never was. */
    private static final Attribute<Long> ALIVE_ON = Attribute.of("alive-on", SlotType.INTEGER, 0L);

    private static final Duration ALIVE_INTERVAL = Duration.ofMinutes(10);

    /** A shorter absence is none: the server may have ended any time within the interval. */
    private static final Duration ABSENCE = Duration.ofMinutes(30);

    private static final Duration PROFILE_INTERVAL = Duration.ofHours(12);
    private static final int PROFILES_AT_ONCE = 500;
    private static final Duration HISTORY_INTERVAL = Duration.ofSeconds(10);

    @Override
    public void install(ServerBuilder server) {
        server.onStart(Lifetimes::skipAbsence);
        server.every(settings -> ALIVE_INTERVAL, started -> alive(started, new Entry()));
        server.every(settings -> PROFILE_INTERVAL, Lifetimes::useProfiles);
        AtomicLong run = new AtomicLong();
        server.every(settings -> HISTORY_INTERVAL, started -> expireHistory(started, run, run.incrementAndGet()));
    }

    private static void skipAbsence(Server server) {
        Instant now = server.time().now();
        Network network = server.network();
        Entry entry = new Entry();
        long aliveOn = network.get(ALIVE_ON);
        Duration absence = Duration.between(Instant.ofEpochSecond(aliveOn), now);
        if (aliveOn > 0 && absence.compareTo(ABSENCE) > 0) {
            for (Channel channel : network.channels()) {
                channel.inTurn(() -> channel.skip(absence, now));
            }
            entry.change(new Change.TimeSkipped(absence, now));
        }
        alive(server, entry);
    }

    private static void alive(Server server, Entry entry) {
        Network network = server.network();
        network.primary().inTurn(() -> {
            entry.set(network, ALIVE_ON, server.time().now().getEpochSecond());
            server.submit(entry, null);
        });
    }

    /** Notes that the users who are there are there. */
    private static void useProfiles(Server server) {
        Instant now = server.time().now();
        List<User> registered = server.connections().all().stream()
                .map(Inbox::connection)
                .map(Connection::user)
                .filter(user -> user != null && user.profile() != null)
                .distinct()
                .toList();
        List<User> rest = new ArrayList<>(registered);
        while (!rest.isEmpty()) {
            List<User> some = rest.subList(0, Math.min(PROFILES_AT_ONCE, rest.size()));
            Entry entry = new Entry();
            some.forEach(user -> entry.change(new Change.ProfileUsed(user.name(), now)));
            server.submit(entry, null);
            some.clear();
        }
    }

    /**
     * Lets the store forget a part of what is too old, and the next part once that is done: each goes behind all that waits, so that what
     * people say comes in between. The next run takes over from one that has not come to its end.
     */
    private static void expireHistory(Server server, AtomicLong newest, long run) {
        Entry entry = new Entry();
        Duration lifetime = server.settings().get(Settings.HISTORY_LIFETIME);
        entry.change(new Change.HistoryExpired(server.time().now().minus(lifetime)));
        entry.then(() -> {
            if (newest.get() == run && server.hasMoreExpired()) {
                expireHistory(server, newest, run);
            }
        });
        server.submit(entry, null);
    }
}
