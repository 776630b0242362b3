package org.lichat.console;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.client.LichatClient;
import org.lichat.client.RequestFailed;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** What was asked of the server. An answer has come when it was shown, too. */
final class Asking {
    private final LichatClient client;
    private final Map<Id, CompletableFuture<Id>> pending = new ConcurrentHashMap<>();
    private final Set<Id> aside = ConcurrentHashMap.newKeySet();

    Asking(LichatClient client) {
        this.client = client;
    }

    /** Sends the update; the future completes with its id when the answer was shown, a failure too, or fails when there is none. */
    CompletableFuture<Id> ask(Update update) {
        Id id = update.find(Core.ID) == null ? client.newId() : update.get(Core.ID);
        CompletableFuture<Id> shown = new CompletableFuture<>();
        pending.put(id, shown);
        return client.request(update.with(Core.ID, id))
                .exceptionally(failed -> {
                    if (cause(failed) instanceof RequestFailed no) {
                        return no.failure();
                    }
                    throw new CompletionException(cause(failed));
                })
                .thenCompose(answer -> shown)
                .whenComplete((done, failed) -> pending.remove(id));
    }

    /** The same for what the user did not ask for: its answer is not shown. */
    CompletableFuture<Id> askAside(Update update) {
        Id id = client.newId();
        aside.add(id);
        return ask(update.with(Core.ID, id)).whenComplete((done, failed) -> aside.remove(id));
    }

    /** Whether the update answers what was asked by the user. */
    boolean isAnswer(Update update) {
        Id id = subject(update);
        return pending.containsKey(id) && !aside.contains(id);
    }

    /** Whether the update answers what the user did not ask for. */
    boolean isAside(Update update) {
        return aside.contains(subject(update));
    }

    /** The update was shown, or what else there was to do with it is done. */
    void shown(Update update) {
        CompletableFuture<Id> waiting = pending.get(subject(update));
        if (waiting != null) {
            waiting.complete(subject(update));
        }
    }

    private static Id subject(Update update) {
        Id failed = update.is(Failures.FAILURE) ? update.find(Core.UPDATE_ID) : null;
        return failed == null ? update.get(Core.ID) : failed;
    }

    /** What a future has failed with. */
    static Throwable cause(Throwable failed) {
        @Nullable Throwable cause = failed instanceof CompletionException ? failed.getCause() : null;
        return cause == null ? failed : cause;
    }
}
