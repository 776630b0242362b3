package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Symbols and the known ones among them (§1.1). */
class SymbolTest {
    @Test
    void namesAreCaseInsensitive() {
        Symbol symbol = Symbol.of("ShiraKumo", "REACT");
        assertEquals("shirakumo", symbol.home());
        assertEquals("react", symbol.name());
        assertEquals(Symbol.of("shirakumo", "react"), symbol);
        assertEquals(Symbol.of("shirakumo", "react").hashCode(), symbol.hashCode());
    }

    @Test
    void lowerCaseDoesNotDependOnTheServersLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertEquals("title", Symbol.keyword("TITLE").name());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void identifiedByNameAndPackage() {
        assertNotEquals(Symbol.lichat("id"), Symbol.keyword("id"));
        assertNotEquals(Symbol.lichat("id"), Symbol.lichat("clock"));
        assertNotEquals(Symbol.of("a", "bc"), Symbol.of("ab", "c"));
        assertTrue(Symbol.of("Keyword", "id").isKeyword());
        assertFalse(Symbol.T.isKeyword());
        assertEquals(Symbol.of("lichat", "T"), Symbol.T);
        assertEquals(Symbol.of("LICHAT", "Nil"), Symbol.NIL);
    }

    @Test
    void prefixIsThePackageExceptForTheCorePackages() {
        assertEquals("NIL", Symbol.NIL.toString());
        assertEquals("T", Symbol.lichat("t").toString());
        assertEquals(":update-id", Symbol.keyword("Update-Id").toString());
        assertEquals("shirakumo:ip", Symbol.of("Shirakumo", "IP").toString());
    }

    @Test
    void escapesWhatCannotStandInANameOrConfusesClients() {
        assertEquals(":\\1\\.\\2", Symbol.keyword("1.2").toString());
        assertEquals(
                "a\\:\\:b\\ \\\"\\'\\(\\)\\#\\\\",
                Symbol.lichat("a::b \"'()#\\").toString());
        assertEquals(
                "\\9\\\t:\\\n\\\u000B\\\f\\\r", Symbol.of("9\t", "\n\u000B\f\r").toString());
        assertEquals("é+-*/|\u00A0😀", Symbol.lichat("É+-*/|\u00A0😀").toString());
    }

    @Test
    void neverEmptyOrWithNullCharacters() {
        assertThrows(IllegalArgumentException.class, () -> Symbol.lichat(""));
        assertThrows(IllegalArgumentException.class, () -> Symbol.of("", "a"));
        assertThrows(IllegalArgumentException.class, () -> Symbol.keyword("a\0"));
        assertThrows(IllegalArgumentException.class, () -> Symbol.of("\0", "a"));
    }

    @Test
    void knownSymbolsAreFoundByValue() {
        Symbol react = Symbol.of("shirakumo", "react");
        Symbols symbols = Symbols.of(List.of(react, Symbol.of("shirakumo", "react"), Symbol.keyword("react")));
        assertEquals(4, symbols.size());
        assertSame(react, symbols.find(Symbol.of("SHIRAKUMO", "React")));
        assertTrue(symbols.contains(Symbol.NIL));
        assertFalse(symbols.contains(Symbol.lichat("react")));
    }

    @Test
    void knownSymbolsWithTheSameHashAreToldApart() throws MalformedExpression {
        List<Symbol> all = new ArrayList<>();
        for (int number = 0; number < 512; number++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 9; bit++) {
                name.append(((number >> bit) & 1) == 0 ? "a~" : "b_");
            }
            all.add(Symbol.of("same", name.toString()));
        }
        assertEquals(1, all.stream().map(Symbol::hashCode).distinct().count());
        Symbols symbols = Symbols.of(all);
        Reader reader = new Reader(symbols, Bounds.DEFAULT);
        for (Symbol symbol : all) {
            assertSame(symbol, symbols.find(symbol));
            assertSame(symbol, reader.read(symbol.toString()));
        }
    }
}
