package org.lichat.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/** How what the core protocol has is told, where a sentence does not do. */
final class CoreTellers {
    /** What was said before that calls for no attention. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final Session session;
    private final Rendering rendering;

    CoreTellers(Session session, Rendering rendering) {
        this.session = session;
        this.rendering = rendering;
    }

    void addTo(Map<UpdateType, Rendering.Teller> tellers) {
        tellers.put(Core.CONNECT, Rendering::nothing);
        tellers.put(Core.DISCONNECT, Rendering::nothing);
        tellers.put(Core.PING, Rendering::nothing);
        tellers.put(Core.PONG, Rendering::nothing);
        tellers.put(Core.JOIN, this::join);
        tellers.put(Core.LEAVE, this::leave);
        tellers.put(Core.MESSAGE, this::message);
        tellers.put(Core.PERMISSIONS, this::permissions);
        tellers.put(Core.USER_INFO, this::userInfo);
        tellers.put(Core.SERVER_INFO, this::serverInfo);
    }

    private Line join(Update join) {
        return who(join, " are in ", " has joined ");
    }

    private Line leave(Update leave) {
        return who(leave, " have left ", " has left ");
    }

    private Line who(Update update, String own, String others) {
        String user = update.get(Core.FROM);
        Line line = rendering.line(update);
        boolean isOwn = session.isOwn(user);
        (isOwn ? line.say("You") : line.name(user)).say(isOwn ? own : others);
        return line.channel(update.get(Core.CHANNEL)).say(".");
    }

    private Line message(Update message) {
        String text = message.get(Core.TEXT);
        Line line = head(message);
        replied(message, line);
        line.say(": ").say(text);
        String link = message.find(Shirakumo.LINK);
        return link == null ? line : line.say(" (" + link + ")", Line.Style.DIM);
    }

    /** The number, the channel unless it goes without saying, and the sender. */
    private Line head(Update message) {
        Messages.Message numbered = session.messages().shown(message);
        Instant when = Rendering.when(message);
        Line line =
                isMention(message) ? Line.ofMention(numbered.number(), when) : Line.ofMessage(numbered.number(), when);
        String channel = message.get(Core.CHANNEL);
        if (!session.screen().isForPerson() || !session.channels().isCurrent(channel)) {
            line.say("[").channel(channel).say("] ");
        }
        line.name(message.get(Core.FROM));
        String bridge = message.find(Shirakumo.BRIDGE_NAME);
        return bridge == null ? line : line.say(" by ").name(bridge);
    }

    private boolean isMention(Update message) {
        if (session.isOwn(message.get(Core.FROM))) {
            return false;
        }
        String name = Pattern.quote(session.client().name());
        boolean is = Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + name + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(message.get(Core.TEXT))
                .find();
        if (is && Rendering.when(message).isAfter(Instant.now().minus(RECENT))) {
            session.screen().ring();
        }
        return is;
    }

    private void replied(Update message, Line line) {
        List<Object> to = message.find(Shirakumo.REPLY_TO);
        if (to == null || to.size() != 2 || !(to.get(0) instanceof String user)) {
            return;
        }
        Id id = Id.read(to.get(1));
        Messages.Message known = id == null ? null : session.messages().find(user, id);
        line.say(" (to ").name(user).say(known == null ? ")" : ", " + known.number() + ")");
    }

    private Line permissions(Update permissions) {
        Line line = rendering
                .line(permissions)
                .say("Who may do what in ")
                .channel(permissions.get(Core.CHANNEL))
                .say(":");
        rules(permissions).forEach(rule -> Rules.tell(line, rule));
        return line;
    }

    static List<List<Object>> rules(Update update) {
        @Nullable List<List<Object>> rules = update.find(Core.PERMISSION_RULES);
        return rules == null ? List.of() : rules;
    }

    private Line userInfo(Update info) {
        Long connections = info.find(Core.CONNECTION_COUNT);
        boolean isRegistered = info.find(Core.REGISTERED) != null;
        Line line = rendering
                .line(info)
                .name(info.get(Core.TARGET))
                .say(isRegistered ? " is registered" : " is not registered")
                .say(
                        connections == null || connections == 0
                                ? " and not here."
                                : " and here, connections: " + connections + ".");
        table(line, info.find(Shirakumo.INFO));
        return line;
    }

    private Line serverInfo(Update info) {
        Line line = rendering
                .line(info)
                .say("The server knows of ")
                .name(info.get(Core.TARGET))
                .say(":");
        table(line, info.find(Core.ATTRIBUTES));
        List<List<List<Object>>> connections = info.find(Core.CONNECTION_ATTRIBUTES);
        if (connections != null) {
            connections.forEach(connection -> {
                line.row().say("a connection:");
                table(line, connection);
            });
        }
        return line;
    }

    /** Adds the pairs of an association list, a row each. */
    private static void table(Line line, @Nullable List<?> pairs) {
        if (pairs == null) {
            return;
        }
        for (Object pair : pairs) {
            if (pair instanceof List<?> list && list.size() == 2) {
                line.row().say(Language.words(list.get(0)) + ": " + Language.words(list.get(1)));
            }
        }
    }
}
