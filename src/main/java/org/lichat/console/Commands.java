package org.lichat.console;

import static org.lichat.console.Argument.word;
import static org.lichat.console.Command.local;
import static org.lichat.console.Command.text;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.console.Argument.Kind;
import org.lichat.console.Command.Typed;

/** All that can be typed after a slash. */
final class Commands {
    private static final List<Command> LOCAL = List.of(
            local(
                    "channel c",
                    "Makes another channel the current one, by its name or number; Alt and a digit do the same.",
                    Commands::channel,
                    word("CHANNEL", Kind.JOINED, CoreCommands::nothing).optional()),
            local(
                    "raw",
                    "Sends an update as it is written, as in /raw (join :channel \"x\").",
                    (session, typed) -> session.ask(Language.read(text(typed, "TEXT"))),
                    Argument.text()),
            local(
                    "help h ?",
                    "Lists the commands, or tells about one.",
                    Commands::help,
                    word("COMMAND", Kind.COMMAND, CoreCommands::nothing).optional()),
            local("quit q exit bye", "Says goodbye.", (session, typed) -> {
                session.screen().end();
                return done();
            }));

    private static final Map<String, Command> BY_NAME =
            Command.byName(Stream.of(LOCAL, CoreCommands.ALL, MessageCommands.ALL, ManagementCommands.ALL)
                    .flatMap(Collection::stream)
                    .toList());

    private Commands() {}

    /** The commands, each once. */
    static List<Command> all() {
        return BY_NAME.values().stream().distinct().toList();
    }

    /** The command of that name, with its slash or without; null if there is none. */
    static @Nullable Command find(String name) {
        return BY_NAME.get((name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT));
    }

    /**
     * Does what a line says: a command after a slash, else a message for the current channel.
     *
     * @return completes when there is an answer and it was shown, or fails
     */
    static CompletableFuture<?> run(String line, Session session) {
        if (!line.startsWith("/") || line.startsWith("//")) {
            return session.say(session.here(), line.startsWith("/") ? line.substring(1) : line);
        }
        Arguments.Word name = Arguments.next(line, 1);
        Command command = find(name.text());
        if (command == null || name.start() > 1) {
            throw new Refusal("There is no command /" + name.text()
                    + "; /help lists them, and a second slash before a line makes it a message.");
        }
        return command.run(line, name.end(), session);
    }

    private static CompletableFuture<?> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<?> channel(Session session, List<Typed> typed) {
        List<String> joined = session.channels().joined();
        String named = text(typed, "CHANNEL");
        if (named.isEmpty()) {
            Line line = Line.of(Line.Mark.ANSWER, Instant.now()).say("You are in");
            for (String channel : joined) {
                line.row().say(joined.indexOf(channel) + 1 + " ").channel(channel);
                line.say(session.channels().isCurrent(channel) ? ", the current one" : "");
            }
            session.screen().show(line);
            return done();
        }
        String channel = session.channel(named);
        if (session.channels().isIn(channel)) {
            go(session, channel);
        } else if (Argument.NUMBER.matcher(named).matches()) {
            go(session, Integer.parseInt(named.replace("#", "")));
        } else {
            throw new Refusal("You are not in " + Harmless.name(channel) + "; /join goes into it.");
        }
        return done();
    }

    /** Makes the channel with that number the current one. */
    static void go(Session session, int number) {
        List<String> joined = session.channels().joined();
        if (number < 1 || number > joined.size()) {
            throw new Refusal("There is no channel " + number + "; /channel lists yours.");
        }
        go(session, joined.get(number - 1));
    }

    private static void go(Session session, String channel) {
        session.go(channel);
        session.screen()
                .show(Line.of(Line.Mark.ANSWER, Instant.now())
                        .say("What you type is for ")
                        .channel(channel)
                        .say(" now."));
    }

    private static CompletableFuture<?> help(Session session, List<Typed> typed) {
        String named = text(typed, "COMMAND");
        if (named.isEmpty()) {
            session.screen().show(overview());
            return done();
        }
        Command command = find(named);
        if (command == null) {
            throw new Refusal("There is no command " + named + "; /help lists them.");
        }
        List<String> others = command.names().subList(1, command.names().size());
        Line line = Line.of(Line.Mark.ANSWER, Instant.now()).say(command.usage());
        line.row().say(command.help());
        if (!others.isEmpty()) {
            line.row().say("Also: /" + String.join(", /", others));
        }
        session.screen().show(line);
        return done();
    }

    private static Line overview() {
        Line line = Line.of(Line.Mark.ANSWER, Instant.now());
        line.say("What you type is said in the current channel, unless it begins with a slash;"
                + " two slashes say what begins with one. Tab completes. /help COMMAND tells more about one of these:");
        line.row()
                .say(String.join(
                        " ", all().stream().map(command -> "/" + command.name()).toList()));
        return line;
    }
}
