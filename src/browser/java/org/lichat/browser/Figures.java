package org.lichat.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What was measured: told at once, and kept beside the other reports. Another machine has others, so that nothing depends on them. */
final class Figures {
    private static final Path FILE = Path.of("target", "browser", "figures.txt");

    private Figures() {}

    /** Keeps a line of them. */
    static void tell(String format, Object... figures) {
        String line = String.format(Locale.ROOT, format, figures);
        System.out.println(line);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
