package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.Recent;
import org.lichat.domain.Attributes;
import org.lichat.domain.Change;
import org.lichat.domain.Change.Owner;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.Rule;
import org.lichat.domain.Stores;
import org.lichat.protocol.Core;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Id;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;

/** A store to test, and what is put into it. */
abstract class StoreFixture {
    static final Name ALICE = Name.of("Alice");
    static final Name BOB = Name.of("bob");
    static final Name LOBBY = Name.of("Lobby");
    static final Name CELLAR = Name.of("cellar");
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123Z");
    static final long CLOCK = UniversalTime.of(NOW);

    /** The store under test. */
    abstract Stores stores();

    /** Closes the store where it can be closed, and opens it again. */
    abstract void reopen();

    void keep(Change... changes) {
        stores().journal().keep(List.of(entry(changes)));
    }

    static Entry entry(Change... changes) {
        Entry entry = new Entry();
        List.of(changes).forEach(entry::change);
        return entry;
    }

    static Change channel(Name name) {
        return channel(name, Map.of());
    }

    static Change channel(Name name, Map<String, Rule> rules) {
        var origin = new KeptChannel.Origin(Channel.Kind.REGULAR, ALICE, NOW);
        return new Change.ChannelSaved(new KeptChannel(name, origin, NOW, rules, Attributes.NONE, 0));
    }

    static Change profile(Name name) {
        return new Change.ProfileSaved(Profile.of(name, "hash of " + name, NOW));
    }

    static Change attribute(@Nullable Name profile, @Nullable Name channel, String name, @Nullable String value) {
        return new Change.AttributeSaved(new Owner(profile, channel), name, value);
    }

    static Update message(long id, Name from, long clock, String text) {
        return Update.of(Core.MESSAGE)
                .with(Core.ID, Id.of(id))
                .with(Core.CLOCK, clock)
                .with(Core.FROM, from.toString())
                .with(Core.CHANNEL, "Lobby")
                .with(Core.TEXT, text);
    }

    /** Larger for each event, as a channel numbers them. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    static Change said(Name channel, Update update) {
        return new Change.Distributed(channel, NUMBERS.incrementAndGet(), update, Frame.of(update));
    }

    static Change said(long id, String text) {
        return said(LOBBY, message(id, ALICE, CLOCK, text));
    }

    static String wire(Update update) {
        return Frame.of(update).text().replace("\0", "");
    }

    /** The texts of what is kept of a channel. */
    List<String> texts(Name channel) {
        List<String> wires = Recent.of(stores().history(), channel, 0, 1_000_000);
        return wires.stream().map(StoreFixture::text).toList();
    }

    static String text(String wire) {
        return wire.replaceAll(".*:text \"(.*)\"\\)", "$1");
    }

    final Profile found() {
        Profile found = stores().profiles().find(Name.of("aLICE"));
        assertNotNull(found);
        return found;
    }

    final KeptChannel kept(Name name) {
        return Objects.requireNonNull(all().get(name));
    }

    private Map<Name, KeptChannel> all() {
        return stores().channels().all().stream().collect(Collectors.toMap(KeptChannel::name, kept -> kept));
    }
}
