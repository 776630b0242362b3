package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\0",
                "\u007f\u0080",
                "\u07ff\u0800",
                "\ud7ff\ue000\uffff",
                "\ud800\udc00\udbff\udfff",
                "ß€😀"
            })
    void isAsLongAsItsEncoding(String text) {
        assertEquals(text.getBytes(StandardCharsets.UTF_8).length, Utf8.length(text));
    }

    @Test
    void thePiecesOfATextAddUp() {
        String text = "a€😀b";
        for (int cut = 0; cut <= text.length(); cut++) {
            assertEquals(9, Utf8.length(text.substring(0, cut)) + Utf8.length(text.substring(cut)));
        }
    }
}
