package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No text overflows the stack, takes much more memory than itself, or stays when it was read. */
class BoundsTest {
    private static final int MILLION = 1_000_000;

    private final Reader reader = new Reader(ReaderTest.KNOWN, Bounds.DEFAULT);

    @Test
    void depth() throws MalformedExpression {
        assertEquals(nested(32), Writer.print(reader.read(nested(32))));
        assertEquals("Lists are nested deeper than 32.", fails(nested(33)));
        assertEquals("Lists are nested deeper than 32.", fails("(".repeat(MILLION)));
        assertEquals("Lists are nested deeper than 32.", fails("(a ".repeat(MILLION)));
        assertEquals(1000, reader.readAll((nested(32) + " ").repeat(1000)).size());
    }

    @Test
    void greatestDepthFitsASmallStack() throws Exception {
        Reader deep = new Reader(ReaderTest.KNOWN, new Bounds(Bounds.MAX_DEPTH, MILLION, 1, 1));
        boolean[] same = new boolean[1];
        Thread thread = new Thread(
                null,
                () -> {
                    String text = nested(Bounds.MAX_DEPTH);
                    try {
                        same[0] = Writer.print(deep.read(text)).equals(text);
                    } catch (MalformedExpression e) {
                        throw new AssertionError(e);
                    }
                },
                "small stack",
                256 * 1024);
        thread.start();
        thread.join();
        assertTrue(same[0]);
    }

    @Test
    void expressions() throws MalformedExpression {
        Reader small = new Reader(ReaderTest.KNOWN, new Bounds(8, 5, 8, 8));
        assertEquals(List.of(1L, List.of(2L), 3L), small.read("(1 (2) 3)"));
        String sentence = "There are more than 5 expressions.";
        assertEquals(sentence, message(small, "(1 (2) 3 4)"));
        assertEquals(
                sentence,
                assertThrows(MalformedExpression.class, () -> small.readAll("1 2 3 4 5 6"))
                        .getMessage());
        assertEquals("There are more than 100000 expressions.", fails("(" + "a ".repeat(MILLION) + ")"));
        assertEquals("There are more than 100000 expressions.", fails("(" + "() ".repeat(MILLION) + ")"));
    }

    @Test
    void symbolLength() throws MalformedExpression {
        String longest = "😀".repeat(255) + "\\:";
        assertEquals(Symbol.of("😀".repeat(255) + ":", "x"), reader.read(longest + ":x"));
        assertEquals(Symbol.keyword("😀".repeat(255) + ":"), reader.read(":" + longest));
        String sentence = "The name of a symbol is longer than 256 characters.";
        assertEquals(sentence, fails(longest + "y:x"));
        assertEquals(sentence, fails(":" + longest + "y"));
        for (String part : List.of("a", "é", "\\a", "𝒳")) {
            String text = part.repeat(MILLION);
            assertEquals(sentence, fails(text));
            assertEquals(sentence, fails(text + ":a"));
            long allocated = allocated(() -> fails(text));
            assertTrue(allocated < 10_000, allocated + " bytes for a name that is refused");
        }
    }

    @Test
    void digits() throws MalformedExpression {
        String longest = "9".repeat(20) + "." + "9".repeat(20);
        assertEquals(Numeral.of(longest), reader.read(longest));
        assertEquals("A number has more than 40 digits.", fails(longest + "9"));
        assertEquals("A number has more than 40 digits.", fails("1".repeat(MILLION)));
        assertEquals("A number has more than 40 digits.", fails("." + "0".repeat(MILLION)));
    }

    @Test
    void unknownSymbolsCostLittleAndAreNotKept() {
        StringBuilder text = new StringBuilder("(");
        for (int i = 1; i < Bounds.DEFAULT.expressions(); i++) {
            text.append(i % 3 == 0 ? ":" : i % 3 == 1 ? "a" : "b:")
                    .append("unknown")
                    .append(i)
                    .append(' ');
        }
        String update = text.append(')').toString();
        long allocated =
                allocated(() -> assertEquals(Bounds.DEFAULT.expressions() - 1, ((List<?>) read(update)).size()));
        assertTrue(allocated < 20L * update.length(), allocated + " bytes for " + update.length() + " characters");
        assertEquals(6, ReaderTest.KNOWN.size());
    }

    @Test
    void largeStringIsCopiedOnce() {
        String text = "\"" + "x".repeat(MILLION) + "\"";
        assertEquals(MILLION, ((String) read(text)).length());
        long allocated = allocated(() -> read(text));
        assertTrue(allocated < MILLION + 10_000, allocated + " bytes for a million characters");
    }

    @Test
    void boundsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Bounds(0, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(Bounds.MAX_DEPTH + 1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1, 1, Bounds.MAX_DIGITS + 1));
        assertEquals(new Bounds(32, 100_000, 256, 40), Bounds.DEFAULT);
    }

    private static String nested(int depth) {
        return "(".repeat(depth) + ")".repeat(depth);
    }

    private static long allocated(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        action.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private Object read(String text) {
        try {
            return reader.read(text);
        } catch (MalformedExpression e) {
            throw new AssertionError(e);
        }
    }

    private String fails(String text) {
        return message(reader, text);
    }

    private static String message(Reader reader, String text) {
        return String.valueOf(
                assertThrows(MalformedExpression.class, () -> reader.read(text)).getMessage());
    }
}
