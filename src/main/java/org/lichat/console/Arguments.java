package org.lichat.console;

/** The words of a line: between spaces, or in double quotes, where a backslash keeps a quote or a backslash as it is. */
final class Arguments {
    private Arguments() {}

    /**
     * A word.
     *
     * @param start where it begins in the line, a quote included
     * @param end behind it
     * @param text without quotes
     */
    record Word(int start, int end, String text) {}

    /** The next word from there on; an empty one at the end of the line when there is none. */
    static Word next(String line, int from) {
        int start = skip(line, from);
        if (start < line.length() && line.charAt(start) == '"') {
            return quoted(line, start);
        }
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ') {
            end++;
        }
        return new Word(start, end, line.substring(start, end));
    }

    /** All that follows, which may be in quotes as a whole. */
    static String rest(String line, int from) {
        Word word = next(line, from);
        boolean whole = skip(line, word.end()) == line.length();
        return whole ? word.text() : line.substring(word.start()).strip();
    }

    /** Where the next word begins. */
    static int skip(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** The text in quotes. */
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Word quoted(String line, int start) {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            text.append(line.charAt(at++));
        }
        return new Word(start, Math.min(at + 1, line.length()), text.toString());
    }
}
