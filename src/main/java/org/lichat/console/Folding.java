package org.lichat.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Breaks a text into lines that are no wider than the screen, between words where there are any. */
final class Folding {
    /** From here on terminals disagree about how wide some characters are. */
    private static final int DISPUTED = 0x2190;

    private final String text;
    private final int rest;
    private final List<Range> lines = new ArrayList<>();
    private int width;
    private int start;
    private int space = -1;
    private int columns;

    /** A line: characters from {@code start} to before {@code end}. */
    record Range(int start, int end) {}

    private Folding(String text, int first, int rest) {
        this.text = text;
        this.width = first;
        this.rest = rest;
    }

    /** The lines of the text, of which the first may have so many columns and each other one so many. */
    static List<Range> of(String text, int first, int rest) {
        return new Folding(text, first, rest).lines();
    }

    /** How many columns a character takes at most. */
    static int columns(int c) {
        int columns = Math.max(0, WCWidth.wcwidth(c));
        return columns == 1 && c >= DISPUTED ? 2 : columns;
    }

    /** How many columns a text takes at most. */
    static int columns(String text) {
        return text.codePoints().map(Folding::columns).sum();
    }

    private List<Range> lines() {
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '\n' || c == Line.ROW) {
                at = end(at, at + 1);
            } else if (columns + columns(c) > width && at > start) {
                at = breakAt(at, c);
            } else {
                space = c == ' ' ? at : space;
                columns += columns(c);
                at += Character.charCount(c);
            }
        }
        end(at, at);
        return lines;
    }

    private int breakAt(int at, int c) {
        if (c == ' ') {
            return end(at, at + 1);
        }
        return space > start ? end(space, space + 1) : end(at, at);
    }

    private int end(int end, int next) {
        lines.add(new Range(start, end));
        start = next;
        width = rest;
        space = -1;
        columns = 0;
        return next;
    }
}
