package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases that the codec of the web client is held against as well, in src/test/js/wire/cases.test.js. */
class CodecCasesTest {
    private static final Pattern ESCAPE = Pattern.compile("‹([0-9A-F]+)›");
    private static final Bounds OF_CLIENT = new Bounds(64, 1_000_000, 1024, 100);

    private final Reader reader = new Reader(ReaderTest.KNOWN, OF_CLIENT);

    static Stream<List<String>> cases() throws IOException {
        try (var file = CodecCasesTest.class.getResourceAsStream("cases.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\t", -1))
                            .map(CodecCasesTest::unescaped)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAndPrints(List<String> parts) throws MalformedExpression {
        String text = parts.get(1);
        if (parts.get(0).equals("fails")) {
            assertThrows(MalformedExpression.class, () -> reader.read(text));
        } else {
            Object expression = reader.read(text);
            assertEquals(parts.get(2), Writer.print(expression));
            assertEquals(expression, reader.read(parts.get(2)));
        }
    }

    @Test
    void thereAreManyCasesOfEachKind() throws IOException {
        for (String kind : List.of("reads", "exact", "fails")) {
            assertTrue(cases().filter(parts -> parts.get(0).equals(kind)).count() >= 8, kind);
        }
    }

    private static String unescaped(String part) {
        return ESCAPE.matcher(part)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
