package org.lichat.shirakumo;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.lichat.server.Request;
import org.lichat.server.Server;

/**
 * A text for people, without control characters.
 *
 * @param most how many characters it may have
 * @param forbidden what it must not contain
 * @param accepts what else it must be
 * @param words says all of that, such as "one line of text"
 */
record InfoText(int most, Pattern forbidden, Predicate<String> accepts, String words) implements InfoForm {
    /** Control characters, and what breaks lines or turns the direction of what stands beside the text. */
    private static final Pattern IN_LINE = Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]");

    private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}&&[^\\n\\r]]");

    /** One line of up to so many characters. */
    static InfoText line(int most) {
        return new InfoText(most, IN_LINE, text -> true, "one line of text");
    }

    /** Lines with up to so many characters in all. */
    static InfoText lines(int most) {
        return new InfoText(most, IN_LINES, text -> true, "text");
    }

    /** The same with one more condition, which the words say together with the others. */
    InfoText that(Predicate<String> accepted, String saying) {
        return new InfoText(most, forbidden, accepted, saying);
    }

    @Override
    public boolean isIn(Server server) {
        return true;
    }

    @Override
    public boolean isSaid() {
        return true;
    }

    @Override
    public void read(InfoKey key, Request request, String text, Consumer<String> then) {
        if (!isOne(text)) {
            throw key.malformed("is " + words + ", without control characters, and has at most " + most
                    + " characters; nothing at all unsets it");
        }
        then.accept(text);
    }

    private boolean isOne(String text) {
        return text.length() <= 2 * most
                && text.codePointCount(0, text.length()) <= most
                && !text.isBlank()
                && !forbidden.matcher(text).find()
                && accepts.test(text);
    }
}
