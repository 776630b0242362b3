package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Change;
import org.lichat.domain.History.Place;
import org.lichat.domain.History.Scope;
import org.lichat.domain.Name;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/** What every store does when what was said is searched, or expunged. */
abstract class SearchTests extends HistoryTests {
    static final Place BEGIN = new Place(0, 0);
    private static final UpdateType REACT =
            UpdateType.define("test:react", Core.TARGET_UPDATE).allows(Core.UPDATE_ID);

    @Test
    void aSearchGoesByTheClocks() {
        keep(channel(LOBBY), channel(CELLAR), said(CELLAR, message(1, BOB, CLOCK, "elsewhere")));
        keep(said(LOBBY, message(1, ALICE, CLOCK + 3, "three")), said(LOBBY, message(2, BOB, CLOCK + 1, "one")));
        keep(said(LOBBY, message(3, ALICE, CLOCK + 2, "two")), said(LOBBY, message(4, ALICE, CLOCK + 1, "and one")));
        reopen();
        assertEquals(List.of("one", "and one", "two", "three"), search(scope(null)));
        assertEquals(List.of("and one", "two", "three"), search(scope(Name.of("aLICE"))));
        assertEquals(List.of("one"), search(scope(BOB)));
        assertEquals(List.of(), search(scope(CELLAR)));
        assertEquals(List.of("two", "three"), search(scope(null), new Place(CLOCK + 2, 0), 9));
        assertEquals(List.of("three"), search(scope(ALICE), new Place(CLOCK + 3, 0), 9));
        Scope early = new Scope(LOBBY, Long.MAX_VALUE, CLOCK + 2, null, List.of());
        assertEquals(List.of("one", "and one", "two"), search(early));
        assertEquals(List.of(), search(new Scope(Name.of("attic"), Long.MAX_VALUE, CLOCK, null, List.of())));
    }

    @Test
    void aSearchGoesOnWhereItStopped() {
        keep(channel(LOBBY));
        for (int i = 0; i < 30; i++) {
            keep(said(LOBBY, message(i, i % 3 == 0 ? BOB : ALICE, CLOCK + i / 10, "m" + i)));
        }
        for (@Nullable Name sender : new @Nullable Name[] {null, ALICE}) {
            List<String> all = search(scope(sender));
            assertEquals(sender == null ? 30 : 20, all.size());
            List<String> found = new ArrayList<>();
            Place place = BEGIN;
            while (place != null) {
                place = search(scope(sender), place, 7, found);
            }
            assertEquals(all, found);
        }
        assertNull(search(scope(null), BEGIN, 31, new ArrayList<>()));
    }

    @Test
    void whatCameLaterIsNotFound() {
        keep(channel(LOBBY), said(1, "one"), said(2, "two"));
        long last = stores().channels().all().get(0).newest();
        keep(said(3, "three"));
        for (@Nullable Name sender : new @Nullable Name[] {null, ALICE}) {
            assertEquals(List.of("one", "two"), search(new Scope(LOBBY, last, Long.MAX_VALUE, sender, List.of())));
        }
    }

    @Test
    void whatHasAHintIsFound() {
        keep(channel(LOBBY), said(1, "100% or_so!"), said(2, "wholly"));
        for (String hint : List.of("100%", "or_so", "so!", "100% or_so!", "who")) {
            List<String> hints = hint.equals("who") ? List.of("nothing", hint) : List.of(hint);
            String expected = hint.equals("who") ? "wholly" : "100% or_so!";
            List<String> found = search(new Scope(LOBBY, Long.MAX_VALUE, Long.MAX_VALUE, null, hints));
            assertEquals(
                    List.of(expected), found.stream().filter(expected::equals).toList());
        }
    }

    @Test
    void whatSomebodySentIsExpunged() {
        talk();
        keep(new Change.Expunged(LOBBY, Name.of("aLICE"), null));
        reopen();
        assertEquals(List.of("b"), texts(LOBBY));
        assertEquals(List.of("below"), texts(CELLAR));
        keep(new Change.Expunged(CELLAR, BOB, null), new Change.Expunged(Name.of("attic"), BOB, null));
        assertEquals(List.of("below"), texts(CELLAR));
    }

    @Test
    void oneUpdateIsExpunged() {
        talk();
        List<Change> same = List.of(new Change.Expunged(LOBBY, ALICE, Id.of(1)));
        for (int i = 0; i < 2; i++) {
            keep(same.toArray(Change[]::new));
            reopen();
            assertEquals(5, search(scope(null)).size());
            assertEquals(List.of("a2 :id 1 :clock", "a3", "b"), texts(LOBBY).subList(0, 3));
        }
        keep(new Change.Expunged(LOBBY, ALICE, new Id("1")), new Change.Expunged(LOBBY, BOB, Id.of(2)));
        assertEquals(5, search(scope(null)).size());
        keep(new Change.Expunged(LOBBY, ALICE, new Id("a \"b\" %_!")));
        assertEquals(List.of("a2 :id 1 :clock", "b"), texts(LOBBY).subList(0, 2));
        keep(said(LOBBY, message(9, ALICE, CLOCK, "next")));
        assertEquals(5, search(scope(null)).size());
    }

    /** Alice says three things and Bob one with an id like hers; three reactions are to her first, her second, and Bob. */
    private void talk() {
        keep(channel(LOBBY), channel(CELLAR), said(CELLAR, message(1, ALICE, CLOCK, "below")));
        keep(said(1, "a1"), said(2, "a2 :id 1 :clock"));
        keep(said(LOBBY, message(3, ALICE, CLOCK, "a3").with(Core.ID, new Id("a \"b\" %_!"))));
        keep(said(LOBBY, message(1, BOB, CLOCK, "b")), react(5, 1, BOB, ALICE), react(6, 2, BOB, ALICE));
        keep(react(7, 1, ALICE, BOB));
    }

    private static Change react(long id, long to, Name from, Name target) {
        return said(
                LOBBY,
                Update.of(REACT)
                        .with(Core.ID, Id.of(id))
                        .with(Core.CLOCK, CLOCK)
                        .with(Core.FROM, from.toString())
                        .with(Core.TARGET, target.toString())
                        .with(Core.UPDATE_ID, Id.of(to)));
    }

    static Scope scope(@Nullable Name sender) {
        return new Scope(LOBBY, Long.MAX_VALUE, Long.MAX_VALUE, sender, List.of());
    }

    List<String> search(Scope scope) {
        return search(scope, BEGIN, Integer.MAX_VALUE);
    }

    private List<String> search(Scope scope, Place after, int most) {
        List<String> found = new ArrayList<>();
        Place place = after;
        while (place != null) {
            place = search(scope, place, most, found);
        }
        return found;
    }

    /** Adds so many texts at most to those that were found. */
    @Nullable Place search(Scope scope, Place after, int most, List<String> found) {
        int[] left = {most};
        return stores().history().search(scope, after, kept -> {
            found.add(text(kept.wire()));
            return --left[0] > 0;
        });
    }
}
