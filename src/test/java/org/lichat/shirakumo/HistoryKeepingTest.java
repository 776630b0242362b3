package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.PassingHistory;
import org.lichat.domain.Stores;
import org.lichat.server.Settings;
import org.lichat.store.MemoryStore;

/** shirakumo §18: what is recorded, and how far a search goes. */
class HistoryKeepingTest {
    private final Stores kept = new MemoryStore().stores();
    private final Watched history = new Watched(kept);

    @RegisterExtension
    private final Conversation chat = new Conversation(new Search(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0)
            .on(new Stores(kept.profiles(), kept.channels(), kept.journal(), history, kept.payloads()));

    /** Sees how often it is searched, and does something the first time. */
    private static final class Watched extends PassingHistory {
        private final AtomicInteger searches = new AtomicInteger();
        private volatile Runnable first = () -> {};

        Watched(Stores kept) {
            super(kept.history());
        }

        @Override
        public @Nullable Place search(Scope scope, Place after, Predicate<Kept> reader) {
            if (searches.incrementAndGet() == 1) {
                first.run();
            }
            return super.search(scope, after, reader);
        }
    }

    @Test
    void nothingIsRecordedWhereNobodyMaySearch() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        say(alice, bob, 1);
        alice.sends("(permissions :id 2 :channel \"lobby\" :permissions ((search NIL)))")
                .receives("(permissions)");
        for (int i = 3; i < 20; i++) {
            say(alice, bob, i); // is shown, in its order
        }
        alice.sends("(search :id 20 :channel \"lobby\")").receives("(insufficient-permissions :update-id 20)");
        backfills(alice, List.of("1"));
        alice.sends("(permissions :id 21 :channel \"lobby\" :permissions ((search T)))")
                .receives("(permissions)");
        say(alice, bob, 22);
        backfills(alice, List.of("1", "22"));
        assertEquals(List.of("1", "22"), found(bob, "Hi"));
        chat.local().restart();
        Client carol = chat.join("carol");
        assertEquals(List.of("1", "22"), found(carol, "Hi"));
    }

    @Test
    void whereOneMaySearchAllIsRecorded() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(permissions :id 2 :channel \"lobby\" :permissions ((search (+ \"alice\"))))")
                .receives("(permissions)");
        say(alice, bob, 3);
        assertEquals(List.of("3"), found(alice, "Hi"));
        bob.sends("(search :id 4 :channel \"lobby\")").receives("(insufficient-permissions :update-id 4)");
    }

    @Test
    void aLongSearchGoesOnBitByBit() {
        Client alice = chat.join("alice");
        talk(alice, 2 * Searching.MOST_LOOKED_AT + 500);
        alice.sends("(message :id \"last\" :channel \"lobby\" :text \"needle\")")
                .receives("(message)");
        assertEquals(List.of("last"), found(alice, "needle"));
        assertEquals(3, history.searches.get());
        assertEquals(50, found(alice, "Hi").size());
        assertEquals(4, history.searches.get());
    }

    @Test
    void aSearchGoesNoFurtherThanItMay() {
        Client alice = chat.join("alice");
        talk(alice, 2 * Searching.MOST_LOOKED_AT);
        chat.local().server().change(Search.REACH, Searching.MOST_LOOKED_AT);
        alice.sends("(search :id 1 :channel \"lobby\" :query (:text \"needle\"))");
        alice.receives("(update-failure :update-id 1)");
        assertEquals(1, history.searches.get());
        assertEquals(50, found(alice, "Hi").size(), "the next one begins anew");
    }

    @Test
    void aSearchStopsWithItsConnection() {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        talk(bob, 3 * Searching.MOST_LOOKED_AT);
        for (int i = 0; i < 3 * Searching.MOST_LOOKED_AT; i++) {
            alice.receives("(message)");
        }
        history.first = alice::drops;
        alice.sends("(search :id 1 :channel \"lobby\" :query (:text \"needle\"))");
        bob.receives("(leave :from \"alice\")");
        assertEquals(List.of(), found(bob, "needle"));
        assertEquals(1 + 4, history.searches.get());
    }

    private static void say(Client alice, Client bob, int id) {
        alice.sends("(message :id " + id + " :channel \"lobby\" :text \"Hi\")").receives("(message :id " + id + ")");
        bob.receives("(message :id " + id + ")");
    }

    private static void talk(Client client, int count) {
        for (int i = 0; i < count; i++) {
            client.sends("(message :id " + i + " :channel \"lobby\" :text \"Hi\")")
                    .receives("(message :id " + i + ")");
        }
    }

    private static void backfills(Client client, List<String> ids) {
        client.sends("(backfill :id \"b\" :channel \"lobby\")");
        client.receives("(join :from \"bob\")");
        ids.forEach(id -> client.receives("(message :id " + id + ")"));
        client.receives("(backfill :id \"b\")");
    }

    private static List<String> found(Client client, String text) {
        client.sends("(search :id \"s\" :channel \"lobby\" :query (:text \"" + text + "\"))");
        return Waves.ids(Objects.requireNonNull(
                client.receives("(search :id \"s\")").fields().get(":results")));
    }
}
