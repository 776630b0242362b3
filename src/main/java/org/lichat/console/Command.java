package org.lichat.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.console.Argument.Form;
import org.lichat.console.Argument.Need;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/**
 * Something that can be typed after a slash.
 *
 * @param names its name, and others for it
 * @param arguments in the order in which they are typed
 * @param help a sentence
 * @param action what it does
 */
record Command(List<String> names, List<Argument> arguments, String help, Action action) {

    /** What a command does with its arguments. */
    interface Action {
        /** Does it; the future completes when it is done, or fails. */
        CompletableFuture<?> run(Session session, List<Typed> typed);
    }

    /** An argument as it was typed; an empty text where the default is meant. */
    record Typed(Argument argument, String text) {}

    /** A command that sends an update of that type, about the current channel unless an argument names another. */
    static Command sends(UpdateType type, String names, String help, Argument... arguments) {
        return sends(Update.of(type), names, help, arguments);
    }

    /** A command that sends that update, filled by its arguments. */
    static Command sends(Update template, String names, String help, Argument... arguments) {
        return local(names, help, (session, typed) -> session.ask(filled(template, session, typed)), arguments);
    }

    /** A command that does something else. */
    static Command local(String names, String help, Action action, Argument... arguments) {
        return new Command(List.of(names.split(" ", -1)), List.of(arguments), help, action);
    }

    /** The update with what was typed, in the current channel where it needs one. */
    static Update filled(Update template, Session session, List<Typed> typed) {
        Update update = template;
        for (Typed one : typed) {
            update = one.argument().filling().into(update, one.text(), session);
        }
        boolean needsChannel = update.is(Core.CHANNEL_UPDATE) && !update.is(Core.CHANNELS);
        return needsChannel && update.find(Core.CHANNEL) == null ? update.with(Core.CHANNEL, session.here()) : update;
    }

    String name() {
        return names.get(0);
    }

    /** How it is typed. */
    String usage() {
        return "/" + name() + arguments.stream().map(Argument::usage).collect(Collectors.joining());
    }

    /** Runs the command with the rest of its line. */
    CompletableFuture<?> run(String line, int from, Session session) {
        return action.run(session, read(line, from));
    }

    /** The first text among the arguments with that label; empty when there is none. */
    static String text(List<Typed> typed, String label) {
        return typed.stream()
                .filter(one -> one.argument().label().equals(label))
                .map(Typed::text)
                .findFirst()
                .orElse("");
    }

    private List<Typed> read(String line, int from) {
        List<Typed> typed = new ArrayList<>();
        int at = from;
        for (Argument argument : arguments) {
            String text = "";
            if (argument.form() != Form.SECRET) {
                boolean toTheEnd = argument.equals(last());
                Arguments.Word word = Arguments.next(line, at);
                boolean taken = argument.form() != Form.NUMBER || isNumber(line, word, toTheEnd);
                text = !taken ? "" : toTheEnd ? rest(argument, line, at) : word.text();
                at = !taken ? at : toTheEnd ? line.length() : word.end();
            }
            if (!text.isEmpty() || argument.need() == Need.DEFAULTED) {
                typed.add(new Typed(argument, text));
            } else if (argument.need() == Need.REQUIRED) {
                throw new Refusal(argument.label() + " is missing: " + usage());
            }
        }
        if (Arguments.skip(line, at) < line.length()) {
            throw new Refusal("That is too much: " + usage());
        }
        return typed;
    }

    private static String rest(Argument argument, String line, int at) {
        return argument.form() == Form.TEXT ? line.substring(at).strip() : Arguments.rest(line, at);
    }

    /** Where a text follows, something has to be left for it. */
    private static boolean isNumber(String line, Arguments.Word word, boolean isLast) {
        return Argument.NUMBER.matcher(word.text()).matches()
                && (isLast || Arguments.skip(line, word.end()) < line.length());
    }

    /** The argument that goes to the end of the line; null if there is none. */
    @Nullable Argument last() {
        Argument last = null;
        for (Argument argument : arguments) {
            last = argument.form() == Form.SECRET ? last : argument;
        }
        return last;
    }

    /** All commands by each of their names. */
    static Map<String, Command> byName(List<Command> commands) {
        Map<String, Command> byName = new LinkedHashMap<>();
        for (Command command : commands) {
            for (String name : command.names) {
                if (byName.put(name, command) != null) {
                    throw new IllegalArgumentException("There are two commands /" + name + ".");
                }
            }
        }
        return byName;
    }
}
