package org.lichat.core;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.CONNECT;
import static org.lichat.protocol.Core.EXTENSIONS;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Core.PASSWORD;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.VERSION;
import static org.lichat.protocol.Failures.ALREADY_CONNECTED;
import static org.lichat.protocol.Failures.INCOMPATIBLE_VERSION;
import static org.lichat.protocol.Failures.INVALID_PASSWORD;
import static org.lichat.protocol.Failures.NO_SUCH_PROFILE;
import static org.lichat.protocol.Failures.USERNAME_TAKEN;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Core;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Logins;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/** How a connection comes to act as a user (§4.1). */
@Installed
public final class Connecting implements Extension {
    /** The version this server speaks. */
    static final String SPOKEN = "2.0";

    /** The versions of clients that it understands all the same. */
    static final List<String> COMPATIBLE = List.of(SPOKEN, "1.5", "1.4", "1.3", "1.2", "1.1", "1.0");

    private static final Logger LOG = System.getLogger(Connecting.class.getName());

    private final RandomNames randomNames = new RandomNames();

    @Override
    public void install(ServerBuilder server) {
        server.query(CONNECT, this::connect);
        // The steps of §4.1 come instead of the checks of §5.1.
        server.exempt(
                CONNECT, Checks.CONNECTED, Checks.NAMES, Checks.SENDER_MATCHES, Checks.CLOCK_MATCHES, Checks.PERMITTED);
    }

    private void connect(Request request) {
        Server server = request.server();
        if (request.connection().user() != null) {
            throw new Failure(ALREADY_CONNECTED, "This connection is already " + request.user() + ".");
        }
        server.connections().requireRoom(request.connection(), server.settings()); // 1
        if (!COMPATIBLE.contains(request.get(VERSION))) { // 2
            throw new Failure(INCOMPATIBLE_VERSION, "This server speaks version " + SPOKEN + ".")
                    .with(Core.COMPATIBLE_VERSIONS, COMPATIBLE)
                    .closing(Closing.REFUSED);
        }
        Name name = name(request); // 3, 4
        server.installation().admittance().checkName(request, name);
        String password = request.find(PASSWORD);
        boolean isRegistered = server.profiles().has(name);
        if (password != null) {
            logIn(request, name, password);
        } else if (!isRegistered && !isActive(server, name)) {
            enter(request, name, null);
        } else { // 5
            throw new Failure(USERNAME_TAKEN, "The name " + name + " is taken.").closing(Closing.REFUSED);
        }
    }

    /** A name without profile takes the same way, at the end of which that is said. */
    private static void logIn(Request request, Name name, String password) {
        InetAddress address = request.connection().address();
        Logins logins = request.server().addressLimits().logins();
        request.after(
                logins.begin(address, name)
                        .thenCompose(begun -> find(request, name))
                        .thenCompose(found -> logins.matches(address, password, name, found.orElse(null))
                                .thenCompose(matches -> {
                                    Profile profile = found.orElseThrow(() -> noSuchProfile(name)); // 6
                                    if (!matches) { // 7
                                        throw wrongPassword();
                                    }
                                    return findAgain(request, profile);
                                })),
                profile -> {
                    enter(request, name, profile);
                    logins.succeeded(address, name);
                });
    }

    /** Comparing takes so long that the profile may have got another password meanwhile, or be another one's. */
    private static CompletionStage<Profile> findAgain(Request request, Profile compared) {
        return find(request, compared.name()).thenApply(found -> {
            Profile profile = found.orElseThrow(() -> noSuchProfile(compared.name())); // 6
            if (!profile.password().equals(compared.password())) { // 7
                throw wrongPassword();
            }
            return profile;
        });
    }

    private static Failure wrongPassword() {
        return new Failure(INVALID_PASSWORD, "The password is wrong.").closing(Closing.REFUSED);
    }

    private static CompletionStage<Optional<Profile>> find(Request request, Name name) {
        return request.lookUp(
                () -> Optional.ofNullable(request.server().profiles().find(name)));
    }

    private static Failure noSuchProfile(Name name) {
        return new Failure(NO_SUCH_PROFILE, "The name " + name + " is not registered.").closing(Closing.REFUSED);
    }

    private Name name(Request request) {
        String from = request.find(FROM);
        if (from == null || from.isEmpty()) { // 3
            return randomNames.next(name -> isActive(request.server(), name)
                    || request.server().profiles().has(name));
        }
        try {
            return request.server().profiles().has(Name.of(from)) ? Name.of(from) : Name.ofNew(from);
        } catch (Failure badName) { // 4
            throw badName.closing(Closing.REFUSED);
        }
    }

    private static boolean isActive(Server server, Name name) {
        User user = server.network().user(name);
        return user != null && !user.isGone();
    }

    /** The rest of §4.1, once the client has shown who it is. */
    private static void enter(Request request, Name name, @Nullable Profile profile) {
        Network network = request.server().network();
        boolean[] arrived = new boolean[1];
        while (!arrived[0]) {
            User leaving = network.user(name);
            if (leaving != null && leaving.isGone()) {
                request.server().departures().leave(leaving);
            }
            request.inTurnOf(network.primary(), () -> arrived[0] = arrive(request, name, profile));
        }
        LOG.log(Level.INFO, "{0} connected", request.connection());
        // Once more, if the connection was closed meanwhile: then it was hidden before it was shown.
        if (request.isAbandoned()) {
            request.server().departures().depart(request.connection());
        }
    }

    /** Ties the connection to its user and greets it; false while an earlier user of that name is just leaving. */
    private static boolean arrive(Request request, Name name, @Nullable Profile profile) {
        Server server = request.server();
        server.installation().admittance().checkName(request, name); // behind 4, of what changed since
        if (profile != null && !server.profiles().has(name)) { // 6, of a profile that ended just now
            throw noSuchProfile(name);
        }
        if (profile != null) {
            User present = server.network().user(name);
            Profile newest = present == null ? profile : present.profile();
            checkLogin(request, newest == null ? profile : newest); // behind 7
        }
        Connection connection = request.connection();
        int limit = request.setting(Settings.MAX_CONNECTIONS_PER_USER);
        User user = server.network().arrive(connection, name, profile, limit); // 8, 9, 10
        if (user == null) {
            return false;
        }
        connection.accepted();
        List<String> known = server.installation().extensions();
        connection.speaks(Dialect.of(request.find(EXTENSIONS), known));
        if (profile != null) {
            server.departures().noteUse(profile.name());
        }
        request.reply(Update.of(CONNECT) // 11
                .with(FROM, user.name().toString())
                .with(VERSION, SPOKEN)
                .with(EXTENSIONS, known));
        Channel primary = server.network().primary();
        Entry entry = request.entry();
        entry.inOrder(primary, connection::show);
        if (primary.has(user)) {
            entry.then(() -> user.seen().forEach(channel -> resume(server, connection, user, channel))); // 12
        } else {
            primary.add(user, request.setting(Settings.MAX_CHANNELS_PER_USER)); // 13
            int announceLimit = request.setting(Settings.ANNOUNCE_LIMIT);
            entry.arrive(primary, user, join(server, user, primary), announceLimit);
        }
        greet(request, primary); // 14
        return true;
    }

    /** What is asked beside the password, which can be guessed as well. */
    private static void checkLogin(Request request, Profile profile) {
        try {
            request.server().installation().admittance().checkLogin(request, profile);
        } catch (Failure refused) {
            request.server()
                    .addressLimits()
                    .logins()
                    .failed(request.connection().address(), profile.name());
            throw refused;
        }
    }

    private static void resume(Server server, Connection connection, User user, Channel channel) {
        connection.send(Frame.of(join(server, user, channel)));
    }

    private static Update join(Server server, User user, Channel channel) {
        return server.complete(Update.of(JOIN)
                .with(FROM, user.name().toString())
                .with(CHANNEL, channel.name().toString()));
    }

    private static void greet(Request request, Channel primary) {
        Update welcome = Update.of(MESSAGE)
                .with(CHANNEL, primary.name().toString())
                .with(TEXT, request.setting(Settings.WELCOME));
        request.entry().send(request.connection(), request.server().complete(welcome));
    }
}
