package org.lichat.console;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jspecify.annotations.Nullable;
import org.lichat.console.Argument.Form;
import org.lichat.console.Argument.Kind;

/**
 * A line that is being typed, and what of it is under the cursor.
 *
 * @param start where the word begins that is being typed, its quote included
 * @param kind what the word names
 * @param place where it stands
 */
record Typing(String line, int cursor, int start, Kind kind, Place place) implements CompletingParsedLine {
    /** Where a word stands. */
    enum Place {
        /** It is the name of a command. */
        COMMAND,
        /** Others may follow, so a name of several words needs quotes. */
        BEFORE_OTHERS,
        /** It goes to the end of the line. */
        LAST,
        /** It is a word of a message. */
        TEXT
    }

    static Typing of(String line, int cursor) {
        String typed = line.substring(0, cursor);
        if (!typed.startsWith("/") || typed.startsWith("//")) {
            return inText(line, cursor, 0);
        }
        Arguments.Word name = Arguments.next(typed, 0);
        if (name.end() >= cursor) {
            return new Typing(line, cursor, 0, Kind.COMMAND, Place.COMMAND);
        }
        Command command = Commands.find(name.text());
        return command == null ? inText(line, cursor, name.end()) : inArguments(command, line, cursor, name.end());
    }

    private static Typing inText(String line, int cursor, int from) {
        int start = line.lastIndexOf(' ', cursor - 1) + 1;
        return new Typing(line, cursor, Math.min(cursor, Math.max(from, start)), Kind.USER, Place.TEXT);
    }

    private static Typing inArguments(Command command, String line, int cursor, int from) {
        String typed = line.substring(0, cursor);
        int at = from;
        for (Argument argument : command.arguments()) {
            Arguments.Word word = Arguments.next(typed, at);
            if (argument.equals(command.last())) {
                return last(argument, line, cursor, word.start());
            }
            boolean isSkipped = argument.form() == Form.NUMBER
                    && !Argument.NUMBER.matcher(word.text()).matches();
            if (!isSkipped && word.end() >= cursor) {
                return new Typing(line, cursor, word.start(), argument.kind(), Place.BEFORE_OTHERS);
            }
            at = isSkipped ? at : word.end();
        }
        return new Typing(line, cursor, cursor, Kind.WORDS, Place.LAST);
    }

    private static Typing last(Argument argument, String line, int cursor, int start) {
        if (argument.form() == Form.TEXT && argument.kind() == Kind.WORDS) {
            return inText(line, cursor, start);
        }
        boolean isList = argument.label().endsWith("S") || argument.form() == Form.TEXT;
        int begin = isList ? Math.max(start, line.lastIndexOf(' ', cursor - 1) + 1) : start;
        return new Typing(
                line, cursor, Math.min(begin, cursor), argument.kind(), isList ? Place.BEFORE_OTHERS : Place.LAST);
    }

    boolean isInText() {
        return place == Place.TEXT;
    }

    private boolean isQuoted() {
        return start < cursor && line.charAt(start) == '"';
    }

    @Override
    public String word() {
        return isQuoted() ? Arguments.next(line.substring(0, cursor), start).text() : line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return place == Place.COMMAND ? 0 : 1;
    }

    @Override
    public List<String> words() {
        return place == Place.COMMAND ? List.of(word()) : List.of("", word());
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return cursor - start;
    }

    @Override
    public CharSequence escape(@Nullable CharSequence candidate, boolean complete) {
        String text = String.valueOf(candidate);
        boolean isNeeded =
                isQuoted() || (place == Place.BEFORE_OTHERS && (text.indexOf(' ') >= 0 || text.startsWith("\"")));
        if (!isNeeded) {
            return text;
        }
        String quoted = Arguments.quote(text);
        return complete ? quoted : quoted.substring(0, quoted.length() - 1);
    }
}
