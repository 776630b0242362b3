package org.lichat.server;

import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.TOO_MANY_UPDATES;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Entry;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;

/** One answer in parts on its way: each part is looked up when the connection has taken the one before. */
final class InParts {
    private static final Logger LOG = System.getLogger(InParts.class.getName());

    private final Request request;
    private final Turns turns;

    private InParts(Request request, Turns turns) {
        this.request = request;
        this.turns = turns;
    }

    /** Begins when the connection's earlier answers of this kind have come to their end. */
    static void begin(Request request, Turns turns, Supplier<Part> first) {
        InParts answer = new InParts(request, turns);
        if (!turns.take(() -> answer.step(() -> answer.lookUp(first)))) {
            Failure failure =
                    new Failure(TOO_MANY_UPDATES, "Too much is asked for at once: wait for the answers before.");
            request.server().answer(request.connection(), request.get(ID), failure);
        }
    }

    private void lookUp(Supplier<Part> part) {
        request.lookUp(part).whenComplete((found, problem) -> {
            if (found == null) {
                fail(problem);
            } else {
                step(() -> send(found));
            }
        });
    }

    /** Does a part of it; whatever happens, those who wait behind it must not wait for ever. */
    private void step(Runnable part) {
        turns.step(() -> take(part));
    }

    private void take(Runnable part) {
        try {
            if (request.isAbandoned()) {
                turns.end();
            } else {
                part.run();
            }
        } catch (RuntimeException | Error bug) {
            fail(bug);
        }
    }

    private void send(Part part) {
        part.frames().forEach(request.connection()::send);
        Supplier<Part> rest = part.rest();
        if (rest == null) {
            turns.end();
        } else {
            request.connection().whenDrained(() -> step(() -> lookUp(rest)));
        }
    }

    /** Answers with what went wrong. The next one's turn comes when that is out, as it may have to wait behind other things. */
    private void fail(@Nullable Throwable problem) {
        if (request.isAbandoned()) {
            turns.end();
            return;
        }
        Entry answer = new Entry();
        answer.send(request.connection(), request.server().complete(update(problem), request.get(ID)));
        answer.afterwards(turns::end);
        request.server().submit(answer, request.connection());
    }

    private Update update(@Nullable Throwable problem) {
        if (problem != null && Lookups.cause(problem) instanceof Failure failure) {
            return failure.update();
        }
        LOG.log(Level.ERROR, "Answering " + request.update() + " failed.", problem);
        return Update.of(FAILURE).with(TEXT, "The server failed to process this update.");
    }
}
