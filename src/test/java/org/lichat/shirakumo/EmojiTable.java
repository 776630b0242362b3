package org.lichat.shirakumo;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the table of the characters that are emoji by themselves, from what ICU knows. To be run in the project's folder:
 * {@code java -cp icu4j-….jar src/test/java/org/lichat/shirakumo/EmojiTable.java}.
 */
final class EmojiTable {
    static final Path FILE = Path.of("src/main/resources/org/lichat/shirakumo/emoji.txt");

    private EmojiTable() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(FILE, lines());
    }

    /** Digits and regional indicators are emoji only together with others. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        VersionInfo version = UCharacter.getUnicodeVersion();
        lines.add("# The characters that are emoji by themselves in Unicode " + version.getMajor() + "."
                + version.getMinor() + ", made by EmojiTable.");
        for (UnicodeSet.EntryRange range : new UnicodeSet("[[:Emoji:]-[:ASCII:]-[:Regional_Indicator:]]").ranges()) {
            String first = Integer.toHexString(range.codepoint);
            String last = Integer.toHexString(range.codepointEnd);
            lines.add(first.equals(last) ? first : first + "-" + last);
        }
        return lines;
    }
}
