package org.lichat.client;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Update;

/** The channels that a client is to be in after its login: those it wants from the beginning, and those it was in when it lost its connection. */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong reaches whoever waits for the answer
final class Rejoining {
    private final Set<String> wanted = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Requests requests;
    private final Consumer<Throwable> refused;

    /** Sends an update on the connection that there is. */
    interface Sender {
        void send(Update update) throws IOException;
    }

    /** Tells the consumer of channels that could not be joined, which are forgotten then. */
    Rejoining(Collection<String> first, Requests requests, Consumer<Throwable> refused) {
        this.wanted.addAll(first);
        this.requests = requests;
        this.refused = refused;
    }

    /** Takes in what the last connection was in; every user is in the primary channel anyhow. */
    void remember(Membership last) {
        wanted.addAll(last.channels());
        String primary = last.primary();
        if (primary != null) {
            wanted.remove(primary);
        }
    }

    /** Joins them all. */
    void begin(Sender sender) {
        for (String channel : List.copyOf(wanted)) {
            Update join = Update.of(Core.JOIN).with(Core.ID, requests.newId()).with(Core.CHANNEL, channel);
            var joined = requests.expect(join);
            joined.whenComplete((reply, failed) -> joined(channel, failed));
            try {
                sender.send(join);
            } catch (IOException lost) {
                joined.completeExceptionally(lost);
            }
        }
    }

    /** What was not answered is tried again after the next login. */
    private void joined(String channel, @Nullable Throwable failed) {
        if (failed instanceof RequestFailed no && !no.is(Failures.ALREADY_IN_CHANNEL)) {
            refused.accept(failed);
        }
        if (failed == null || failed instanceof RequestFailed) {
            wanted.remove(channel);
        }
    }
}
