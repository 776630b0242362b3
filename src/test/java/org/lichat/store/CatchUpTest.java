package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lichat.store.StoreTests.ALICE;
import static org.lichat.store.StoreTests.CELLAR;
import static org.lichat.store.StoreTests.channel;
import static org.lichat.store.StoreTests.entry;
import static org.lichat.store.StoreTests.message;
import static org.lichat.store.StoreTests.said;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Recent;
import org.lichat.domain.Entry;
import org.lichat.protocol.UniversalTime;
import org.lichat.server.Settings;

/** How a server forgets a history that is far too long, since its lifetime was made shorter. */
class CatchUpTest {
    private static final int PARTS = 4;

    private final SqlStore store = SqlStore.open(Postgres.shared().newDatabase().in(Settings.defaults()));

    /** After the server, which is the inner one. */
    @RegisterExtension
    @Order(1)
    private final AfterEachCallback closing = context -> store.close();

    @RegisterExtension
    @Order(2)
    private final Conversation chat =
            new Conversation().on(store.stores()).with(Settings.HISTORY_LIFETIME, Duration.ofDays(1));

    CatchUpTest() {
        long old = UniversalTime.of(Instant.parse("2025-06-01T00:00:00Z"));
        List<Entry> batch = new ArrayList<>(List.of(entry(channel(CELLAR))));
        for (int i = 0; i < PARTS * Events.MOST_EXPIRED - 1; i++) {
            batch.add(entry(said(CELLAR, message(i, ALICE, old, "old " + i))));
        }
        store.stores().journal().keep(batch);
    }

    @Test
    void allOfItGoesWhilePeopleTalk() {
        Client alice = chat.join("alice");
        chat.passes(Duration.ofSeconds(11)); // once
        for (int i = 0; i < PARTS; i++) { // each part is behind what was said before
            alice.sends("(message :id 2 :channel \"lobby\" :text \"Hi\")").receives("(message :id 2)");
            chat.local().settle();
        }
        assertEquals(List.of(), Recent.of(store.stores().history(), CELLAR, 0, 10_000));
    }
}
