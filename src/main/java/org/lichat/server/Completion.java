package org.lichat.server;

import static org.lichat.protocol.Core.CLOCK;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Core.WARNING;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.User;
import org.lichat.protocol.Id;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;

/** Fills in what every update carries, where the server makes one: id, clock and sender. */
final class Completion {
    private final User server;
    private final Time time;
    private final AtomicLong lastId;

    Completion(User server, Time time) {
        this.server = server;
        this.time = time;
        // Unique over restarts, and exact in a client that counts in doubles (below 2^53).
        this.lastId = new AtomicLong(time.now().toEpochMilli() * 1_000);
    }

    /** The update with id, clock and sender filled in where they are not set: a new id, now, and the server's own user. */
    Update of(Update update) {
        Update complete = update;
        if (complete.find(ID) == null) {
            complete = complete.with(ID, Id.of(lastId.incrementAndGet()));
        }
        if (complete.find(CLOCK) == null) {
            complete = complete.with(CLOCK, UniversalTime.of(time.now()));
        }
        return complete.find(FROM) == null ? complete.with(FROM, server.name().toString()) : complete;
    }

    /** The same for an answer to the update of that id, which failures name as well (§3.2). */
    Update of(Update answer, @Nullable Id id) {
        if (id == null) {
            boolean names = answer.is(UPDATE_FAILURE) || answer.is(WARNING);
            return of(names && answer.find(UPDATE_ID) == null ? answer.with(UPDATE_ID, Id.UNKNOWN) : answer);
        }
        Update named = answer.is(FAILURE) && answer.find(UPDATE_ID) == null ? answer.with(UPDATE_ID, id) : answer;
        return of(named.with(ID, id));
    }
}
