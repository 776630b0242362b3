package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.PassingHistory;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.domain.Stores;
import org.lichat.server.Settings;
import org.lichat.server.Turns;
import org.lichat.store.MemoryStore;

/** What becomes of backfills when something goes wrong, and of too many. */
class BackfillTroubleTest {
    private static final UnaryOperator<List<History.Kept>> FINE = UnaryOperator.identity();

    private final MemoryStore store = new MemoryStore();
    private volatile UnaryOperator<List<History.Kept>> reading = FINE;

    @RegisterExtension
    private final Conversation chat = new Conversation(new Backfill())
            .on(new Stores(store, store, store, new Troubled(), store.stores().payloads()))
            .with(Settings.FLOOD_LIMIT, 0);

    /** A history with whatever trouble a test makes. */
    private final class Troubled extends PassingHistory {
        Troubled() {
            super(store.stores().history());
        }

        @Override
        public List<Kept> read(Name channel, Stretch stretch, int most) {
            return reading.apply(super.read(channel, stretch, most));
        }
    }

    @Test
    void whatCannotBeReadIsToldAndTheNextOneComes() {
        Client alice = says(chat.join("alice"));
        reading = kept -> {
            throw new AssertionError("This is a failure that the test asks for.");
        };
        alice.sends("(backfill :id 3 :channel \"lobby\")").receives("(failure :id 3 :update-id 3)");
        comesAgain(alice);
    }

    @Test
    void whatCannotBeSentIsToldAndTheNextOneComes() {
        Client alice = says(chat.join("alice"));
        reading = kept -> {
            List<History.Kept> broken = new ArrayList<>(kept);
            broken.add(0, nothing());
            return broken;
        };
        alice.sends("(backfill :id 3 :channel \"lobby\")").receives("(failure :id 3 :update-id 3)");
        comesAgain(alice);
    }

    @SuppressWarnings("NullAway") // the trouble
    private static History.Kept nothing() {
        return null;
    }

    @Test
    void soManyWaitAndNoMore() {
        Client alice = says(chat.join("alice"));
        CountDownLatch goOn = new CountDownLatch(1);
        reading = kept -> {
            try {
                assertTrue(goOn.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return kept;
        };
        int taken = 1 + Turns.MAX_WAITING;
        for (int i = 0; i <= taken; i++) {
            alice.sends("(backfill :id " + (100 + i) + " :channel \"lobby\")");
        }
        alice.receives("(too-many-updates :update-id " + (100 + taken) + ")");
        goOn.countDown();
        for (int i = 0; i < taken; i++) {
            alice.receives("(message :id 2)");
            alice.receives("(backfill :id " + (100 + i) + ")");
        }
        comesAgain(alice);
    }

    private static Client says(Client alice) {
        alice.sends("(message :id 2 :channel \"lobby\" :text \"Hi\")").receives("(message :id 2)");
        return alice;
    }

    private void comesAgain(Client alice) {
        reading = FINE;
        chat.passes(Duration.ofSeconds(1));
        chat.local().await(() -> chat.local().server().isReady());
        alice.sends("(backfill :id 4 :channel \"lobby\")").receives("(message :id 2)");
        alice.receives("(backfill :id 4)");
    }
}
