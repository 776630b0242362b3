package org.lichat.console;

import static org.lichat.console.Argument.channel;
import static org.lichat.console.Argument.secret;
import static org.lichat.console.Argument.text;
import static org.lichat.console.Argument.user;
import static org.lichat.console.Command.local;
import static org.lichat.console.Command.sends;
import static org.lichat.console.Command.text;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.lichat.console.Argument.Kind;
import org.lichat.console.Command.Typed;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;
import org.lichat.wire.Symbol;

/** The commands of the core protocol. */
final class CoreCommands {
    static final List<Command> ALL = List.of(
            sends(Core.JOIN, "join j", "Goes into a channel.", channel()),
            sends(Core.LEAVE, "leave part", "Leaves a channel, the current one unless another is named.", joined()),
            sends(
                    Core.CREATE,
                    "create",
                    "Makes a channel; without a name an anonymous one, into which people are pulled.",
                    channel().optional()),
            local(
                    "msg",
                    "Says something in another channel.",
                    (session, typed) -> session.say(session.channel(text(typed, "CHANNEL")), text(typed, "TEXT")),
                    toJoined(),
                    text()),
            local(
                    "say",
                    "Says something, as a line without a slash does.",
                    (session, typed) -> session.say(session.here(), text(typed, "TEXT")),
                    text()),
            sends(Core.USERS, "users names", "Lists who is in a channel.", joined()),
            sends(
                    Core.CHANNELS,
                    "channels list",
                    "Lists the channels, or those below one.",
                    channel().optional()),
            sends(Core.USER_INFO, "user-info whois", "Tells about a user.", user()),
            sends(Core.SERVER_INFO, "server-info", "Tells what the server keeps of a user.", user()),
            sends(Core.PULL, "pull invite", "Brings a user into the channel.", user()),
            sends(Core.KICK, "kick", "Puts a user out of the channel.", user()),
            local(
                    "permissions",
                    "Lists who may do what here; or sets who may, by everybody, nobody, + NAMES or - NAMES.",
                    CoreCommands::permissions,
                    Argument.word("TYPE", Kind.TYPE, CoreCommands::nothing).optional(),
                    Argument.word("RULE", Kind.USER, CoreCommands::nothing)
                            .withForm(Argument.Form.TEXT)
                            .optional()),
            sends(Core.GRANT, "grant", "Lets a user do something here.", type(), user()),
            sends(Core.DENY, "deny", "Keeps a user from doing something here.", type(), user()),
            sends(Core.CAPABILITIES, "capabilities can", "Lists what you may do in a channel.", joined()),
            sends(
                    Core.REGISTER,
                    "register",
                    "Makes your name your own by a password, which is asked for; or changes it.",
                    secret("New password", Core.PASSWORD)),
            local("ping", "Tells how long the way to the server and back takes.", (session, typed) -> ping(session)));

    private CoreCommands() {}

    /** One of the channels in which the user is, instead of the current one. */
    private static Argument joined() {
        return toJoined().optional();
    }

    private static Argument toJoined() {
        return Argument.word(
                "CHANNEL", Kind.JOINED, (update, typed, session) -> update.with(Core.CHANNEL, session.channel(typed)));
    }

    private static Argument type() {
        return Argument.word(
                "TYPE", Kind.TYPE, (update, typed, session) -> update.with(Core.UPDATE_TYPE, Language.type(typed)));
    }

    static Update nothing(Update update, String typed, Session session) {
        return update;
    }

    private static CompletableFuture<?> permissions(Session session, List<Typed> typed) {
        Update permissions = Update.of(Core.PERMISSIONS).with(Core.CHANNEL, session.here());
        String type = text(typed, "TYPE");
        if (type.isEmpty()) {
            return session.ask(permissions);
        }
        Symbol symbol = Language.type(type);
        List<List<Object>> rules = List.of(List.of(symbol, Rules.read(text(typed, "RULE"))));
        return session.ask(permissions.with(Core.PERMISSION_RULES, rules));
    }

    private static CompletableFuture<?> ping(Session session) {
        return session.client().ping().thenAccept(way -> session.tell("To the server and back: " + millis(way) + "."));
    }

    private static String millis(Duration way) {
        return Math.max(1, way.toMillis()) + " ms";
    }
}
