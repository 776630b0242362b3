package org.lichat.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.domain.Name;
import org.lichat.domain.Profile;
import org.lichat.domain.User;

/** What extensions ask of whoever comes (§4.1), and of the names that users act under (§5.1.5). Filled before the server exists. */
public final class Admittance {
    private final List<BiPredicate<Server, Connection>> connections = new ArrayList<>(1);
    private final List<BiConsumer<Request, Name>> names = new ArrayList<>(1);
    private final List<BiConsumer<Request, Profile>> logins = new ArrayList<>(1);
    private final List<BiFunction<User, Name, @Nullable Name>> identities = new ArrayList<>(1);

    Admittance() {}

    /** Asks whether a connection may be there at all, before anything else; if not, it is closed without a word. */
    public void connection(BiPredicate<Server, Connection> admits) {
        connections.add(admits);
    }

    /**
     * Looks at the name that a client wants to connect by: right after §4.1.4, and once more in the turn of the primary channel, before
     * the user is there. Whatever {@link org.lichat.protocol.Failure} it throws should close the connection.
     */
    public void name(BiConsumer<Request, Name> check) {
        names.add(check);
    }

    /** Looks at a client that knew the password of the profile, right after §4.1.7, in the turn of the primary channel; likewise. */
    public void login(BiConsumer<Request, Profile> check) {
        logins.add(check);
    }

    /** Lets a user act under another name, at §5.1.5: the function finds it as it is spelled, or null where the user may not. */
    public void identity(BiFunction<User, Name, @Nullable Name> lends) {
        identities.add(lends);
    }

    boolean admits(Server server, Connection connection) {
        return connections.stream().allMatch(admits -> admits.test(server, connection));
    }

    /** Lets those who asked for it look at the name. */
    public void checkName(Request request, Name name) {
        names.forEach(check -> check.accept(request, name));
    }

    /** Lets those who asked for it look at the login. */
    public void checkLogin(Request request, Profile profile) {
        logins.forEach(check -> check.accept(request, profile));
    }

    /** The other name as it is spelled, or null when the user may not act under it. */
    @Nullable Name lent(User user, Name name) {
        for (BiFunction<User, Name, @Nullable Name> lends : identities) {
            Name lent = lends.apply(user, name);
            if (lent != null) {
                return lent;
            }
        }
        return null;
    }
}
