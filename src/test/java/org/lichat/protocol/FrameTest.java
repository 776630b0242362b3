package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lichat.wire.Numeral;
import org.lichat.wire.Symbol;

class FrameTest {
    private static final Slot<String> LINK = Slot.string("shirakumo:link");
    private static final UpdateType REACT = UpdateType.define("shirakumo:react", Core.CHANNEL_UPDATE);

    private static final UpdateType NOD =
            UpdateType.define("shirakumo:nod", Core.UPDATE).onlyFor("shirakumo-typing");
    private static final Dialect TYPING = Dialect.CORE.with("shirakumo-typing");

    private final Update ping = Update.of(Core.PING).with(Core.ID, Id.of(5));

    @Test
    void isOneUpdateAndOneNull() { // §3.1
        assertEquals("(ping :id 5)\0", Frame.of(ping).text());
    }

    @Test
    void beginsWithIdClockAndSender() { // interoperability.md: printing
        Update message = Update.of(Core.MESSAGE)
                .with(Core.TEXT, "Hi")
                .with(Core.FROM, "bob")
                .with(Core.CHANNEL, "lobby")
                .with(Core.CLOCK, 7L)
                .with(Core.ID, Id.of(5));
        assertEquals(
                "(message :id 5 :clock 7 :from \"bob\" :text \"Hi\" :channel \"lobby\")\0",
                Frame.of(message).text());
    }

    @Test
    void escapesWhatEndsAString() { // §1
        assertEquals(
                "(ping :id 5 :from \"\\\\\\\"\n)\")\0",
                Frame.of(ping.with(Core.FROM, "\\\"\n)")).text());
    }

    @Test
    void hasNoNullWithinIt() { // §1.3
        assertEquals(
                "(ping :id 5 :from \"ab\")\0",
                Frame.of(ping.with(Core.FROM, "a\0b")).text());
    }

    @Test
    void leavesOutWhatIsUnset() { // §1.2, interoperability.md: printing
        assertEquals(
                "(ping :id 5)\0",
                Frame.of(ping.with(Core.FROM, "bob").without(Core.FROM)).text());
    }

    @Test
    void neverHasNilAsAValue() { // §1.2, interoperability.md: printing
        Update info = Update.of(Core.USER_INFO).with(Core.ID, Id.of(5));
        assertEquals(
                "(user-info :id 5 :registered T)\0",
                Frame.of(info.with(Core.REGISTERED, true)).text());
        assertEquals(
                "(user-info :id 5)\0",
                Frame.of(info.with(Core.REGISTERED, false)).text());
    }

    @Test
    void hasAnEmptyListAsParentheses() { // interoperability.md: printing
        Update users = Update.of(Core.USERS).with(Core.ID, Id.of(5)).with(Core.USER_NAMES, List.of());
        assertEquals("(users :id 5 :users ())\0", Frame.of(users).text());
    }

    @Test
    void hasNilWithinAList() { // §2.5
        Update permissions = Update.of(Core.PERMISSIONS)
                .with(Core.ID, Id.of(5))
                .with(Core.PERMISSION_RULES, List.of(List.of(Symbol.lichat("join"), Symbol.NIL)));
        assertEquals(
                "(permissions :id 5 :permissions ((join NIL)))\0",
                Frame.of(permissions).text());
    }

    @Test
    void keepsIdsAsTheyWereSpelled() { // §3
        assertEquals(
                "(ping :id \"5\")\0", Frame.of(ping.with(Core.ID, new Id("5"))).text());
        assertEquals(
                "(ping :id 005.0)\0",
                Frame.of(ping.with(Core.ID, new Id(Numeral.of("005.0")))).text());
    }

    @Test
    void hasTypesWithoutPackageAndKeysAsKeywords() { // interoperability.md: printing
        Update react = Update.of(REACT).with(Core.ID, Id.of(5)).with(LINK, "a");
        assertEquals("(react :id 5 :link \"a\")\0", Frame.of(react).text());
    }

    @Test
    void printsSymbolsInValuesWithTheirPackage() { // §1.1, interoperability.md: printing
        Update info = Update.of(Core.SERVER_INFO)
                .with(Core.ID, Id.of(5))
                .with(
                        Core.ATTRIBUTES,
                        List.of(
                                List.of(Symbol.of("shirakumo", "ip"), "::1"),
                                List.of(Symbol.keyword("title"), 1L),
                                List.of(Symbol.lichat("1.0"), "x")));
        assertEquals(
                "(server-info :id 5 :attributes ((shirakumo:ip \"::1\") (:title 1) (\\1\\.\\0 \"x\")))\0",
                Frame.of(info).text());
    }

    @Test
    void isAsLargeAsItsUtf8() { // §1
        Frame frame = Frame.of(ping.with(Core.FROM, "ß€😀"));
        assertEquals("(ping :id 5 :from \"\")\0".length() + 2 + 3 + 4, frame.size());
    }

    @Test
    void isForEveryDialect() { // interoperability.md: extensions
        Frame frame = Frame.of(ping);
        assertSame(frame, frame.in(Dialect.CORE));
        assertSame(frame, frame.in(TYPING));
    }

    @Test
    void ofATypeForSomeIsForThemOnly() { // interoperability.md: extensions
        Frame frame = Frame.of(Update.of(NOD).with(Core.ID, Id.of(5)));
        assertSame(frame, frame.in(TYPING));
        assertNull(frame.in(Dialect.CORE));
        Frame kept = Frame.ofWire(NOD, frame.wire());
        assertEquals(frame.text(), kept.text());
        assertSame(kept, kept.in(TYPING));
        assertNull(kept.in(Dialect.CORE));
    }

    @Test
    void ofATypeThatNobodyKnowsAnyMoreIsForEverybody() {
        Frame kept = Frame.ofWire(null, "(nod :id 5)");
        assertSame(kept, kept.in(Dialect.CORE));
        assertEquals("(nod :id 5)\0", kept.text());
        assertEquals(12, kept.size());
    }

    @Test
    void mayBeAnotherForSome() { // interoperability.md: extensions
        Frame other = Frame.of(ping.with(Core.FROM, "bob"));
        Frame frame = Frame.of(ping).butFor(dialect -> dialect.has("shirakumo-typing"), other);
        assertSame(other, frame.in(TYPING));
        assertSame(frame, frame.in(Dialect.CORE));
        assertEquals("(ping :id 5)\0", frame.text());
        assertEquals(13, frame.size());
    }

    @Test
    void ofATypeForSomeStaysSoWhateverElseSomeGet() {
        Frame nod = Frame.of(Update.of(NOD).with(Core.ID, Id.of(5)));
        Frame frame = nod.butFor(dialect -> dialect.has("shirakumo-edit"), Frame.of(ping));
        assertNull(frame.in(Dialect.CORE));
        assertSame(frame, frame.in(TYPING));
        assertEquals(
                Frame.of(ping).text(),
                Objects.requireNonNull(frame.in(Dialect.CORE.with("shirakumo-edit")))
                        .text());
        assertNull(Frame.of(ping).butFor(any -> true, nod).in(Dialect.CORE), "nor do others get it in its place");
    }
}
