package org.lichat.console;

import static org.lichat.console.Argument.channel;
import static org.lichat.console.Argument.secret;
import static org.lichat.console.Argument.text;
import static org.lichat.console.Argument.user;
import static org.lichat.console.Argument.word;
import static org.lichat.console.Command.local;
import static org.lichat.console.Command.sends;
import static org.lichat.console.Command.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lichat.console.Argument.Kind;
import org.lichat.console.Command.Typed;
import org.lichat.protocol.Core;
import org.lichat.protocol.InfoKeys;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.wire.Symbol;

/** The commands about channels, people and their powers: the other extensions, and what lichat-ee has for administrators. */
final class ManagementCommands {
    private static final Symbol TOPIC = Symbol.keyword("topic");

    private static final List<Command> CHANNEL = List.of(
            local("channel-info info", "Tells about the channel.", ManagementCommands::channelInfo, keys()),
            sends(
                    Shirakumo.SET_CHANNEL_INFO,
                    "set-channel-info",
                    "Sets what is told about the channel: its title, topic, rules, news, contact or url.",
                    key(Kind.CHANNEL_KEY),
                    text()),
            local("topic", "Tells the topic of the channel, or sets it.", ManagementCommands::topic, text().optional()),
            sends(Shirakumo.PAUSE, "pause", "Lets everybody speak once in so many seconds; 0 ends it.", seconds()),
            sends(Shirakumo.QUIET, "quiet", "Keeps others from seeing what a user says here.", user()),
            sends(Shirakumo.UNQUIET, "unquiet", "Ends that.", user()),
            sends(Shirakumo.QUIETED, "quieted", "Lists who is not seen here."),
            sends(Shirakumo.DESTROY, "destroy", "Ends a channel.", channel()),
            sends(Shirakumo.BRIDGE, "bridge", "Asks whether you may speak for others here."),
            sends(
                    Core.MESSAGE,
                    "speak-for",
                    "Says something for somebody elsewhere, as bridges do.",
                    word("NAME", Shirakumo.BRIDGE_NAME),
                    text()));

    private static final List<Command> ROLES = List.of(
            sends(Shirakumo.ROLES, "roles", "Lists the roles of the channel, or those of a user.", user().optional()),
            sends(Shirakumo.ROLE, "role", "Tells what a role may.", role()),
            sends(
                    Shirakumo.ROLE,
                    "create-role",
                    "Makes or changes a role, as in /create-role helper kick -ban.",
                    role(),
                    word(
                            "TYPES",
                            Kind.TYPE,
                            (update, typed, session) -> update.with(Core.PERMISSION_RULES, Rules.ofRole(typed)))),
            sends(Shirakumo.DELETE_ROLE, "delete-role", "Removes a role.", role()),
            sends(Shirakumo.ASSIGN_ROLE, "assign-role", "Gives a user a role.", role(), user()),
            sends(Shirakumo.REMOVE_ROLE, "remove-role", "Takes a role from a user.", role(), user()));

    private static final List<Command> SELF = List.of(
            sends(
                    Shirakumo.SET_USER_INFO,
                    "set-user-info",
                    "Sets what is told about you: your status, real-name, location, contact, birthday or public-key.",
                    key(Kind.USER_KEY),
                    text()),
            sends(Shirakumo.BLOCK, "block", "Hides what a user says from you.", user()),
            sends(Shirakumo.UNBLOCK, "unblock", "Ends that.", user()),
            sends(Shirakumo.BLOCKED, "blocked", "Lists whom you have blocked."),
            sends(Shirakumo.SHARE_IDENTITY, "share-identity share", "Makes a key by which somebody may speak as you."),
            sends(
                    Shirakumo.UNSHARE_IDENTITY,
                    "unshare-identity unshare",
                    "Takes such a key back, or all of them.",
                    word("KEY", Shirakumo.IDENTITY_KEY).optional()),
            sends(Shirakumo.LIST_SHARED_IDENTITIES, "identities", "Lists your keys, and as whom you may speak."),
            sends(
                    Shirakumo.ASSUME_IDENTITY,
                    "assume-identity assume",
                    "Uses a key of somebody.",
                    word("KEY", Shirakumo.IDENTITY_KEY),
                    user()),
            sends(
                    Core.MESSAGE,
                    "as",
                    "Says something as somebody who lets you.",
                    word("NAME", Kind.USER, (update, typed, session) -> update.with(Core.FROM, typed)),
                    text()),
            sends(Shirakumo.LAST_READ, "last-read", "Tells which message of the channel was read last."),
            sends(
                    Core.REGISTER,
                    "otp",
                    "Lets logins need a one-time password as well, by the key of their generator; off ends that.",
                    word(
                            "KEY",
                            Kind.WORDS,
                            (update, typed, session) ->
                                    update.with(Shirakumo.OTP_KEY, typed.equals("off") ? "" : typed)),
                    secret("Your password", Core.PASSWORD)));

    private static final List<Command> SERVER = List.of(
            sends(Shirakumo.KILL, "kill", "Ends the connections of a user.", user()),
            sends(Shirakumo.BAN, "ban", "Keeps a name off the server.", user()),
            sends(Shirakumo.UNBAN, "unban", "Ends that.", user()),
            sends(Shirakumo.BLACKLIST, "blacklist", "Lists which names are banned."),
            sends(Shirakumo.IP_BAN, "ip-ban", "Keeps an address off the server, or all under a mask.", ip(), mask()),
            sends(Shirakumo.IP_UNBAN, "ip-unban", "Ends that.", ip(), mask()),
            sends(Shirakumo.IP_BLACKLIST, "ip-blacklist", "Lists which addresses are banned."),
            sends(
                    OwnUpdates.PASSWD,
                    "passwd",
                    "Gives a registered user another password, which is asked for.",
                    user(),
                    secret("New password", Core.PASSWORD)),
            sends(OwnUpdates.EXPORT, "export", "Shows everything that is kept of a person.", user()),
            sends(OwnUpdates.ERASE, "erase", "Erases everything that is kept of a person.", user()),
            sends(OwnUpdates.RESET_OTP, "reset-otp", "Lets a user log in without one-time passwords again.", user()));

    static final List<Command> ALL =
            Stream.of(CHANNEL, ROLES, SELF, SERVER).flatMap(List::stream).toList();

    private ManagementCommands() {}

    private static Argument role() {
        return word("ROLE", Shirakumo.ROLE_NAME);
    }

    private static Argument ip() {
        return word("ADDRESS", Shirakumo.IP);
    }

    private static Argument mask() {
        return word("MASK", Shirakumo.MASK).optional();
    }

    private static Argument key(Kind kind) {
        return word(
                "KEY",
                kind,
                (update, typed, session) ->
                        update.with(Shirakumo.INFO_KEY, Symbol.keyword(typed.toLowerCase(Locale.ROOT))));
    }

    private static Argument keys() {
        return word("KEYS", Kind.CHANNEL_KEY, CoreCommands::nothing).optional();
    }

    private static Argument seconds() {
        return word("SECONDS", Kind.WORDS, (update, typed, session) -> {
            if (!Argument.NUMBER.matcher(typed).matches() || typed.startsWith("#")) {
                throw new Refusal("“" + typed + "” is no number of seconds.");
            }
            return update.with(Shirakumo.BY, Long.parseLong(typed));
        });
    }

    /** What is not set is not told, so the answer may be nothing at all: a ping tells when it has come. */
    private static CompletableFuture<?> channelInfo(Session session, List<Typed> typed) {
        String keys = text(typed, "KEYS");
        Set<Symbol> named = Stream.of(keys.split(" +", -1))
                .filter(key -> !key.isEmpty())
                .map(Symbol::keyword)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return session.askMany(Update.of(Shirakumo.CHANNEL_INFO)
                .with(Core.CHANNEL, session.here())
                .with(Shirakumo.INFO_KEYS, named.isEmpty() ? InfoKeys.ALL : new InfoKeys(named)));
    }

    private static CompletableFuture<?> topic(Session session, List<Typed> typed) {
        String topic = text(typed, "TEXT");
        if (topic.isEmpty()) {
            return session.ask(Update.of(Shirakumo.CHANNEL_INFO)
                    .with(Core.CHANNEL, session.here())
                    .with(Shirakumo.INFO_KEYS, new InfoKeys(Set.of(TOPIC))));
        }
        return session.ask(Update.of(Shirakumo.SET_CHANNEL_INFO)
                .with(Core.CHANNEL, session.here())
                .with(Shirakumo.INFO_KEY, TOPIC)
                .with(Core.TEXT, topic));
    }
}
