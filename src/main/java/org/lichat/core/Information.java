package org.lichat.core;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.ATTRIBUTES;
import static org.lichat.protocol.Core.CAPABILITIES;
import static org.lichat.protocol.Core.CHANNELS;
import static org.lichat.protocol.Core.CHANNEL_NAMES;
import static org.lichat.protocol.Core.CONNECTION_ATTRIBUTES;
import static org.lichat.protocol.Core.CONNECTION_COUNT;
import static org.lichat.protocol.Core.PERMITTED;
import static org.lichat.protocol.Core.REGISTERED;
import static org.lichat.protocol.Core.SERVER_INFO;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.USERS;
import static org.lichat.protocol.Core.USER_INFO;
import static org.lichat.protocol.Core.USER_NAMES;
import static org.lichat.protocol.Failures.NO_SUCH_USER;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UniversalTime;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installation.Described;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.wire.Symbol;

/** What clients can ask about channels, users and the server (§5.5). */
@Installed
public final class Information implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.query(CHANNELS, this::channels);
        server.query(USERS, this::users);
        server.query(CAPABILITIES, this::capabilities);
        server.query(USER_INFO, this::userInfo);
        server.query(SERVER_INFO, this::serverInfo);
        for (UpdateType type : List.of(CHANNELS, USERS, CAPABILITIES)) {
            server.permit(type, ANYONE, ANYONE, ANYONE);
        }
        server.permit(USER_INFO, ANYONE, NO_ONE, NO_ONE);
        server.permit(SERVER_INFO, REGISTRANT, NO_ONE, NO_ONE);
        // Both are also about registered users who are away.
        server.exempt(USER_INFO, Checks.TARGET_EXISTS);
        server.exempt(SERVER_INFO, Checks.TARGET_EXISTS);
        server.checkAfter(Checks.TARGET_EXISTS, new Check("§5.5.5.1", SERVER_INFO, Information::targetKnown));
        server.checkAfter(Checks.TARGET_EXISTS, new Check("§5.5.3.1", USER_INFO, Information::targetKnown));
        server.describeUser(Symbol.lichat("channels"), Information::channelNames);
        server.describeUser(Symbol.lichat("registered-on"), Information::registeredOn);
        server.describeConnection(
                Symbol.lichat("connected-on"), connection -> UniversalTime.of(connection.connectedOn()));
    }

    /** §5.5.1. Anonymous channels are never listed, not even for those who are in them. */
    private void channels(Request request) {
        List<String> names = request.server().network().channels().stream()
                .filter(channel -> channel.kind() != Channel.Kind.ANONYMOUS) // 1
                .filter(channel -> channel.permits(request.user(), CHANNELS)) // 2
                .map(Channel::name)
                .sorted()
                .map(Name::toString)
                .toList();
        request.reply(request.update().with(CHANNEL_NAMES, names)); // 3
    }

    /** §5.5.2. Those who are in the channel now, which may be ahead of the joins and leaves that have been shown. */
    private void users(Request request) {
        request.requireMember(); // 1
        List<String> names =
                request.channel().users().stream().map(User::toString).toList(); // 2
        request.reply(request.update().with(USER_NAMES, names)); // 3
    }

    /** §5.5.4. */
    private void capabilities(Request request) {
        request.requireMember(); // 1
        List<Symbol> permitted = request.server().installation().sendable().stream() // 2
                .filter(type -> type.isKnownTo(request.connection().dialect()))
                .filter(type -> request.channel().permits(request.user(), type))
                .map(UpdateType::printed)
                .toList();
        request.reply(request.update().with(PERMITTED, permitted)); // 3
    }

    /** §5.5.3.1 and §5.5.5.1, which take the place of §5.1.7. */
    private static void targetKnown(Request request) {
        if (request.findTarget() == null && !isRegistered(request)) {
            throw new Failure(NO_SUCH_USER, "There is no user " + request.get(TARGET) + ".");
        }
    }

    private static boolean isRegistered(Request request) {
        return request.server().profiles().has(Name.of(request.get(TARGET)));
    }

    /** §5.5.3. */
    private void userInfo(Request request) {
        User user = request.findTarget();
        long connections = user == null ? 0 : user.connections().size();
        Update answer = request.update().with(CONNECTION_COUNT, connections).without(REGISTERED);
        var information = request.server().installation().information();
        if (user != null) {
            request.reply(told(information, answer, user.profile()));
        } else if (information.isEmpty()) {
            request.reply(isRegistered(request) ? answer.with(REGISTERED, true) : answer);
        } else {
            Name name = Name.of(request.get(TARGET));
            request.after(
                    request.lookUp(() ->
                            Optional.ofNullable(request.server().profiles().find(name))),
                    away -> request.reply(told(information, answer, away.orElse(null))));
        }
    }

    private static Update told(
            List<BiFunction<Update, Profile, Update>> information, Update answer, @Nullable Profile profile) { // 2
        if (profile == null) {
            return answer;
        }
        Update told = answer.with(REGISTERED, true);
        for (BiFunction<Update, Profile, Update> more : information) {
            told = more.apply(told, profile);
        }
        return told;
    }

    /** §5.5.5. */
    private void serverInfo(Request request) {
        User user = request.findTarget();
        if (user == null) {
            Name name = Name.of(request.get(TARGET));
            request.after(
                    request.lookUp(() ->
                            new Described(null, request.server().profiles().find(name))),
                    away -> describe(request, away));
        } else {
            describe(request, new Described(user, user.profile()));
        }
    }

    private static void describe(Request request, Described target) {
        var installation = request.server().installation();
        List<List<List<Object>>> connections = new ArrayList<>();
        if (target.user() != null) {
            target.user()
                    .connections()
                    .forEach(connection ->
                            connections.add(associations(installation.connectionAttributes(), connection)));
        }
        request.reply(
                request.update() // 2
                        .with(ATTRIBUTES, associations(installation.userAttributes(), target))
                        .with(CONNECTION_ATTRIBUTES, connections));
    }

    private static <T> List<List<Object>> associations(
            Map<Symbol, Function<T, @Nullable Object>> attributes, T described) {
        List<List<Object>> associations = new ArrayList<>();
        attributes.forEach((name, attribute) -> {
            Object value = attribute.apply(described);
            if (value != null) {
                associations.add(List.of(name, value));
            }
        });
        return associations;
    }

    private static Object channelNames(Described described) {
        User user = described.user();
        return user == null
                ? List.of()
                : user.channels().stream().map(Channel::toString).toList();
    }

    private static Object registeredOn(Described described) {
        Profile profile = described.profile();
        return profile == null ? Symbol.NIL : UniversalTime.of(profile.registeredOn());
    }
}
