package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Printing: §1, the package prefixes of §1.1, null characters by §1.3. */
class WriterTest {
    @Test
    void printsLowerCaseAndSingleSpaces() {
        List<Object> update = List.of(
                Symbol.lichat("MESSAGE"),
                Symbol.keyword("ID"),
                5L,
                Symbol.keyword("clock"),
                Numeral.of("00.10"),
                Symbol.keyword("types"),
                List.of("a", List.of(), Symbol.of("Shirakumo", "ip")),
                Symbol.keyword("bridge"),
                Symbol.T);
        assertEquals("(message :id 5 :clock 00.10 :types (\"a\" () shirakumo:ip) :bridge T)", Writer.print(update));
    }

    @Test
    void stringsEscapeQuotesAndBackslashesOnly() {
        assertEquals("\"\"", Writer.print(""));
        assertEquals("\"a\\\"b\\\\c\\\\\\\"\"", Writer.print("a\"b\\c\\\""));
        assertEquals("\"(1.é:#'\n\t😀)\"", Writer.print("(1.é:#'\n\t😀)"));
    }

    @Test
    void nullCharactersInStringsAreFilteredOut() {
        assertEquals("\"abc\"", Writer.print("\0a\0\0bc\0"));
        assertEquals("\"\\\"\\\\\"", Writer.print("\0\"\0\\\0"));
        assertEquals("\"\"", Writer.print("\0"));
    }

    @Test
    void printsPieceByPiece() {
        StringBuilder out = new StringBuilder("> ");
        Writer writer = new Writer(out);
        writer.open().write(Symbol.lichat("users"));
        writer.write(Symbol.keyword("id")).write(7);
        writer.write(Symbol.keyword("users"))
                .open()
                .write("a")
                .open()
                .close()
                .write("b")
                .close();
        writer.write(Symbol.keyword("x")).write(List.of(1L)).close();
        writer.write("next");
        assertEquals("> (users :id 7 :users (\"a\" () \"b\") :x (1)) \"next\"", out.toString());
    }

    @Test
    void closesOnlyWhatIsOpen() {
        Writer writer = new Writer(new StringBuilder()).open().close();
        assertThrows(IllegalStateException.class, writer::close);
    }

    @Test
    void printsExpressionsOnly() {
        assertThrows(IllegalArgumentException.class, () -> Writer.print(true));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(5));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(1.5));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(new Object[] {"a"}));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(List.of("a", 'c')));
    }

    @Test
    void numbersHaveNoSign() {
        assertEquals("0", Writer.print(0L));
        assertEquals("9223372036854775807", Writer.print(Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(-1L));
        assertThrows(IllegalArgumentException.class, () -> Writer.print(List.of(Long.MIN_VALUE)));
    }

    @Test
    void depthIsBounded() {
        Object expression = List.of();
        for (int i = 1; i < Bounds.MAX_DEPTH; i++) {
            expression = List.of(expression);
        }
        assertEquals(2 * Bounds.MAX_DEPTH, Writer.print(expression).length());
        List<Object> deeper = List.of(expression);
        assertThrows(IllegalArgumentException.class, () -> Writer.print(deeper));
    }
}
