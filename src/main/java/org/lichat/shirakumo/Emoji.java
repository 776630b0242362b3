package org.lichat.shirakumo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which texts are emoji by Unicode's grammar (UTS #51). Java 17 does not know the characters: they are in {@code emoji.txt}, which the
 * tests hold against ICU and can make anew.
 */
final class Emoji {
    /** How many make a text that still is one reaction. */
    static final int MOST = 16;

    private static final String TABLE = "emoji.txt";

    /** A character of the table, perhaps with a skin tone or with the choice between text and picture. */
    private static final String ELEMENT = "[" + characters() + "][\\x{FE0E}\\x{FE0F}\\x{1F3FB}-\\x{1F3FF}]?+";

    private static final String FLAG = "[\\x{1F1E6}-\\x{1F1FF}]{2}";
    private static final String FLAG_OF_REGION =
            "\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}";
    private static final String KEYCAP = "[0-9#*]\\x{FE0F}?\\x{20E3}";
    /** Elements that are joined into one picture. */
    private static final String JOINED = ELEMENT + "(?:\\x{200D}" + ELEMENT + "){0,7}+";

    private static final Pattern EMOJI =
            Pattern.compile("(?:" + String.join("|", FLAG, FLAG_OF_REGION, KEYCAP, JOINED) + "){1," + MOST + "}+");

    private Emoji() {}

    /** Whether the text consists of emoji, of one or a few. */
    static boolean is(String text) {
        return EMOJI.matcher(text).matches();
    }

    /** The ranges of the table as they are written in a pattern. */
    private static String characters() {
        InputStream table = Objects.requireNonNull(Emoji.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(range -> "\\x{" + range.replace("-", "}-\\x{") + "}")
                    .collect(Collectors.joining());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
