package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.lichat.store.StoreTests.ALICE;
import static org.lichat.store.StoreTests.BOB;
import static org.lichat.store.StoreTests.CELLAR;
import static org.lichat.store.StoreTests.CLOCK;
import static org.lichat.store.StoreTests.LOBBY;
import static org.lichat.store.StoreTests.channel;
import static org.lichat.store.StoreTests.entry;
import static org.lichat.store.StoreTests.message;
import static org.lichat.store.StoreTests.said;
import static org.lichat.store.StoreTests.wire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lichat.domain.Change;
import org.lichat.domain.Name;
import org.lichat.domain.Said;
import org.lichat.domain.Stores;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;
import org.lichat.server.Settings;

/** What was said by one person, and to them. */
class SaidTest {
    @TempDir
    Path folder;

    private @Nullable SqlStore store;

    private enum Kind {
        MEMORY,
        SQLITE,
        POSTGRESQL
    }

    private Stores open(Kind kind) {
        if (kind == Kind.MEMORY) {
            return new MemoryStore().stores();
        }
        Settings settings = Settings.defaults().with(Settings.DATA_FOLDER, folder.toString());
        SqlStore opened = SqlStore.open(
                kind == Kind.SQLITE ? settings : Postgres.shared().newDatabase().in(settings));
        store = opened;
        return opened.stores();
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsReadChannelByChannelInTheOrderInWhichItWasSeen(Kind kind) {
        Stores stores = open(kind);
        Update kick = Update.of(Core.KICK)
                .with(Core.ID, Id.of(6))
                .with(Core.CLOCK, CLOCK)
                .with(Core.FROM, "bob")
                .with(Core.CHANNEL, "Lobby")
                .with(Core.TARGET, "aLICE");
        Update late = message(5, ALICE, CLOCK - 5, "with a clock that is slow");
        keep(stores, channel(LOBBY), channel(CELLAR), said(1, "one"), said(LOBBY, message(2, BOB, CLOCK, "by bob")));
        keep(stores, said(CELLAR, message(3, ALICE, CLOCK, "below")), said(4, "four"));
        keep(stores, said(LOBBY, late), said(LOBBY, kick));
        List<Said> all = read(stores, Integer.MAX_VALUE);
        assertEquals(
                List.of(
                        wire(message(1, ALICE, CLOCK, "one")),
                        wire(message(4, ALICE, CLOCK, "four")),
                        wire(late),
                        wire(kick)),
                of(all, LOBBY));
        assertEquals(5, all.size());
        assertEquals(2, read(stores, 2).size());
        keep(stores, new Change.ChannelRenamed(CELLAR, Name.of("Attic")));
        assertEquals(1, of(read(stores, Integer.MAX_VALUE), Name.of("attic")).size());
    }

    private static void keep(Stores stores, Change... changes) {
        stores.journal().keep(List.of(entry(changes)));
    }

    private static List<Said> read(Stores stores, int limit) {
        List<Said> all = new ArrayList<>();
        stores.history().concerning(Name.of("ALICE"), said -> {
            all.add(said);
            return all.size() < limit;
        });
        return all;
    }

    private static List<String> of(List<Said> all, Name channel) {
        return all.stream()
                .filter(said -> said.channel().equals(channel))
                .map(Said::wire)
                .toList();
    }
}
