package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** shirakumo §20: unicode characters from the emoji block. */
class EmojiTest {

    @Test
    void theTableIsThatOfUnicode() throws IOException {
        assertEquals(EmojiTable.lines(), Files.readAllLines(EmojiTable.FILE), "run EmojiTable to make it anew");
    }

    @Test
    void whatIsRecommendedForInterchangeIsOne() {
        List<String> refused = new ArrayList<>();
        int count = 0;
        for (String emoji : new UnicodeSet("[:RGI_Emoji:]")) {
            count++;
            if (!Emoji.is(emoji)) {
                refused.add(emoji);
            }
        }
        assertEquals(List.of(), refused);
        assertTrue(count > 3_000, "flags, keycaps, skin tones and families were not among them");
    }

    @Test
    void noOtherCharacterIsOneByItself() {
        UnicodeSet accepted = new UnicodeSet();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            if (Emoji.is(Character.toString(point))) {
                accepted.add(point);
            }
        }
        assertEquals(new UnicodeSet("[[:Emoji:]-[:ASCII:]-[:Regional_Indicator:]]"), accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"❤", "❤️", "❤︎", "👍🏽", "👍👍", "🎉❤️🏳️‍🌈", "1⃣", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇨🇭🇨🇭", "©"})
    void theseAre(String text) {
        assertTrue(Emoji.is(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "12",
                "#",
                "*",
                "a",
                "ok",
                ":tea:",
                "👍 ",
                "👍!",
                "a👍",
                "👍\n",
                "🇨",
                "🇨🇭🇨",
                "\u200D",
                "👩\u200D",
                "\u200D👩",
                "\uFE0F",
                "\u20E3",
                "1\uFE0F",
                "👍\uFE0F\uFE0F",
                "\uD83D"
            })
    void theseAreNot(String text) {
        assertFalse(Emoji.is(text));
    }

    @Test
    void thereMayBeSoManyAndNoMore() {
        assertTrue(Emoji.is("🎉".repeat(Emoji.MOST)));
        assertTrue(Emoji.is("👩🏽‍❤️‍💋‍👨🏽".repeat(Emoji.MOST)));
        assertFalse(Emoji.is("🎉".repeat(Emoji.MOST + 1)));
        assertFalse(Emoji.is("🎉\u200D".repeat(Emoji.MOST) + "🎉"));
        assertFalse(Emoji.is("🎉".repeat(100_000)));
        assertFalse(Emoji.is("🎉\u200D".repeat(100_000)));
    }
}
