package org.lichat.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something to be shown: when it was, a mark of what it is, and text in several styles. What is added is made harmless, so a line is one
 * whatever others wrote.
 */
final class Line {
    /** Divides the rows of an answer; not in any text of others, where it would be a line feed. */
    static final char ROW = '\u2028';

    /** How a part of a line is meant. */
    enum Style {
        PLAIN,
        DIM,
        STRONG,
        NAME,
        FAILURE
    }

    /** A part of a line. */
    record Span(String text, Style style) {}

    /** What a line is about. */
    enum Mark {
        EVENT("--"),
        ANSWER("="),
        FAILURE("!"),
        WIRE("~");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }
    }

    private static final int MARK_WIDTH = 4;

    private final Instant when;
    private final String mark;
    private final List<Span> spans = new ArrayList<>();

    private Line(Instant when, String mark) {
        this.when = when;
        this.mark = " ".repeat(Math.max(0, MARK_WIDTH - mark.length())) + mark + " ";
    }

    /** An empty line of that kind. */
    static Line of(Mark mark, Instant when) {
        return new Line(when, mark.sign);
    }

    /** An empty line for the message of that number. */
    static Line ofMessage(int number, Instant when) {
        return new Line(when, Integer.toString(number));
    }

    /** An empty line for a message in which the user is mentioned. */
    static Line ofMention(int number, Instant when) {
        return new Line(when, "*" + number);
    }

    Instant when() {
        return when;
    }

    /** What stands between the time and the text, with a space at its end. */
    String mark() {
        return mark;
    }

    List<Span> spans() {
        return spans;
    }

    /** Adds words that may be anybody's. */
    Line say(String text) {
        return add(Harmless.text(text), Style.PLAIN);
    }

    Line say(String text, Style style) {
        return add(Harmless.text(text), style);
    }

    /** Adds the name of a user. */
    Line name(String name) {
        return add(Harmless.name(name), Style.NAME);
    }

    /** Adds names of users, or that there are none. */
    Line names(List<String> names) {
        for (int at = 0; at < names.size(); at++) {
            (at == 0 ? this : say(", ")).name(names.get(at));
        }
        return names.isEmpty() ? say("nobody") : this;
    }

    /** Adds the name of a channel. */
    Line channel(String name) {
        return add(Harmless.name(name), Style.STRONG);
    }

    /** Begins a row. */
    Line row() {
        return add(String.valueOf(ROW), Style.PLAIN);
    }

    private Line add(String text, Style style) {
        spans.add(new Span(text, style));
        return this;
    }
}
