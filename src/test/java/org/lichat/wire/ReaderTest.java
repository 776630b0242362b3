package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of §1, one test for each rule, and symbols by §1.1. */
class ReaderTest {
    private static final Symbol MESSAGE = Symbol.lichat("message");
    private static final Symbol ID = Symbol.keyword("id");
    private static final Symbol REACT = Symbol.of("shirakumo", "react");
    static final Symbols KNOWN = Symbols.of(List.of(MESSAGE, ID, REACT, Symbol.of("ünï", "1")));

    private final Reader reader = new Reader(KNOWN, Bounds.DEFAULT);

    @Test
    void updateEndsWithANull() throws MalformedExpression {
        List<Object> update = List.of(MESSAGE, ID, 5L, Symbol.keyword("text"), "hi");
        assertEquals(update, reader.read("(message :id 5 :text \"hi\")\0"));
        assertEquals(update, reader.read("(message :id 5 :text \"hi\")"));
        assertEquals(update, reader.read("\r\n (message\t:id  5\n:text\u000B\"hi\"\f) \0 \n"));
        fails("(message)\0\0");
        fails("\0(message)");
        fails("(mess\0age)");
        fails("(message\0)");
        fails("\0");
    }

    @Test
    void exactlyOneExpression() {
        fails("");
        fails(" \n");
        fails("a b");
        fails("() ()");
        fails("()a");
        fails("(a)\0(b)");
        fails(")");
        fails("())");
    }

    @Test
    void string() throws MalformedExpression {
        assertEquals("", reader.read("\"\""));
        assertEquals("a \"b\" \\ n\n(c:.)", reader.read("\"a \\\"b\\\" \\\\ \\n\n(c:.)\""));
        assertEquals("\uD83D\uDE00é", reader.read("\"\\\uD83D\uDE00\\é\""));
        fails("\"");
        fails("\"a");
        fails("\"a\\\"");
        fails("\"a\\");
        fails("\"a\0b\"");
        fails("\"a\\\0b\"");
    }

    @Test
    void list() throws MalformedExpression {
        assertEquals(List.of(), reader.read("()"));
        assertEquals(List.of(), reader.read("( \n )"));
        assertEquals(List.of(List.of(List.of()), 1L, "a"), reader.read("( ((  )) 1 \"a\")"));
        fails("(");
        fails("(a");
        fails("(a (b)");
        fails("(a]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a\"b\")",
                "(a(b))",
                "((a)b)",
                "(\"a\"\"b\")",
                "(\"a\"b)",
                "(()())",
                "(1\"a\")",
                "(1())",
                "(a.5)"
            })
    void elementsAreSeparatedByWhiteSpace(String text) {
        fails(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u2003", "\u0085", "\u200B", "\u3000", "\u001F"})
    void otherSpacesArePartOfNames(String space) throws MalformedExpression {
        assertEquals(List.of(Symbol.lichat("a" + space + "b")), reader.read("(a" + space + "b)"));
    }

    @Test
    void listsCannotBeChanged() throws MalformedExpression {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) reader.read("(a)");
        assertThrows(UnsupportedOperationException.class, () -> list.set(0, "b"));
        assertThrows(
                UnsupportedOperationException.class, () -> reader.readAll("a").add("b"));
    }

    @Test
    void symbol() throws MalformedExpression {
        assertEquals(Symbol.lichat("connect"), reader.read("connect"));
        assertEquals(Symbol.keyword("from"), reader.read(":from"));
        assertEquals(Symbol.of("shirakumo", "edit"), reader.read("shirakumo:edit"));
        assertEquals(Symbol.lichat("+"), reader.read("+"));
        assertEquals(Symbol.lichat("-5"), reader.read("-5"));
        assertEquals(Symbol.lichat("a#'|b"), reader.read("a#'|b"));
        assertEquals(Symbol.lichat("𝒳y"), reader.read("𝒳y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":", "a:", "::", ":a:b", "a:b:c", "a::b", ": a", "a: b", "(:)", "(a:)", "a.b", ":.a", "a:\\"})
    void brokenSymbol(String text) {
        fails(text);
    }

    @Test
    void name() throws MalformedExpression {
        assertEquals(Symbol.lichat("1"), reader.read("\\1"));
        assertEquals(Symbol.lichat("a:b"), reader.read("a\\:b"));
        assertEquals(Symbol.of("a:", " b"), reader.read("a\\::\\ b"));
        assertEquals(Symbol.keyword("12"), reader.read(":12"));
        assertEquals(Symbol.of("a", "1.b\"()\\"), reader.read("a:1\\.b\\\"\\(\\)\\\\"));
        assertEquals(Symbol.lichat("abc"), reader.read("\\A\\Bc"));
        fails("\\");
        fails("a\\");
        fails("\\\0");
        fails("(a\\)");
    }

    @Test
    void number() throws MalformedExpression {
        assertEquals(0L, reader.read("0"));
        assertEquals(3900000000L, reader.read("3900000000"));
        assertEquals(Long.MAX_VALUE, reader.read("9223372036854775807"));
        for (String spelling : List.of("9223372036854775808", "00", "007", "1.", "1.50", ".5", ".", "0.0")) {
            assertEquals(Numeral.of(spelling), reader.read(spelling));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "1\\a", "1.a", ".a", "1:a", "1.2.3", "..", "1é", "1-", "1#"})
    void numberEndsWhereItEnds(String text) {
        fails(text);
    }

    @Test
    void knownNamesYieldTheKnownSymbol() throws MalformedExpression {
        assertSame(MESSAGE, reader.read("message"));
        assertSame(MESSAGE, reader.read("LiChat:Message"));
        assertSame(MESSAGE, reader.read("\\message"));
        assertSame(ID, reader.read(":ID"));
        assertSame(ID, reader.read("keyword:id"));
        assertSame(REACT, reader.read("shirakumo:react"));
        assertSame(REACT, reader.read("SHIRAKUMO:REAC\\T"));
        assertSame(KNOWN.find(Symbol.of("ünï", "1")), reader.read("ÜNÏ:1"));
        assertSame(Symbol.T, reader.read("T"));
        assertSame(Symbol.NIL, reader.read("NIL"));
    }

    @Test
    void unknownNamesYieldASymbolThatIsNotKept() throws MalformedExpression {
        Object first = reader.read("no-such-name");
        assertEquals(Symbol.lichat("no-such-name"), first);
        assertNotSame(first, reader.read("no-such-name"));
        assertEquals(Symbol.lichat("id"), reader.read("id"));
        assertEquals(Symbol.lichat("react"), reader.read("react"));
        assertEquals(6, KNOWN.size());
    }

    @Test
    void sequenceOfExpressions() throws MalformedExpression {
        assertEquals(List.of(), reader.readAll(""));
        assertEquals(List.of(), reader.readAll(" \n"));
        assertEquals(List.of(List.of(MESSAGE), 1L, ID), reader.readAll("\n(message)\n\n1 :id\n"));
        assertThrows(MalformedExpression.class, () -> reader.readAll("(a)(b)"));
        assertThrows(MalformedExpression.class, () -> reader.readAll("(a)\0"));
        assertThrows(MalformedExpression.class, () -> reader.readAll("(a) (b"));
    }

    private void fails(String text) {
        MalformedExpression failure = assertThrows(MalformedExpression.class, () -> reader.read(text));
        assertEquals(0, failure.getStackTrace().length);
    }
}
