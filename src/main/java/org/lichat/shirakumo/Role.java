package org.lichat.shirakumo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.PermissionSource.Verdict;
import org.lichat.protocol.UpdateType;
import org.lichat.wire.Symbol;

/**
 * What the members of a role may and may not (shirakumo §26). Immutable.
 *
 * @param name in the spelling that it was made with
 * @param permissions whether update types are granted or denied, by their printed names; also those that this server does not know now
 * @param members who is in it, whether they are connected, registered, or not
 */
record Role(Name name, Map<Symbol, Boolean> permissions, Names members) {

    Role {
        permissions = Collections.unmodifiableMap(new LinkedHashMap<>(permissions));
    }

    /** A role in which nobody is and which says nothing. */
    static Role named(Name name) {
        return new Role(name, Map.of(), Names.NONE);
    }

    /** A role in which nobody is, whose members may perform updates of these types. */
    static Role granting(String name, String... types) {
        Map<Symbol, Boolean> granted = new LinkedHashMap<>();
        for (String type : types) {
            granted.put(Symbol.lichat(type), true);
        }
        return named(Name.of(name)).with(granted);
    }

    Role with(Map<Symbol, Boolean> changed) {
        return new Role(name, changed, members);
    }

    Role with(Names changed) {
        return new Role(name, permissions, changed);
    }

    /** What the role says about updates of the type, whoever is in it. */
    Verdict judge(UpdateType type) {
        Boolean granted = permissions.get(type.printed());
        if (granted == null) {
            return Verdict.NO_OPINION;
        }
        return granted ? Verdict.GRANTED : Verdict.DENIED;
    }

    /** The permissions as they are written: a list of types, each with {@code T} or {@code NIL}. */
    List<List<Object>> printPermissions() {
        List<List<Object>> printed = new ArrayList<>(permissions.size());
        permissions.forEach((type, granted) -> printed.add(List.of(type, granted ? Symbol.T : Symbol.NIL)));
        return printed;
    }

    /** The permissions that are written so, whatever types they name; null when they are malformed. Of a type that comes twice the last counts. */
    static @Nullable Map<Symbol, Boolean> readPermissions(List<?> written) {
        Map<Symbol, Boolean> permissions = new LinkedHashMap<>();
        for (Object permission : written) {
            if (!(permission instanceof List<?> pair)
                    || pair.size() != 2
                    || !(pair.get(0) instanceof Symbol type)
                    || !(Symbol.T.equals(pair.get(1)) || Symbol.NIL.equals(pair.get(1)))) {
                return null;
            }
            permissions.put(type, Symbol.T.equals(pair.get(1)));
        }
        return permissions;
    }

    /** The role as it is kept. */
    List<Object> print() {
        return List.of(name.toString(), printPermissions(), members.spellings());
    }

    /** The role that was kept so, or null. */
    static @Nullable Role read(Object kept) {
        if (!(kept instanceof List<?> list)
                || list.size() != 3
                || !(list.get(0) instanceof String name && Name.isValid(name))
                || !(list.get(1) instanceof List<?> written)) {
            return null;
        }
        Map<Symbol, Boolean> permissions = readPermissions(written);
        Names members = Names.TYPE.accept(list.get(2));
        return permissions == null || members == null ? null : new Role(Name.of(name), permissions, members);
    }
}
