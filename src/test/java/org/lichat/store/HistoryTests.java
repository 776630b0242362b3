package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichat.Recent;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** What every store does with what was said. */
abstract class HistoryTests extends PayloadTests {
    @Test
    void whatWasSaidIsReadInItsOrder() {
        keep(channel(LOBBY), channel(CELLAR));
        List<Change> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(said(LOBBY, message(i, ALICE, CLOCK + i / 4, "m" + i)));
        }
        keep(all.toArray(Change[]::new));
        keep(said(CELLAR, message(1, BOB, CLOCK, "Grüße 🎉")));
        reopen();
        assertEquals(20, texts(LOBBY).size());
        assertEquals(List.of("Grüße 🎉"), texts(CELLAR));
        assertEquals(List.of(wire(message(1, BOB, CLOCK, "Grüße 🎉"))), Recent.of(stores().history(), CELLAR, 0, 1));
        assertEquals(
                List.of(wire(message(18, ALICE, CLOCK + 4, "m18")), wire(message(19, ALICE, CLOCK + 4, "m19"))),
                Recent.of(stores().history(), Name.of("LOBBY"), 0, 2));
        assertEquals(4, Recent.of(stores().history(), LOBBY, CLOCK + 4, 100).size());
        assertEquals(List.of(), Recent.of(stores().history(), LOBBY, CLOCK + 5, 100));
        keep(new Change.ChannelDeleted(LOBBY), channel(LOBBY));
        assertEquals(List.of(), texts(LOBBY));
    }

    @Test
    void theBeginIsFoundHoweverFarClocksLieApart() { // an update that waited through an outage keeps its clock
        keep(channel(LOBBY), channel(CELLAR), said(CELLAR, message(1, BOB, CLOCK + 9_000, "elsewhere")));
        keep(said(LOBBY, message(1, BOB, CLOCK + 3_000, "too old")));
        keep(said(LOBBY, message(2, BOB, CLOCK + 7_200, "ahead")), said(LOBBY, message(3, ALICE, CLOCK, "late")));
        keep(said(LOBBY, message(4, BOB, CLOCK + 3_601, "next")), said(LOBBY, message(5, BOB, CLOCK + 7_200, "last")));
        reopen();
        for (long clock : List.of(CLOCK + 3_001, CLOCK + 3_600, CLOCK + 3_602, CLOCK + 7_200)) {
            assertEquals(List.of("ahead", "late", "next", "last"), since(clock), () -> "since " + (clock - CLOCK));
        }
        assertEquals(5, since(CLOCK + 3_000).size());
        assertEquals(List.of(), since(CLOCK + 7_201));
    }

    private List<String> since(long clock) {
        History history = stores().history();
        return history.read(LOBBY, history.since(LOBBY, Long.MAX_VALUE - 1, clock), 100).stream()
                .map(kept -> text(kept.wire()))
                .toList();
    }

    @Test
    void whatConcernsAPersonIsReadOnceAndInItsOrder() {
        keep(channel(LOBBY), channel(CELLAR));
        keep(kick(1, BOB, ALICE), said(2, "by alice"), kick(3, ALICE, ALICE), kick(4, ALICE, BOB), kick(5, BOB, BOB));
        keep(said(CELLAR, message(6, ALICE, CLOCK, "below")));
        reopen();
        List<String> ids = new ArrayList<>();
        stores().history()
                .concerning(
                        Name.of("aLICE"),
                        said -> ids.add(said.channel() + said.wire().replaceAll(".*:id (\\d+).*", "$1")));
        assertEquals(Set.of("Lobby1", "Lobby2", "Lobby3", "Lobby4", "cellar6"), Set.copyOf(ids));
        assertEquals(5, ids.size(), ids::toString);
        ids.remove("cellar6");
        assertEquals(List.of("Lobby1", "Lobby2", "Lobby3", "Lobby4"), ids);
    }

    private static Change kick(long id, Name from, Name target) {
        return said(
                LOBBY,
                Update.of(Core.KICK)
                        .with(Core.ID, Id.of(id))
                        .with(Core.CLOCK, CLOCK)
                        .with(Core.FROM, from.toString())
                        .with(Core.CHANNEL, "Lobby")
                        .with(Core.TARGET, target.toString()));
    }

    @Test
    void aBatchThatIsGivenAgainAddsNothing() {
        keep(channel(LOBBY), said(1, "one"));
        List<Entry> batch = List.of(entry(said(2, "two"), profile(ALICE)), entry(said(3, "three")));
        stores().journal().keep(batch);
        stores().journal().keep(batch);
        keep(said(4, "four"));
        assertEquals(List.of("one", "two", "three", "four"), texts(LOBBY));
    }

    @Test
    void whatIsTooOldIsForgotten() {
        keep(channel(LOBBY), channel(CELLAR));
        keep(said(LOBBY, message(1, ALICE, CLOCK - 10, "old")), said(2, "young"));
        keep(said(CELLAR, message(3, ALICE, CLOCK - 10, "old")));
        keep(new Change.HistoryExpired(NOW));
        assertEquals(List.of("young"), texts(LOBBY));
        assertEquals(List.of(), texts(CELLAR));
        keep(said(CELLAR, message(4, ALICE, CLOCK, "next")), said(3, "next"));
        reopen();
        assertEquals(List.of("young", "next"), texts(LOBBY));
        assertEquals(List.of("next"), texts(CELLAR));
    }
}
