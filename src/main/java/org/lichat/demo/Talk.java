package org.lichat.demo;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is said in the demo, as it is written in a file: each line has who says it and the update. */
final class Talk {
    private static final String FILE = "talk.txt";
    private static final String SEPARATOR = ": ";

    private Talk() {}

    /**
     * One update.
     *
     * @param update as it is sent, but for the pictures in it, which are named in braces
     */
    record Line(String speaker, String update) {
        static Line of(String text) {
            int end = text.indexOf(SEPARATOR);
            String speaker = text.substring(0, end);
            String update = text.substring(end + SEPARATOR.length())
                    .replace("{picture}", Painting.sunset())
                    .replace("{teacup}", Painting.teacup())
                    .replace("{portrait}", Painting.portrait(speaker));
            return new Line(speaker, update);
        }
    }

    static List<Line> read() {
        try (InputStream file = Talk.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new FileNotFoundException(FILE);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
