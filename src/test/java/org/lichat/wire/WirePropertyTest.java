package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

/** What holds for whatever is printed, and whatever is read. */
class WirePropertyTest {
    private static final String NASTY =
            "\"\\'#().: \t\n\u000B\f\r0123456789aAtTİıſßΣςK\u00A0\u0085\u2028\u200F\uFEFF\uFFFF";
    private static final String TERMINALS = "()()()  \"\"\\:.12aT\t\n\0";

    private final Reader reader = new Reader(ReaderTest.KNOWN, Bounds.DEFAULT);

    @Property
    void whatIsPrintedIsRead(@ForAll("expressions") Object expression) throws MalformedExpression {
        String print = Writer.print(expression);
        assertEquals(expression, reader.read(print));
        assertEquals(expression, reader.read(" " + print + "\0"));
    }

    @Property
    void printedSymbolsAreReadWhetherKnownOrNot(@ForAll("symbols") Symbol symbol) throws MalformedExpression {
        assertEquals(symbol, reader.read(symbol.toString()));
        Reader knowing = new Reader(Symbols.of(List.of(symbol)), Bounds.DEFAULT);
        assertSame(knowing.read(symbol.toString()), knowing.read(symbol.toString()));
    }

    @Property
    void caseDoesNotMatter(@ForAll("asciiSymbols") Symbol symbol) throws MalformedExpression {
        assertEquals(symbol, reader.read(symbol.toString().toUpperCase(Locale.ROOT)));
    }

    @Property
    void sequencesOfPrintsAreRead(@ForAll("sequences") List<Object> expressions) throws MalformedExpression {
        StringBuilder text = new StringBuilder();
        for (Object expression : expressions) {
            text.append(Writer.print(expression)).append('\n');
        }
        assertEquals(expressions, reader.readAll(text.toString()));
    }

    @Property(tries = 3_000)
    void anyTextIsReadOrMalformed(@ForAll("texts") String text) {
        readOrMalformed(text);
    }

    @Property(tries = 3_000)
    void anyPrintGoneWrongIsReadOrMalformed(@ForAll("expressions") Object expression, @ForAll Random random) {
        StringBuilder text = new StringBuilder(Writer.print(expression));
        for (int changes = 1 + random.nextInt(3); changes > 0 && text.length() > 0; changes--) {
            int at = random.nextInt(text.length());
            char c = TERMINALS.charAt(random.nextInt(TERMINALS.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                case 2 -> text.deleteCharAt(at);
                case 3 -> text.setLength(at);
                default -> text.insert(at, text.substring(random.nextInt(at + 1)));
            }
        }
        readOrMalformed(text.toString());
    }

    @Property
    void sentencesNeverQuoteTheText(@ForAll("texts") String text) {
        try {
            reader.read("(message :password \"Pa55w0rd\" Pa55w0rd " + text);
        } catch (MalformedExpression e) {
            assertFalse(String.valueOf(e.getMessage()).contains("Pa55w0rd"));
        }
    }

    private void readOrMalformed(String text) {
        try {
            Object expression = reader.read(text);
            String print = Writer.print(expression);
            assertEquals(expression, reader.read(print));
            assertEquals(print, Writer.print(reader.read(print)));
        } catch (MalformedExpression e) {
            assertEquals(Math.min(Math.max(e.position(), 0), text.length()), e.position());
        }
    }

    @Provide
    Arbitrary<Object> expressions() {
        return Arbitraries.recursive(
                this::atoms,
                inner -> Arbitraries.oneOf(inner, inner.list().ofMaxSize(5).map(list -> (Object) list)),
                0,
                4);
    }

    @Provide
    Arbitrary<List<Object>> sequences() {
        return expressions().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Symbol> symbols() {
        Arbitrary<String> homes = Arbitraries.oneOf(Arbitraries.of("lichat", "keyword", "shirakumo"), names());
        return Combinators.combine(homes, names()).as(Symbol::of);
    }

    @Provide
    Arbitrary<Symbol> asciiSymbols() {
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange('\u0001', '~').ofMinLength(1);
        return Combinators.combine(names, names).as(Symbol::of);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(TERMINALS)
                .withChars(NASTY)
                .withCharRange('\u0000', '\uFFFF')
                .ofMaxLength(60);
    }

    private Arbitrary<Object> atoms() {
        return Arbitraries.oneOf(
                strings().ofMaxLength(20).map(string -> (Object) string),
                symbols().map(symbol -> (Object) symbol),
                Arbitraries.longs().greaterOrEqual(0).map(number -> (Object) number),
                numerals().map(numeral -> (Object) numeral));
    }

    private Arbitrary<Numeral> numerals() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(19);
        return Arbitraries.oneOf(
                        Combinators.combine(digits, digits).as((whole, part) -> whole + "." + part),
                        digits.map(rest -> "0" + rest + "0"),
                        digits.map(rest -> "1" + "0".repeat(20) + rest))
                .map(Numeral::of);
    }

    private Arbitrary<String> names() {
        // Half of the bound, as lower case can be longer.
        return Arbitraries.oneOf(
                strings().ofMinLength(1).ofMaxLength(100),
                strings().ofMinLength(1).ofMaxLength(4));
    }

    /** All of Unicode and halves of pairs; what the grammar or lower case treats specially turns up often. */
    private static StringArbitrary strings() {
        return Arbitraries.strings()
                .withChars(NASTY)
                .withChars("\uD835\uDCB3\uD83D\uDE00\uDBFF\uDFFF")
                .withCharRange('\u0001', '\u007F')
                .withCharRange('\u0001', '\uFFFF');
    }
}
