package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lichat.wire.Symbol;

/** shirakumo §6, §14. */
class InfoKeysTest {
    private static final Symbol TITLE = Symbol.keyword("title");
    private static final Symbol RULES = Symbol.keyword("rules");

    @Test
    void allOfThemAreT() {
        assertEquals(InfoKeys.ALL, InfoKeys.TYPE.accept(Symbol.T));
        assertEquals(Symbol.T, InfoKeys.TYPE.print(InfoKeys.ALL));
    }

    @Test
    void someOfThemAreAListWithEachOnceInItsOrder() {
        InfoKeys some = InfoKeys.TYPE.accept(List.of(TITLE, RULES, Symbol.lichat("title")));
        assertNotNull(some);
        assertEquals(new InfoKeys(Set.of(RULES, TITLE)), some);
        assertEquals(List.of(TITLE, RULES), InfoKeys.TYPE.print(some));
    }

    @Test
    void noOthersAreRead() {
        assertNotNull(InfoKeys.TYPE.accept(Collections.nCopies(100, TITLE)));
        assertNull(InfoKeys.TYPE.accept(Collections.nCopies(101, TITLE)));
        assertNull(InfoKeys.TYPE.accept(List.of(TITLE, 1L)));
        assertNull(InfoKeys.TYPE.accept(TITLE));
    }

    @Test
    void whatTheyWereMadeFromMayChange() {
        Set<Symbol> named = new LinkedHashSet<>(Set.of(TITLE));
        InfoKeys keys = new InfoKeys(named);
        named.add(RULES);
        assertEquals(new InfoKeys(Set.of(TITLE)), keys);
        Set<Symbol> kept = Objects.requireNonNull(keys.named());
        assertThrows(UnsupportedOperationException.class, () -> kept.add(RULES));
    }

    @Test
    void aKeyIsReadInEveryWayInWhichClientsWriteIt() {
        for (Object key : List.of(TITLE, Symbol.lichat("title"), Symbol.of("shirakumo", "title"), "title", ":title")) {
            assertEquals(TITLE, InfoKeys.KEY.accept(key));
        }
        Symbol other = Symbol.of("acme", "title");
        assertEquals(other, InfoKeys.KEY.accept(other));
        assertNull(InfoKeys.KEY.accept(""));
        assertNull(InfoKeys.KEY.accept(1L));
    }
}
