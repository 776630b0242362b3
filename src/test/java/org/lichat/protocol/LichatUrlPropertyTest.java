package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.lichat.domain.Name;
import org.lichat.protocol.LichatUrl.Message;
import org.lichat.wire.Numeral;

/** What holds for references to anything anywhere (shirakumo §25). */
class LichatUrlPropertyTest {
    private static final int LAST_PORT = 65_535;

    @Property
    void whatIsPrintedIsRead(@ForAll("urls") LichatUrl url) {
        LichatUrl read = LichatUrl.parse(url.toString());
        assertEquals(url, read);
        assertEquals(url.toString(), read.toString());
    }

    @Property
    void whatIsPrintedIsAscii(@ForAll("urls") LichatUrl url) {
        assertTrue(url.toString().chars().allMatch(c -> c > ' ' && c < 0x7f), url::toString);
    }

    /** Whatever it is, it is read as the same again or refused as it should be. */
    @Property
    void anythingIsReadOrRefused(@ForAll String tail, @ForAll("names") String name) {
        for (String text :
                new String[] {tail, "lichat://h/" + tail, "lichat://" + tail, "lichat://h/" + name + "#" + tail}) {
            try {
                LichatUrl url = LichatUrl.parse(text);
                assertEquals(url, LichatUrl.parse(url.toString()));
            } catch (IllegalArgumentException refusal) {
                assertEquals(IllegalArgumentException.class, refusal.getClass());
            }
        }
    }

    @Provide
    Arbitrary<LichatUrl> urls() {
        Arbitrary<Integer> ports = Arbitraries.oneOf(
                Arbitraries.just(LichatUrl.DEFAULT_PORT), Arbitraries.integers().between(1, LAST_PORT));
        Arbitrary<String> queries =
                Arbitraries.strings().withChars("abc=&%20/?@:+").ofMaxLength(12).injectNull(0.5);
        Arbitrary<Message> messages = Combinators.combine(names().injectNull(0.2), ids())
                .as(Message::new)
                .injectNull(0.2);
        return Combinators.combine(hosts(), ports, names().injectNull(0.1), messages, queries)
                .as((host, port, channel, message, query) ->
                        new LichatUrl(host, port, channel, channel == null ? null : message, query));
    }

    private static Arbitrary<String> hosts() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "localhost", "LICHAT.example.org", "1.2.3.4", "::", "fe80::1", "1:2:3:4:5:6:7:8", "日本.jp"),
                Arbitraries.strings()
                        .alpha()
                        .numeric()
                        .withChars("-._~!$&'()*+,;=éßΣ")
                        .ofMinLength(1)
                        .ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().ofMinLength(1).ofMaxLength(32);
        Arbitrary<String> awkward = Arbitraries.strings()
                .withChars("/#@?:%+ .&=\"\\\u00e4\u00df\u0301")
                .ofMinLength(1)
                .ofMaxLength(12);
        return Arbitraries.oneOf(any.filter(Name::isValid), awkward);
    }

    private static Arbitrary<Id> ids() {
        Arbitrary<Id> numbers = Arbitraries.longs().greaterOrEqual(0).map(Id::of);
        Arbitrary<Id> numerals = Arbitraries.of("007", "5.", ".5", ".", "1.50", "123456789012345678901234567890")
                .map(Numeral::of)
                .map(Id::new);
        Arbitrary<Id> strings = Arbitraries.oneOf(
                        Arbitraries.strings().withChars("0123456789.\"\\@# a").ofMaxLength(8),
                        Arbitraries.strings().ofMaxLength(40))
                .filter(LichatUrlPropertyTest::isText)
                .map(Id::new);
        return Arbitraries.oneOf(numbers, numerals, strings);
    }

    /** Whether the wire can carry it. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
