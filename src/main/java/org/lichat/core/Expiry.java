package org.lichat.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.server.Server;
import org.lichat.server.Settings;

/** Deletes the profiles whose users have been away for longer than the lifetime of profiles (§2.3, §5.2.4). */
final class Expiry {
    private static final Logger LOG = System.getLogger(Expiry.class.getName());

    private final AtomicBoolean reading = new AtomicBoolean();
    /** Whether what the start had to keep is kept, such as how long the server was not there. */
    private volatile boolean begun;

    /** Lets lifetimes end from when on all that was handed over before is kept. */
    void begin(Server server) {
        Entry marker = new Entry();
        marker.then(() -> begun = true);
        server.submit(marker, null);
    }

    /** Looks for such profiles, unless it is still at it, and then deletes them. */
    void run(Server server) {
        if (!begun || !server.isReady() || !reading.compareAndSet(false, true)) {
            return;
        }
        Instant deadline = server.time().now().minus(server.settings().get(Settings.PROFILE_LIFETIME));
        server.lookups()
                .ask(() -> {
                    deleteUnused(server, deadline);
                    return deadline;
                })
                .whenComplete((done, problem) -> reading.set(false));
    }

    private static void deleteUnused(Server server, Instant deadline) {
        List<Name> names = server.profiles().unusedSince(deadline);
        server.lookups().uses().watch(names);
        try {
            for (Name name : names) {
                if (isUnused(server.profiles().find(name), deadline)) {
                    server.network().primary().inTurn(() -> delete(server, name));
                }
            }
        } finally {
            server.lookups().uses().forget(names);
        }
    }

    private static boolean isUnused(@Nullable Profile current, Instant deadline) {
        return current != null && current.lastUsed().isBefore(deadline);
    }

    /** Deletes it, unless its user has come since it was read; in the turn of the primary channel, in which users come. */
    private static void delete(Server server, Name name) {
        // In this order: whoever is just leaving has been noticed before the name is free.
        if (server.isReady()
                && server.network().user(name) == null
                && server.lookups().uses().isUnused(name)) {
            LOG.log(Level.DEBUG, "The profile {0} expires", name);
            Entry entry = new Entry();
            entry.change(new Change.ProfileDeleted(name));
            server.installation().profileObservers().forEach(observer -> observer.ended(entry, name));
            server.submit(entry, null);
        }
    }
}
