package org.lichat.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;
import org.lichat.wire.Symbol;
import org.lichat.wire.Symbols;
import org.lichat.wire.Writer;

class RuleTest {
    private static final Reader READER = new Reader(Symbols.of(List.of()), Bounds.DEFAULT);
    private static final Name ALICE = Name.of("alice");
    private static final Name BOB = Name.of("bob");

    @ParameterizedTest
    @CsvSource({
        "t, true, true",
        "NIL, false, false",
        "(-), true, true",
        "(+), false, false",
        "(+ \"alice\"), true, false",
        "(- \"alice\"), false, true",
        "(+ \"ALICE\" \"Bob\"), true, true",
        "(- \"ALICE\" \"Bob\"), false, false",
        "(common-lisp:+ \"alice\"), true, false",
        "(Common-Lisp:- \"alice\"), false, true",
        "lichat:T, true, true"
    })
    void permitsThoseItIsMeantFor(String text, boolean alice, boolean bob) { // §2.5
        Rule rule = rule(text);
        assertEquals(alice, rule.permits(ALICE));
        assertEquals(bob, rule.permits(BOB));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()",
                "(\"alice\")",
                "(* \"alice\")",
                "(:+ \"alice\")",
                "(+ alice)",
                "(+ 1)",
                "(- T)",
                "(+ (\"alice\"))",
                "(+ \"\")",
                "(+ \" alice\")",
                "(- \"alice\" \"a\tb\")",
                "\"t\"",
                "1",
                "true",
                ":t",
                "other:t"
            })
    void nothingElseIsARule(String text) { // §2.5
        assertNull(read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "t, T",
        "(-), T",
        "nil, NIL",
        "(+), NIL",
        "(+ \"alice\"), (+ \"alice\")",
        "(- \"Alice\" \"alice\" \"bob\"), (- \"Alice\" \"bob\")"
    })
    void isPrintedInItsSimplestForm(String text, String print) { // §2.5, §5.3.2
        assertEquals(print, Writer.print(rule(text).print()));
    }

    @ParameterizedTest
    @CsvSource({
        "t, T", // 1
        "nil, (+ \"alice\")", // 2
        "(- \"alice\" \"bob\"), (- \"bob\")", // 3
        "(- \"alice\"), T", // 3
        "(- \"bob\"), (- \"bob\")", // 3
        "(+ \"bob\"), (+ \"bob\" \"alice\")", // 4
        "(+ \"Alice\"), (+ \"Alice\")" // 4
    })
    void grantingChangesIt(String before, String after) { // §5.3.2 grant
        assertEquals(after, Writer.print(rule(before).grant(ALICE).print()));
    }

    @ParameterizedTest
    @CsvSource({
        "t, (- \"alice\")", // 1
        "nil, NIL", // 2
        "(- \"bob\"), (- \"bob\" \"alice\")", // 3
        "(- \"Alice\"), (- \"Alice\")", // 3
        "(+ \"alice\" \"bob\"), (+ \"bob\")", // 4
        "(+ \"alice\"), NIL", // 4
        "(+ \"bob\"), (+ \"bob\")" // 4
    })
    void denyingChangesIt(String before, String after) { // §5.3.2 deny
        assertEquals(after, Writer.print(rule(before).deny(ALICE).print()));
    }

    @Test
    void namesPeopleInEitherMask() { // §2.4.2
        assertTrue(rule("(+ \"alice\")").names(ALICE));
        assertTrue(rule("(- \"alice\")").names(ALICE));
        assertFalse(rule("(+ \"bob\")").names(ALICE));
        assertFalse(Rule.ANYONE.names(ALICE));
        assertFalse(rule("(- \"bob\")").names(ALICE));
    }

    @Test
    void equalsWhatMeansTheSame() { // §2.5
        assertEquals(Rule.ANYONE, rule("(-)"));
        assertEquals(Rule.NO_ONE, rule("(+)"));
        assertEquals(rule("(+ \"alice\" \"bob\")"), rule("(+ \"BOB\" \"ALICE\")"));
        assertEquals(rule("(+ \"alice\")").hashCode(), rule("(+ \"ALICE\")").hashCode());
        assertNotEquals(rule("(+ \"alice\")"), rule("(- \"alice\")"));
        assertEquals(Rule.only(ALICE), rule("(+ \"alice\")"));
        assertNotEquals(Rule.ANYONE, Rule.NO_ONE);
    }

    @Test
    void holdsSoManyNamesOnly() {
        assertEquals(
                names(Rule.MAX_NAMES),
                Objects.requireNonNull(Rule.read(names(Rule.MAX_NAMES))).print());
        assertNull(Rule.read(names(Rule.MAX_NAMES + 1)));
        Rule full = Objects.requireNonNull(Rule.read(names(Rule.MAX_NAMES)));
        assertEquals(Rule.MAX_NAMES, full.size());
        assertEquals(Rule.MAX_NAMES + 1, full.grant(ALICE).size());
    }

    private static List<Object> names(int count) {
        List<Object> list = new ArrayList<>(List.of(Symbol.lichat("+")));
        for (int i = 0; i < count; i++) {
            list.add("user " + i);
        }
        return list;
    }

    private static Rule rule(String text) {
        return Objects.requireNonNull(read(text), text);
    }

    private static @Nullable Rule read(String text) {
        try {
            return Rule.read(READER.read(text));
        } catch (MalformedExpression malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
