package org.lichat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every short text is accepted exactly when the grammar of §1 says so, here as regular expressions. */
class GrammarTest {
    private static final String ALPHABET = "a1.:\"\\() \t\0";
    private static final int LENGTH = 5;

    private static final String WHITE = "[\\t\\n\\u000B\\f\\r ]+";
    private static final String ESCAPE = "\\\\[^\\x00]";
    private static final String NAME_CHARACTER = "(?:" + ESCAPE + "|[^\\\\: \".()\\x00\\t\\n\\u000B\\f\\r])";
    private static final String NAME = NAME_CHARACTER + "+";
    private static final Pattern TOKEN = Pattern.compile("(?<expr>\"(?:" + ESCAPE + "|[^\"\\\\\\x00])*\""
            + "|[0-9]+(?:\\.[0-9]*)?|\\.[0-9]*"
            + "|:" + NAME + "|(?![0-9])" + NAME + "(?::" + NAME + ")?)"
            + "|(?<white>" + WHITE + ")|(?<other>[()\\x00])");
    private static final Pattern LIST = Pattern.compile("\\( ?(?:E(?: E)*)? ?\\)");

    private final Reader reader = new Reader(ReaderTest.KNOWN, Bounds.DEFAULT);

    @Test
    void acceptsWhatTheGrammarAccepts() {
        int texts = 0;
        int accepted = 0;
        for (int length = 0; length <= LENGTH; length++) {
            int count = (int) Math.pow(ALPHABET.length(), length);
            for (int number = 0; number < count; number++) {
                String text = text(number, length);
                boolean reads = reads(text);
                assertEquals(isUpdateOrExpression(text), reads, () -> text.replace('\0', '0'));
                texts++;
                accepted += reads ? 1 : 0;
            }
        }
        assertEquals(177_156, texts);
        assertTrue(accepted > 8_000, accepted + " accepted");
    }

    private boolean reads(String text) {
        try {
            reader.read(text);
            return true;
        } catch (MalformedExpression e) {
            return false;
        }
    }

    /** Abbreviates tokens to E, one space, or themselves, then lists of these to E until one is left. */
    private static boolean isUpdateOrExpression(String text) {
        StringBuilder shape = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!token.region(at, text.length()).lookingAt()) {
                return false;
            }
            shape.append(token.group("expr") != null ? "E" : token.group("white") != null ? " " : token.group());
            at = token.end();
        }
        String before = "";
        String after = shape.toString();
        while (!before.equals(after)) {
            before = after;
            after = LIST.matcher(before).replaceAll("E");
        }
        return after.matches(" ?E ?(\0 ?)?");
    }

    private static String text(int number, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int rest = number; text.length() < length; rest /= ALPHABET.length()) {
            text.append(ALPHABET.charAt(rest % ALPHABET.length()));
        }
        return text.toString();
    }
}
