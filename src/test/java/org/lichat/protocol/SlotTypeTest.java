package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lichat.wire.Numeral;
import org.lichat.wire.Symbol;

class SlotTypeTest {
    private static final List<Object> NO_LIST = List.of();

    @Test
    void stringsAreStrings() { // §1
        assertEquals("a", SlotType.STRING.accept("a"));
        assertNull(SlotType.STRING.accept(Symbol.lichat("a")));
        assertNull(SlotType.STRING.accept(1L));
        assertNull(SlotType.STRING.accept(NO_LIST));
    }

    @Test
    void integersAreNumbersWithoutAPointThatFit() { // §1
        assertEquals(7L, SlotType.INTEGER.accept(7L));
        assertEquals(7L, SlotType.INTEGER.accept(Numeral.of("007")));
        assertEquals(0L, SlotType.INTEGER.accept(Numeral.of("00")));
        assertEquals(Long.MAX_VALUE, SlotType.INTEGER.accept(Numeral.of("0" + Long.MAX_VALUE)));
        assertNull(SlotType.INTEGER.accept(Numeral.of("9223372036854775808")));
        assertNull(SlotType.INTEGER.accept(Numeral.of("7.0")));
        assertNull(SlotType.INTEGER.accept(Numeral.of(".")));
        assertNull(SlotType.INTEGER.accept("7"));
    }

    @Test
    void idsAreNumbersAndStringsAsTheyAreSpelled() { // §1, §3
        for (Object spelling : List.of(7L, "7", "", Numeral.of("007"), Numeral.of("7."))) {
            Id id = SlotType.ID.accept(spelling);
            assertEquals(new Id(spelling), id);
            assertEquals(spelling, SlotType.ID.print(new Id(spelling)));
        }
        assertNull(SlotType.ID.accept(Symbol.T));
        assertNull(SlotType.ID.accept(NO_LIST));
        assertThrows(IllegalArgumentException.class, () -> new Id(Symbol.T));
    }

    @Test
    void idsOfOtherTypesAndSpellingsAreOthers() { // interoperability.md: ids
        assertEquals(
                4,
                List.of(Id.of(7), new Id("7"), new Id(Numeral.of("07")), new Id(Numeral.of("7."))).stream()
                        .distinct()
                        .count());
    }

    @Test
    void symbolsMayBeInAnyPackage() { // §1
        for (Symbol symbol : List.of(Symbol.lichat("a"), Symbol.keyword("a"), Symbol.of("b", "a"))) {
            assertEquals(symbol, SlotType.SYMBOL.accept(symbol));
        }
        assertNull(SlotType.SYMBOL.accept("a"));
    }

    @Test
    void booleansAreTOrAbsent() { // §1, §1.2
        assertEquals(true, SlotType.BOOLEAN.accept(Symbol.T));
        assertNull(SlotType.BOOLEAN.accept(Symbol.lichat("true")));
        assertNull(SlotType.BOOLEAN.accept(Symbol.keyword("t")));
        assertNull(SlotType.BOOLEAN.accept(1L));
        assertEquals(Symbol.T, SlotType.BOOLEAN.print(true));
        assertEquals(Symbol.NIL, SlotType.BOOLEAN.print(false));
    }

    @Test
    void listsHoldAnything() { // §1
        List<Object> mixed = List.of(1L, "a", Symbol.NIL, List.of());
        assertEquals(mixed, SlotType.LIST.accept(mixed));
        assertEquals(NO_LIST, SlotType.LIST.accept(NO_LIST));
        assertNull(SlotType.LIST.accept(Symbol.T));
    }

    @Test
    void typedListsHoldNothingElse() { // §1
        SlotType<List<List<String>>> lists = SlotType.listOf(SlotType.listOf(SlotType.STRING));
        List<List<String>> value = List.of(List.of("a"), List.of());
        assertEquals(value, lists.accept(value));
        assertEquals(value, lists.print(value));
        assertEquals(List.of(), lists.accept(NO_LIST));
        assertNull(lists.accept(List.of("a")));
        assertNull(lists.accept(List.of(List.of("a", 1L))));
        assertNull(lists.accept("a"));
        assertEquals("a list of which each element is a list of which each element is a string", lists.toString());
    }

    @Test
    void slotsAreNamedWithTheirPackage() { // §1.2
        assertEquals(Symbol.keyword("link"), Slot.string("shirakumo:link").key());
        assertEquals(Symbol.keyword("text"), Slot.string(":text").key());
        assertThrows(IllegalArgumentException.class, () -> Slot.string("text"));
    }
}
