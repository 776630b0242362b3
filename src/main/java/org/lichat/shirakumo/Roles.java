package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.PERMISSION_RULES;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.INVALID_PERMISSIONS;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.ASSIGN_ROLE;
import static org.lichat.protocol.Shirakumo.DELETE_ROLE;
import static org.lichat.protocol.Shirakumo.NO_SUCH_ROLE;
import static org.lichat.protocol.Shirakumo.REMOVE_ROLE;
import static org.lichat.protocol.Shirakumo.ROLE;
import static org.lichat.protocol.Shirakumo.ROLES;
import static org.lichat.protocol.Shirakumo.ROLE_NAME;
import static org.lichat.protocol.Shirakumo.ROLE_NAMES;
import static org.lichat.protocol.Shirakumo.ROLE_UPDATE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lichat.domain.Channel;
import org.lichat.domain.ChannelObserver;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.PermissionSource;
import org.lichat.domain.User;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.wire.Symbol;
import org.lichat.wire.Writer;

/** Permissions for groups of users, which channels have by name (shirakumo §26). */
@Installed
public final class Roles implements Extension, ChannelObserver, PermissionSource {
    /** The most roles that a channel has. */
    static final int MOST = 50;

    /** The most members that the roles of a channel have, all together. */
    static final int MOST_MEMBERS = 1_000;

    /** The most permissions in one update: there are not nearly so many update types. */
    static final int MOST_PERMISSIONS = 200;

    private static final Symbol DESTROY = Symbol.lichat("destroy");

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.ROLES);
        server.update(ROLE_UPDATE);
        server.update(ROLE, this::role);
        server.update(DELETE_ROLE, this::deleteRole);
        server.update(ASSIGN_ROLE, request -> change(request, members -> assigned(request, members)));
        server.update(REMOVE_ROLE, request -> change(request, members -> members.without(target(request))));
        server.query(ROLES, this::roles);
        server.update(NO_SUCH_ROLE);
        for (UpdateType type : List.of(ROLE, DELETE_ROLE, ASSIGN_ROLE, REMOVE_ROLE)) {
            server.permit(type, REGISTRANT, REGISTRANT, REGISTRANT);
        }
        server.permit(ROLES, ANYONE, ANYONE, ANYONE);
        server.exempt(ASSIGN_ROLE, Checks.TARGET_EXISTS);
        server.exempt(REMOVE_ROLE, Checks.TARGET_EXISTS);
        server.permissions(this);
        server.observe(this);
    }

    /** §5.1.8. Channels are not destroyed by their own permission (§7), whatever their roles say, so that nobody is told they could. */
    @Override
    public Verdict judge(Channel channel, User user, UpdateType type) {
        Verdict verdict = ChannelRoles.judge(channel, user.name(), type);
        boolean elsewhere = verdict == Verdict.GRANTED
                && channel.kind() != Channel.Kind.PRIMARY
                && type.printed().equals(DESTROY);
        return elsewhere ? Verdict.NO_OPINION : verdict;
    }

    @Override
    public void erased(Entry entry, Channel channel, Name person) {
        ChannelRoles.forget(entry, channel, person);
    }

    private void role(Request request) {
        request.requireMember(); // 1
        ChannelRoles roles = ChannelRoles.of(request.channel());
        List<List<Object>> written = request.find(PERMISSION_RULES);
        if (written == null) {
            Role role = existing(request, roles); // 2
            request.reply(answer(request, role).with(PERMISSION_RULES, role.printPermissions())); // 5, 6
            return;
        }
        Role role = existingOrMade(request, roles); // 3
        Role changed = role.with(permissions(request, written, role));
        if (!changed.equals(roles.find(role.name()))) {
            set(request, roles.with(changed), changed); // 4
        }
        request.echo(answer(request, changed).with(PERMISSION_RULES, changed.printPermissions())); // 5, 6
    }

    private void deleteRole(Request request) {
        request.requireMember(); // 1
        ChannelRoles roles = ChannelRoles.of(request.channel());
        Role role = existing(request, roles); // 2
        set(request, roles.without(role.name()), role); // 3
        request.echo(answer(request, role)); // 4
    }

    /** assign-role and remove-role. */
    private static void change(Request request, UnaryOperator<Names> change) {
        request.requireMember(); // 1
        ChannelRoles roles = ChannelRoles.of(request.channel());
        Role role = existing(request, roles); // 2
        Role changed = role.with(change.apply(role.members()));
        if (!changed.equals(role)) {
            set(request, roles.with(changed), changed); // 3
        }
        request.echo(answer(request, changed)); // 4
    }

    private static Names assigned(Request request, Names members) {
        Name target = target(request);
        if (!members.has(target) && ChannelRoles.of(request.channel()).memberships() >= MOST_MEMBERS) {
            throw new Failure(
                    UPDATE_FAILURE, "The roles of a channel have " + MOST_MEMBERS + " members at most, all together.");
        }
        return members.with(target);
    }

    private static Name target(Request request) {
        return Name.of(request.get(TARGET));
    }

    private void roles(Request request) {
        request.requireMember(); // 1
        ChannelRoles roles = ChannelRoles.of(request.channel());
        String target = request.find(TARGET);
        Name member = target == null ? null : Name.of(target);
        List<String> names =
                roles.names(role -> member == null || role.members().has(member)); // 2, 3
        request.reply(request.update().with(ROLE_NAMES, names)); // 4
    }

    private static Role existing(Request request, ChannelRoles roles) {
        Name name = Name.of(request.get(ROLE_NAME));
        Role role = roles.find(name);
        if (role == null) {
            throw new Failure(NO_SUCH_ROLE, "There is no role " + name + " in the channel " + request.channel() + ".")
                    .with(ROLE_NAME, name.toString());
        }
        return role;
    }

    private static Role existingOrMade(Request request, ChannelRoles roles) {
        Name name = Name.of(request.get(ROLE_NAME));
        Role role = roles.find(name);
        if (role == null && roles.size() >= MOST) {
            throw new Failure(
                    UPDATE_FAILURE,
                    "The channel " + request.channel() + " has " + MOST + " roles, which is the most allowed.");
        }
        return role == null ? Role.named(Name.ofNew(name.toString())) : role;
    }

    private static Map<Symbol, Boolean> permissions(Request request, List<List<Object>> written, Role role) {
        if (written.size() > MOST_PERMISSIONS) {
            throw new Failure(INVALID_PERMISSIONS, "One update sets up to " + MOST_PERMISSIONS + " permissions.");
        }
        Map<Symbol, Boolean> named = Role.readPermissions(written);
        if (named == null) {
            throw new Failure(INVALID_PERMISSIONS, "A permission of a role is a list of an update type and T or NIL.");
        }
        Map<Symbol, Boolean> permissions = new LinkedHashMap<>();
        named.forEach((name, granted) -> permissions.put(printed(request, name, role), granted));
        return permissions;
    }

    /** The name by which the type is printed. A role may keep a type that this server does not know any more. */
    private static Symbol printed(Request request, Symbol name, Role role) {
        UpdateType type = request.server().installation().sendable(name);
        if (type != null) {
            return type.printed();
        }
        if (role.permissions().containsKey(name)) {
            return name;
        }
        throw new Failure(
                INVALID_PERMISSIONS, "There is no update type " + Writer.print(name) + " that could be permitted.");
    }

    private static void set(Request request, ChannelRoles changed, Role role) {
        changed.set(request.entry(), request.channel());
        Audit.note(request, "role " + Writer.print(role.name().toString()));
    }

    private static Update answer(Request request, Role role) {
        return request.update().with(ROLE_NAME, role.name().toString());
    }
}
