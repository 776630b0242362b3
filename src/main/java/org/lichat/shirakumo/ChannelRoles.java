package org.lichat.shirakumo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Channel;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.PermissionSource.Verdict;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;

/** The roles of one channel, by name (shirakumo §26). Immutable. */
final class ChannelRoles {
    private static final Role ADMIN = Role.granting(
            "admin",
            "kick",
            "pull",
            "set-channel-info",
            "destroy",
            "quiet",
            "unquiet",
            "quieted",
            "bridge",
            "permissions");
    private static final Role MODERATOR =
            Role.granting("moderator", "kick", "pull", "set-channel-info", "quiet", "unquiet", "quieted");

    /** Nothing until somebody changes them: that is not the same as no roles, which is what remains when all are deleted. */
    private static final Attribute<Optional<ChannelRoles>> CHANGED = Attribute.of(
            "shirakumo:roles",
            SlotType.LIST.as("a list of roles", ChannelRoles::read, ChannelRoles::print),
            Optional.empty());

    private final Map<Name, Role> roles = new LinkedHashMap<>();
    /** Whoever is in any of them: most are in none, for whom this is all that is asked. */
    private final Set<Name> members = new HashSet<>();

    private ChannelRoles(Iterable<Role> roles) {
        roles.forEach(role -> {
            this.roles.put(role.name(), role);
            members.addAll(role.members().set());
        });
    }

    /** The roles that the channel has; until they are changed the registrant is in the one that is for admins, whoever that is now. */
    static ChannelRoles of(Channel channel) {
        return channel.get(CHANGED)
                .orElseGet(
                        () -> new ChannelRoles(List.of(ADMIN.with(Names.NONE.with(channel.registrant())), MODERATOR)));
    }

    /** Makes these the roles of the channel. In its turn. */
    void set(Entry entry, Channel channel) {
        entry.set(channel, CHANGED, Optional.of(this));
    }

    /** Takes a person who is no more out of the channel's roles. In its turn. */
    static void forget(Entry entry, Channel channel, Name person) {
        channel.get(CHANGED).filter(roles -> roles.members.contains(person)).ifPresent(roles -> {
            List<Role> left = new ArrayList<>();
            roles.roles
                    .values()
                    .forEach(role -> left.add(role.with(role.members().without(person))));
            new ChannelRoles(left).set(entry, channel);
        });
    }

    /** What the channel's roles say about updates of the type by the user; on the way of every update. */
    static Verdict judge(Channel channel, Name user, UpdateType type) {
        Optional<ChannelRoles> changed = channel.get(CHANGED);
        if (changed.isPresent()) {
            return changed.get().judge(user, type);
        }
        return user.equals(channel.registrant()) ? ADMIN.judge(type) : Verdict.NO_OPINION;
    }

    private Verdict judge(Name user, UpdateType type) {
        Verdict verdict = Verdict.NO_OPINION;
        if (members.contains(user)) {
            for (Role role : roles.values()) { // 2
                Verdict one = role.members().has(user) ? role.judge(type) : Verdict.NO_OPINION; // 3, 4
                if (one == Verdict.DENIED) {
                    return one; // 5
                }
                verdict = one == Verdict.GRANTED ? one : verdict; // 6
            }
        }
        return verdict; // 7, 8
    }

    /** The role of that name, or null. */
    @Nullable Role find(Name name) {
        return roles.get(name);
    }

    /** How many there are. */
    int size() {
        return roles.size();
    }

    /** How many members they have, each counted in every role. */
    int memberships() {
        return roles.values().stream().mapToInt(role -> role.members().size()).sum();
    }

    /** The names of those that are wanted, in the order in which they were made. */
    List<String> names(Predicate<Role> wanted) {
        return roles.values().stream()
                .filter(wanted)
                .map(role -> role.name().toString())
                .toList();
    }

    /** These roles with that one, in the place of the one of its name if there is one. */
    ChannelRoles with(Role role) {
        Map<Name, Role> more = new LinkedHashMap<>(roles);
        more.put(role.name(), role);
        return new ChannelRoles(more.values());
    }

    /** These roles but the one of that name. */
    ChannelRoles without(Name name) {
        Map<Name, Role> fewer = new LinkedHashMap<>(roles);
        fewer.remove(name);
        return new ChannelRoles(fewer.values());
    }

    private static List<Object> print(Optional<ChannelRoles> changed) {
        List<Object> printed = new ArrayList<>();
        changed.ifPresent(roles -> roles.roles.values().forEach(role -> printed.add(role.print())));
        return printed;
    }

    private static Optional<ChannelRoles> read(List<Object> kept) {
        List<Role> roles = new ArrayList<>();
        for (Object one : kept) {
            Role role = Role.read(one);
            if (role == null) {
                return Optional.empty();
            }
            roles.add(role);
        }
        return Optional.of(new ChannelRoles(roles));
    }
}
