package org.lichat.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.wire.Symbol;

/** How what the extensions have is told, where a sentence does not do. */
final class ExtensionTellers {
    private final Session session;
    private final Rendering rendering;

    ExtensionTellers(Session session, Rendering rendering) {
        this.session = session;
        this.rendering = rendering;
    }

    void addTo(Map<UpdateType, Rendering.Teller> tellers) {
        tellers.put(Shirakumo.TYPING, Rendering::nothing);
        tellers.put(Shirakumo.DATA, this::data);
        tellers.put(Shirakumo.EMOTE, this::emote);
        tellers.put(Shirakumo.EDIT, this::edit);
        tellers.put(Shirakumo.REACT, this::react);
        tellers.put(Shirakumo.PAUSE, this::pause);
        tellers.put(Shirakumo.ROLE, this::role);
        tellers.put(Shirakumo.IP_BLACKLIST, this::addresses);
        tellers.put(Shirakumo.IP_BAN, update -> address(update, " is banned."));
        tellers.put(Shirakumo.IP_UNBAN, update -> address(update, " is banned no more."));
        tellers.put(Shirakumo.LIST_SHARED_IDENTITIES, this::identities);
    }

    private Line data(Update data) {
        Messages.Message numbered = session.messages().shown(data);
        String name = data.find(Shirakumo.FILENAME);
        long size = data.get(Shirakumo.PAYLOAD).length() / 4L * 3;
        return Line.ofMessage(numbered.number(), Rendering.when(data))
                .name(data.get(Core.FROM))
                .say(" sends a file to ")
                .channel(data.get(Core.CHANNEL))
                .say(": " + (name == null ? "" : name + ", "))
                .say(data.get(Shirakumo.CONTENT_TYPE) + ", about " + Attachment.size(size));
    }

    /** The images come before the list of emotes; they cannot be shown here. */
    private @Nullable Line emote(Update emote) {
        String user = emote.find(Core.FROM);
        String primary = session.client().primary();
        if (user == null || user.equalsIgnoreCase(primary)) {
            return null;
        }
        boolean isRemoved = emote.get(Shirakumo.PAYLOAD).isEmpty();
        return rendering
                .line(emote)
                .name(user)
                .say(isRemoved ? " removes" : " adds")
                .say(" the emote :" + emote.get(Shirakumo.EMOTE_NAME) + ": of ")
                .channel(emote.get(Core.CHANNEL))
                .say(".");
    }

    private Line edit(Update edit) {
        String user = edit.get(Core.FROM);
        Messages.Message known = session.messages().find(user, edit.get(Core.ID));
        Line line = Line.of(Line.Mark.EVENT, Rendering.when(edit)).name(user);
        String what = known == null ? "a message in " : "message " + known.number() + " in ";
        boolean isDeleted = edit.get(Core.TEXT).isEmpty();
        line.say(isDeleted ? " takes back " : " changes ").say(what).channel(edit.get(Core.CHANNEL));
        return isDeleted ? line.say(".") : line.say(" to: ").say(edit.get(Core.TEXT));
    }

    private @Nullable Line react(Update react) {
        Messages.Message known = session.messages().find(react.get(Core.TARGET), react.get(Core.UPDATE_ID));
        if (known == null) {
            return null; // shirakumo §20
        }
        String user = react.get(Core.FROM);
        String emote = react.get(Shirakumo.REACTION);
        int many = session.messages().react(known, emote, user);
        return Line.of(Line.Mark.EVENT, Rendering.when(react))
                .name(user)
                .say(" reacts to message " + known.number() + " of ")
                .name(known.from())
                .say(": " + emote + ", now " + many);
    }

    private Line pause(Update pause) {
        long by = pause.get(Shirakumo.BY);
        return rendering
                .line(pause)
                .say("In ")
                .channel(pause.get(Core.CHANNEL))
                .say(
                        by == 0
                                ? " everybody may speak as often as they like."
                                : " everybody may speak once in " + by + " seconds.");
    }

    private Line role(Update role) {
        Line line = rendering.line(role).say("The role " + role.get(Shirakumo.ROLE_NAME) + " in ");
        line.channel(role.get(Core.CHANNEL)).say(":");
        for (List<Object> rule : CoreTellers.rules(role)) {
            if (rule.size() == 2) {
                boolean granted = rule.get(1).equals(Symbol.T);
                line.row().say((granted ? "may " : "may not ") + Language.words(rule.get(0)));
            }
        }
        return line;
    }

    private Line address(Update update, String what) {
        String mask = update.find(Shirakumo.MASK);
        return rendering
                .line(update)
                .say("The address " + update.get(Shirakumo.IP) + (mask == null ? "" : " under the mask " + mask)
                        + what);
    }

    private Line addresses(Update blacklist) {
        List<List<String>> targets = blacklist.find(Shirakumo.IP_TARGETS);
        Line line = rendering
                .line(blacklist)
                .say(targets == null || targets.isEmpty() ? "No address is banned." : "Banned:");
        if (targets != null) {
            targets.forEach(target -> line.row().say(String.join(" under the mask ", target)));
        }
        return line;
    }

    private Line identities(Update list) {
        Line line = rendering.line(list).say("You may speak as: ");
        List<Object> others = list.find(Shirakumo.IDENTITIES);
        line.names(
                others == null
                        ? List.of()
                        : others.stream().map(Language::words).toList());
        List<Object> shares = list.find(Shirakumo.SHARES);
        if (shares != null) {
            shares.forEach(share -> share(line, share));
        }
        return line;
    }

    private static void share(Line line, Object share) {
        if (share instanceof List<?> pair && pair.size() == 2) {
            line.row().say("the key " + Language.words(pair.get(0)) + ": ");
            if (pair.get(1) instanceof String user) {
                line.name(user).say(" may speak as you");
            } else {
                line.say("not used yet");
            }
        }
    }
}
