package org.lichat.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lichat.domain.Change;
import org.lichat.domain.Content;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.protocol.Id;

/** What every store does with binary contents. */
abstract class PayloadTests extends StoreFixture {
    static final byte[] BYTES = {0, 1, 2, (byte) 0xff, (byte) 0x80, 5, 6, 7, 8, 9};

    static Change.PayloadSaved payload(String name, Name channel, Name sender, Instant time) {
        return payload(name, new Payload.Owner(channel, sender, "link", Id.of(5)), time, BYTES);
    }

    static Change.PayloadSaved payload(String name, Payload.Owner owner, Instant time, byte[] bytes) {
        var label = new Payload.Label("image/png", name.startsWith("_") ? null : "tea ä.png");
        return new Change.PayloadSaved(new Payload(name, owner, label, time, bytes.length), new Content(bytes));
    }

    final @Nullable Payload payload(String name) {
        return stores().payloads().find(name);
    }

    private byte[] read(String name, long from, int most) {
        return stores().payloads().read(name, from, most);
    }

    @Test
    void aPayloadIsFoundAsItWasSaved() {
        keep(channel(LOBBY));
        Change.PayloadSaved named = payload("aB-_1", LOBBY, ALICE, NOW);
        Change.PayloadSaved nameless = payload("_", LOBBY, BOB, NOW);
        keep(named, nameless);
        reopen();
        assertEquals(named.payload(), payload("aB-_1"));
        assertEquals(nameless.payload(), payload("_"));
        assertNull(payload("Ab-_1"));
        assertNull(payload(""));
        assertNull(payload("%"));
    }

    @Test
    void itIsReadInPieces() {
        keep(channel(LOBBY), payload("a", LOBBY, ALICE, NOW));
        reopen();
        assertArrayEquals(BYTES, read("a", 0, 10));
        assertArrayEquals(BYTES, read("a", 0, 1_000_000));
        assertArrayEquals(Arrays.copyOfRange(BYTES, 3, 5), read("a", 3, 2));
        assertArrayEquals(Arrays.copyOfRange(BYTES, 9, 10), read("a", 9, 5));
        assertEquals(0, read("a", 10, 5).length);
        assertEquals(0, read("a", 5_000_000_000L, 5).length);
        assertEquals(0, read("b", 0, 5).length);
    }

    @Test
    void anEmptyOneIsKeptToo() {
        var owner = new Payload.Owner(LOBBY, ALICE, "link", null);
        keep(channel(LOBBY), payload("empty", owner, NOW, new byte[0]));
        assertNotNull(payload("empty"));
        assertEquals(0, read("empty", 0, 5).length);
    }

    @Test
    void theSameContentGoesWithItsLastPayload() {
        keep(channel(LOBBY), payload("a", LOBBY, ALICE, NOW), payload("b", LOBBY, BOB, NOW));
        keep(new Change.PayloadDeleted("a"));
        assertNull(payload("a"));
        assertEquals(0, read("a", 0, 10).length);
        assertArrayEquals(BYTES, read("b", 0, 10));
        keep(new Change.PayloadDeleted("b"), new Change.PayloadDeleted("c"));
        assertEquals(0, stores().payloads().size());
        keep(payload("c", LOBBY, ALICE, NOW));
        assertArrayEquals(BYTES, read("c", 0, 10));
        assertEquals(BYTES.length, stores().payloads().size());
    }

    @Test
    void payloadsGoWithTheirChannel() {
        keep(channel(LOBBY), channel(CELLAR), payload("a", LOBBY, ALICE, NOW), payload("b", CELLAR, ALICE, NOW));
        keep(new Change.ChannelDeleted(LOBBY), channel(LOBBY));
        reopen();
        assertNull(payload("a"));
        assertArrayEquals(BYTES, read("b", 0, 10));
    }

    @Test
    void payloadsStayWithARenamedChannel() {
        Name attic = Name.of("Attic");
        keep(channel(LOBBY), payload("a", LOBBY, ALICE, NOW), new Change.ChannelRenamed(LOBBY, attic), channel(LOBBY));
        reopen();
        Payload kept = payload("a");
        assertNotNull(kept);
        assertEquals("Attic", kept.owner().channel().toString());
        keep(new Change.ChannelDeleted(LOBBY));
        assertNotNull(payload("a"));
        keep(new Change.ChannelDeleted(attic));
        assertNull(payload("a"));
    }

    @Test
    void payloadsGoWithWhoIsErased() {
        keep(profile(ALICE), channel(LOBBY), payload("a", LOBBY, ALICE, NOW), payload("b", LOBBY, BOB, NOW));
        assertEquals(List.of("a"), names(Name.of("aLICE")));
        keep(new Change.Erased(Name.of("ALICE")));
        assertNull(payload("a"));
        assertNotNull(payload("b"));
        assertEquals(List.of(), names(ALICE));
        assertEquals(List.of("b"), names(BOB));
    }

    private List<String> names(Name sender) {
        return stores().payloads().of(sender).stream().map(Payload::name).toList();
    }

    @Test
    void whatCameWithAnUpdateIsExpungedWithIt() {
        var text = new Payload.Owner(LOBBY, ALICE, "link", new Id("5"));
        var set = new Payload.Owner(LOBBY, ALICE, "emote", null);
        keep(channel(LOBBY), channel(CELLAR), payload("number", LOBBY, ALICE, NOW), payload("text", text, NOW, BYTES));
        keep(payload("set", set, NOW, BYTES), payload("bob", LOBBY, BOB, NOW), payload("there", CELLAR, ALICE, NOW));
        keep(new Change.Expunged(LOBBY, ALICE, new Id("5")));
        assertNull(payload("text"));
        assertNotNull(payload("number"));
        keep(new Change.Expunged(LOBBY, ALICE, null));
        reopen();
        assertNull(payload("number"));
        for (String left : List.of("set", "bob", "there")) {
            assertNotNull(payload(left), left);
        }
    }

    @Test
    void payloadsOfOneUseExpire() {
        var other = new Payload.Owner(LOBBY, ALICE, "other", new Id("5"));
        keep(channel(LOBBY), payload("old", LOBBY, ALICE, NOW.minusMillis(1)), payload("new", LOBBY, ALICE, NOW));
        keep(payload("other", other, NOW.minusMillis(1), BYTES));
        keep(new Change.PayloadsExpired("link", NOW));
        reopen();
        assertNull(payload("old"));
        assertNotNull(payload("new"));
        assertNotNull(payload("other"));
    }
}
