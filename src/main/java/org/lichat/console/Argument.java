package org.lichat.console;

import java.util.regex.Pattern;
import org.lichat.protocol.Core;
import org.lichat.protocol.Slot;
import org.lichat.protocol.Update;

/**
 * What a command takes.
 *
 * @param label how it is called in help
 * @param form how it is written
 * @param need whether it has to be there
 * @param kind what it names, for completion
 * @param filling what becomes of it
 */
record Argument(String label, Form form, Need need, Kind kind, Filling filling) {
    static final Pattern NUMBER = Pattern.compile("#?[0-9]{1,9}");

    /** How an argument is written. */
    enum Form {
        /** A word, or several in quotes; the last one of a command goes to the end of the line. */
        WORD,
        /** All that is left of the line, as it is. */
        TEXT,
        /** The number of a message, where there is one. */
        NUMBER,
        /** Not in the line at all: it is asked for, unseen. */
        SECRET
    }

    /** Whether an argument has to be there. */
    enum Need {
        REQUIRED,
        /** Nothing is filled in without it. */
        OPTIONAL,
        /** Without it, what an empty one stands for. */
        DEFAULTED
    }

    /** What an argument names. */
    enum Kind {
        USER,
        CHANNEL,
        /** A channel in which the user is. */
        JOINED,
        TYPE,
        EMOTE,
        FILE,
        CHANNEL_KEY,
        USER_KEY,
        COMMAND,
        WORDS
    }

    /** Puts what was typed into an update. */
    interface Filling {
        /** The update with it; throws {@link Refusal} when it means nothing. */
        Update into(Update update, String typed, Session session);
    }

    static Argument word(String label, Kind kind, Filling filling) {
        return new Argument(label, Form.WORD, Need.REQUIRED, kind, filling);
    }

    static Argument word(String label, Slot<String> slot) {
        return word(label, Kind.WORDS, (update, typed, session) -> update.with(slot, typed));
    }

    /** The name of a user, for the target. */
    static Argument user() {
        return word("NAME", Kind.USER, (update, typed, session) -> update.with(Core.TARGET, typed));
    }

    static Argument channel() {
        return word(
                "CHANNEL", Kind.CHANNEL, (update, typed, session) -> update.with(Core.CHANNEL, session.channel(typed)));
    }

    static Argument text() {
        return new Argument(
                "TEXT",
                Form.TEXT,
                Need.REQUIRED,
                Kind.WORDS,
                (update, typed, session) -> update.with(Core.TEXT, typed));
    }

    /** The number of a message; without one it is the newest. */
    static Argument message(Filling filling) {
        return new Argument("NUMBER", Form.NUMBER, Need.DEFAULTED, Kind.WORDS, filling);
    }

    /** A password, which is asked for. */
    static Argument secret(String question, Slot<String> slot) {
        Filling filling = (update, typed, session) -> {
            String first = session.screen().secret(question + ": ");
            if (first == null || first.isEmpty()) {
                throw new Refusal("No password was given; in a pipe it comes from " + PipeScreen.PASSWORD + ".");
            }
            if (session.screen().isForPerson() && !first.equals(session.screen().secret("The same once more: "))) {
                throw new Refusal("The two are not the same; nothing is changed.");
            }
            return update.with(slot, first);
        };
        return new Argument("", Form.SECRET, Need.DEFAULTED, Kind.WORDS, filling);
    }

    Argument optional() {
        return new Argument(label, form, Need.OPTIONAL, kind, filling);
    }

    Argument withForm(Form other) {
        return new Argument(label, other, need, kind, filling);
    }

    /** As it is written in help. */
    String usage() {
        if (form == Form.SECRET) {
            return "";
        }
        return need == Need.REQUIRED ? " " + label : " [" + label + "]";
    }
}
