package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NUMBER (§1) as it was written. */
class NumeralTest {
    @ParameterizedTest
    @CsvSource({"., 0", "0., 0", ".5, 0.5", "1., 1", "007, 7", "3.25, 3.25", "9223372036854775808, 9223372036854775808"
    })
    void hasAValue(String spelling, BigDecimal value) {
        assertEquals(0, value.compareTo(Numeral.of(spelling).value()));
        assertEquals(spelling, Numeral.of(spelling).toString());
    }

    @Test
    void equalWhenSpelledAlike() {
        assertEquals(Numeral.of("1.0"), Numeral.of("1.0"));
        assertEquals(Numeral.of("1.0").hashCode(), Numeral.of("1.0").hashCode());
        assertNotEquals(Numeral.of("1.0"), Numeral.of("1."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1.5", "1e5", "1.2.3", "..", "a", "1 ", "٣.٣"})
    void nothingButNumbers(String spelling) {
        assertThrows(IllegalArgumentException.class, () -> Numeral.of(spelling));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "999999999999999999", "9223372036854775807"})
    void plainIntegersAreLongs(String spelling) throws MalformedExpression {
        assertThrows(IllegalArgumentException.class, () -> Numeral.of(spelling));
        assertEquals(Long.valueOf(spelling), new Reader(ReaderTest.KNOWN, Bounds.DEFAULT).read(spelling));
    }
}
