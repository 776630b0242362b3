package org.lichat.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Id;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/** What was asked of the server and not answered yet, by the id that the answer has too (§3). */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong reaches whoever waits for the answer
final class Requests {
    private static final long IN_A_MILLISECOND = 1_000;

    /** Ids that no earlier run of this client used either, since its user's old updates come again when history is read. */
    private final AtomicLong ids = new AtomicLong(System.currentTimeMillis() * IN_A_MILLISECOND);

    private final Map<Id, Request> pending = new ConcurrentHashMap<>();
    private final Membership membership;

    private record Request(Update update, CompletableFuture<Update> answer) {}

    Requests(Membership membership) {
        this.membership = membership;
    }

    Id newId() {
        return Id.of(ids.incrementAndGet());
    }

    /** Waits for the answer to an update with an id. */
    CompletableFuture<Update> expect(Update update) {
        Id id = update.get(Core.ID);
        CompletableFuture<Update> answer = new CompletableFuture<>();
        pending.put(id, new Request(update, answer));
        answer.whenComplete((reply, failed) -> pending.remove(id)); // also when somebody gives up waiting
        return answer;
    }

    /** Takes what has come in; whoever waits for it goes on. */
    void settle(Update update) {
        if (update.is(Failures.FAILURE)) {
            Id failed = update.find(Core.UPDATE_ID);
            Request request = failed == null ? null : pending.get(failed);
            if (request != null) {
                request.answer.completeExceptionally(new RequestFailed(update));
            }
            return;
        }
        Request request = pending.get(update.get(Core.ID));
        if (request != null && answers(update, request.update)) {
            request.answer.complete(update);
        }
    }

    /**
     * Another user's update may happen to have the same id. What the server brings about has its name or, for a pull, the target's; what is said
     * as somebody else has the other's (shirakumo §15) or is said to come by a bridge (§11).
     */
    private boolean answers(Update update, Update request) {
        if (request.is(Shirakumo.EMOTES) && update.is(Shirakumo.EMOTE)) {
            return false; // the images come before the list
        }
        String from = update.find(Core.FROM);
        String target = request.find(Core.TARGET);
        String bridge = update.find(Shirakumo.BRIDGE_NAME);
        return from == null
                || request.is(Core.CONNECT)
                || membership.isOwn(from)
                || membership.isServer(from)
                || from.equalsIgnoreCase(request.find(Core.FROM))
                || (bridge != null && membership.isOwn(bridge))
                || (request.is(Core.PULL) && from.equalsIgnoreCase(target));
    }

    /** Nothing more is answered. */
    void fail(Throwable why) {
        pending.values().forEach(request -> request.answer.completeExceptionally(why));
    }
}
