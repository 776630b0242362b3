package org.lichat.shirakumo;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The characters of a text as readers see them: its extended grapheme clusters (UAX 29). */
record Graphemes(String text) implements Iterable<String> {
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final char ASCII = 128;
    private static final String[] SINGLE =
            IntStream.range(0, ASCII).mapToObj(Character::toString).toArray(String[]::new);

    @Override
    public Iterator<String> iterator() {
        // Of plain text each char is one, which most text is; only a line end of two is not.
        return text.chars().allMatch(c -> c < ASCII && c != '\r') ? plain() : clusters();
    }

    private Iterator<String> plain() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < text.length();
            }

            @Override
            public String next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return SINGLE[text.charAt(at++)];
            }
        };
    }

    private Iterator<String> clusters() {
        Matcher matcher = CLUSTER.matcher(text);
        return new Iterator<>() {
            private boolean found = matcher.find();

            @Override
            public boolean hasNext() {
                return found;
            }

            @Override
            public String next() {
                if (!found) {
                    throw new NoSuchElementException();
                }
                String cluster = matcher.group();
                found = matcher.find();
                return cluster;
            }
        };
    }
}
