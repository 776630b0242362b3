package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Fuzz targets; the build runs them on the inputs kept beside the tests' resources. */
class WireFuzzTest {
    // Tight bounds, so that short inputs reach them.
    private final Reader reader = new Reader(ReaderTest.KNOWN, new Bounds(6, 60, 24, 24));

    @FuzzTest(maxDuration = "2m")
    void reads(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            again(reader.read(text));
        } catch (MalformedExpression e) {
            assertEquals(Math.min(Math.max(e.position(), 0), text.length()), e.position());
        }
    }

    @FuzzTest(maxDuration = "2m")
    void readsAll(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            reader.readAll(text).forEach(WireFuzzTest::again);
        } catch (MalformedExpression e) {
            assertEquals(Math.min(Math.max(e.position(), 0), text.length()), e.position());
        }
    }

    @FuzzTest(maxDuration = "2m")
    void prints(FuzzedDataProvider input) {
        again(expression(input, 0));
    }

    private static void again(Object expression) {
        // Wider than the other reader, as a name can be longer in lower case.
        Reader wide = new Reader(Symbols.of(List.of()), new Bounds(Bounds.MAX_DEPTH, 100_000, 10_000, 10_000));
        try {
            assertEquals(expression, wide.read(Writer.print(expression)));
        } catch (MalformedExpression e) {
            throw new AssertionError(e);
        }
    }

    private static Object expression(FuzzedDataProvider input, int depth) {
        return switch (input.consumeInt(0, depth < 5 ? 4 : 3)) {
            case 0 -> input.consumeString(40).replace("\0", "");
            case 1 -> Symbol.of(name(input), name(input));
            case 2 -> input.consumeLong(0, Long.MAX_VALUE);
            case 3 -> Numeral.of(input.consumeLong(0, Long.MAX_VALUE) + "." + input.consumeLong(0, 9));
            default -> {
                List<Object> list = new ArrayList<>();
                for (int size = input.consumeInt(0, 5); size > 0; size--) {
                    list.add(expression(input, depth + 1));
                }
                yield list;
            }
        };
    }

    private static String name(FuzzedDataProvider input) {
        return input.consumeString(20).replace("\0", "")
                + input.pickValue(new String[] {"a", "1", ":", "\\", "Σ", "İ"});
    }
}
