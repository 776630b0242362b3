package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told about text that is not in the wire format (§5.1.1). */
class MalformedExpressionTest {
    private final Reader reader = new Reader(ReaderTest.KNOWN, Bounds.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"a b,2", "(a,2", "(a b:c:d),6", "\"abc,4", "12x,2", "`  `,2", "(a . (:)),7", "a\\,2"})
    void saysWhere(String text, int position) {
        assertEquals(position, fails(text).position());
    }

    @Test
    void hasTheIdThatWasRead() {
        assertEquals(5L, fails("(message :id 5 :text \"oops").id());
        assertEquals("a\"b", fails("(message :text () :ID \"a\\\"b\" :x (1 2").id());
        assertEquals(Numeral.of("007"), fails("(:x :x 1 keyword:id 007 ::)").id());
        assertEquals(5L, fails("(message :id 5) junk").id());
        assertEquals(5L, fails("(message :id 5 :id 6 ::)").id());
    }

    @Test
    void hasTheIdWithoutKnowingTheKeyword() {
        Reader ignorant = new Reader(Symbols.of(List.of()), Bounds.DEFAULT);
        MalformedExpression failure = assertThrows(MalformedExpression.class, () -> ignorant.read("(a :id 5 b"));
        assertEquals(5L, failure.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(message :id",
                "(message :id 5x)",
                "(message :id \"5",
                "(message :text :id 5 :x",
                "(message :text (x :id 5) ::)",
                "(message :text (x :id 5 ::",
                "(message :id nil ::",
                "(message :id (5) ::",
                "(message id 5 ::",
                "(\"message\" :id 5 ::",
                "(:id 5 ::",
                ":id 5"
            })
    void hasNoIdOtherwise(String text) {
        assertNull(fails(text).id());
    }

    @Test
    void eachExpressionOfASequenceHasItsOwnId() {
        assertNull(assertThrows(MalformedExpression.class, () -> reader.readAll("(a :id 1) (b"))
                .id());
        assertEquals(
                2L,
                assertThrows(MalformedExpression.class, () -> reader.readAll("(a :id 1) (b :id 2 :"))
                        .id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(connect :password \"xyzzy\" ::)", "\"xyzzy", "xyzzy:xyzzy:xyzzy", "xyzzy \"xyzzy\"", "(5xyzzy)"
            })
    void neverQuotesTheText(String text) {
        String sentence = String.valueOf(fails(text).getMessage());
        assertFalse(sentence.contains("xyzzy"), sentence);
        assertTrue(sentence.endsWith("."), sentence);
    }

    private MalformedExpression fails(String text) {
        return assertThrows(MalformedExpression.class, () -> reader.read(text));
    }
}
