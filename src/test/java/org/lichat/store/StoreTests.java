package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichat.Recent;
import org.lichat.domain.Attributes;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Rule;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/** What every store does, whatever it keeps things in. */
abstract class StoreTests extends SearchTests {
    @Test
    void aNewStoreIsEmpty() {
        assertNull(stores().profiles().find(ALICE));
        assertEquals(List.of(), List.copyOf(stores().profiles().names()));
        assertEquals(List.of(), stores().channels().all());
        assertEquals(Attributes.NONE, stores().channels().ofNetwork());
        assertEquals(List.of(), Recent.of(stores().history(), LOBBY, 0, 10));
    }

    @Test
    void aProfileIsFoundAsItWasSaved() {
        keep(profile(ALICE), profile(BOB));
        reopen();
        assertEquals(Profile.of(ALICE, "hash of Alice", NOW), found());
        assertEquals("Alice", found().name().toString());
        keep(new Change.ProfileSaved(found().withPassword("other")));
        keep(new Change.ProfileUsed(Name.of("ALICE"), NOW.plusSeconds(5)));
        reopen();
        assertEquals("other", found().password());
        assertEquals(NOW.plusSeconds(5), found().lastUsed());
        assertEquals(NOW, found().registeredOn());
        assertEquals(Set.of(ALICE, BOB), Set.copyOf(stores().profiles().names()));
        keep(new Change.ProfileUsed(Name.of("nobody"), NOW));
        assertNull(stores().profiles().find(Name.of("nobody")));
    }

    @Test
    void profilesThatNobodyUsesAreFound() {
        keep(profile(ALICE), profile(BOB), new Change.ProfileUsed(BOB, NOW.plusMillis(2)));
        assertEquals(List.of(), stores().profiles().unusedSince(NOW));
        assertEquals(List.of(ALICE), stores().profiles().unusedSince(NOW.plusMillis(2)));
        assertEquals(2, stores().profiles().unusedSince(NOW.plusMillis(3)).size());
    }

    @Test
    void attributesBelongToTheirOwners() {
        keep(profile(ALICE), profile(BOB), channel(LOBBY), channel(CELLAR));
        keep(
                attribute(ALICE, null, "a:one", "1"),
                attribute(ALICE, null, "a:two", "\"zwei\""),
                attribute(ALICE, LOBBY, "a:one", "2"),
                attribute(ALICE, CELLAR, "a:one", "3"),
                attribute(null, LOBBY, "a:one", "4"),
                attribute(null, null, "a:one", "5"),
                attribute(ALICE, null, "a:two", null),
                attribute(ALICE, LOBBY, "a:one", "22"));
        reopen();
        assertEquals(Map.of("a:one", "1"), found().attributes().kept());
        assertEquals(Map.of("a:one", "22"), found().in(LOBBY).kept());
        assertEquals(Map.of("a:one", "3"), found().in(CELLAR).kept());
        assertEquals(Map.of("a:one", "4"), kept(LOBBY).attributes().kept());
        assertEquals(Map.of(), kept(CELLAR).attributes().kept());
        assertEquals(Map.of("a:one", "5"), stores().channels().ofNetwork().kept());
        keep(new Change.ProfileSaved(found().withPassword("new")), channel(LOBBY));
        assertEquals(Map.of("a:one", "1"), found().attributes().kept());
        assertEquals(Map.of("a:one", "4"), kept(LOBBY).attributes().kept());
        keep(new Change.ProfileDeleted(ALICE), new Change.ChannelDeleted(LOBBY), profile(ALICE), channel(LOBBY));
        reopen();
        assertEquals(Attributes.NONE, found().attributes());
        assertEquals(Attributes.NONE, found().in(CELLAR));
        assertEquals(Attributes.NONE, kept(LOBBY).attributes());
        assertEquals(Map.of("a:one", "5"), stores().channels().ofNetwork().kept());
    }

    @Test
    void aChannelIsFoundAsItWasSaved() {
        Map<String, Rule> rules = Map.of(
                "message",
                Rule.only(ALICE, Name.of("Ünal \"the\\ 2nd\"")),
                "join",
                Rule.ANYONE,
                "kick",
                Rule.NO_ONE,
                "pull",
                Rule.ANYONE.deny(BOB));
        keep(channel(LOBBY, rules));
        reopen();
        assertEquals("Lobby", kept(LOBBY).name().toString());
        assertEquals(
                new KeptChannel.Origin(Channel.Kind.REGULAR, ALICE, NOW),
                kept(LOBBY).origin());
        assertEquals(rules, kept(LOBBY).rules());
        assertEquals(NOW, kept(LOBBY).emptySince());
        keep(new Change.ChannelUsed(LOBBY, null));
        assertNull(kept(LOBBY).emptySince());
        keep(new Change.ChannelUsed(LOBBY, NOW.plusSeconds(1)));
        assertEquals(NOW.plusSeconds(1), kept(LOBBY).emptySince());
        keep(channel(LOBBY, Map.of()));
        assertEquals(Map.of(), kept(LOBBY).rules());
    }

    @Test
    void aRenamedChannelTakesEverythingWithIt() {
        Name attic = Name.of("Attic");
        keep(profile(ALICE), channel(LOBBY, Map.of("join", Rule.NO_ONE)), said(1, "before"));
        keep(attribute(null, LOBBY, "a:one", "1"), attribute(ALICE, LOBBY, "a:one", "2"));
        keep(new Change.ChannelRenamed(LOBBY, attic), said(attic, message(2, ALICE, CLOCK, "after")));
        keep(channel(LOBBY), said(3, "in the new one"));
        reopen();
        assertEquals(List.of("before", "after"), texts(attic));
        assertEquals(List.of("in the new one"), texts(LOBBY));
        assertEquals("Attic", kept(attic).name().toString());
        assertEquals(Map.of("join", Rule.NO_ONE), kept(attic).rules());
        assertEquals(Map.of("a:one", "1"), kept(attic).attributes().kept());
        assertEquals(Map.of(), kept(LOBBY).attributes().kept());
        assertEquals(Map.of("a:one", "2"), found().in(attic).kept());
        assertEquals(Map.of(), found().in(LOBBY).kept());
        keep(new Change.ChannelRenamed(attic, Name.of("ATTIC")));
        assertEquals("ATTIC", kept(attic).name().toString());
        assertEquals(List.of("before", "after"), texts(attic));
    }

    @Test
    void nothingRemainsOfWhoIsErased() {
        Update kick = Update.of(Core.KICK)
                .with(Core.ID, Id.of(3))
                .with(Core.CLOCK, CLOCK)
                .with(Core.FROM, "bob")
                .with(Core.CHANNEL, "Lobby")
                .with(Core.TARGET, "ALICE");
        keep(profile(ALICE), profile(BOB), channel(LOBBY), said(1, "by alice"));
        keep(attribute(ALICE, null, "a:one", "1"), attribute(ALICE, LOBBY, "a:one", "1"));
        keep(said(LOBBY, message(2, BOB, CLOCK, "by bob")), said(LOBBY, kick));
        keep(said(4, "still"), new Change.Erased(ALICE), said(5, "again"));
        reopen();
        assertEquals(List.of("by bob", "again"), texts(LOBBY));
        assertNull(stores().profiles().find(ALICE));
        assertNotNull(stores().profiles().find(BOB));
        keep(profile(ALICE));
        assertEquals(Attributes.NONE, found().attributes());
        assertEquals(Attributes.NONE, found().in(LOBBY));
    }

    @Test
    void skippedTimeDoesNotCount() {
        Instant now = NOW.plus(Duration.ofDays(5));
        keep(profile(ALICE), channel(LOBBY), channel(CELLAR), new Change.ChannelUsed(CELLAR, null));
        keep(new Change.TimeSkipped(Duration.ofDays(3), now));
        reopen();
        assertEquals(NOW.plus(Duration.ofDays(3)), found().lastUsed());
        assertEquals(NOW, found().registeredOn());
        assertEquals(NOW.plus(Duration.ofDays(3)), kept(LOBBY).emptySince());
        assertNull(kept(CELLAR).emptySince());
    }

    @Test
    void skippedTimeLeadsNoFurtherThanToThePresent() { // what a start writes is of now
        Instant now = NOW.plus(Duration.ofDays(60));
        keep(profile(ALICE), profile(BOB), channel(LOBBY), channel(CELLAR));
        keep(new Change.ProfileUsed(ALICE, now), new Change.ChannelUsed(LOBBY, now));
        keep(new Change.ChannelUsed(CELLAR, NOW.plusMillis(1)));
        keep(new Change.TimeSkipped(Duration.ofDays(60), now));
        reopen();
        assertEquals(now, found().lastUsed());
        assertEquals(now, kept(LOBBY).emptySince());
        assertEquals(now, kept(CELLAR).emptySince());
        assertEquals(List.of(), stores().profiles().unusedSince(now));
        assertEquals(2, stores().profiles().unusedSince(now.plusMillis(1)).size());
    }
}
