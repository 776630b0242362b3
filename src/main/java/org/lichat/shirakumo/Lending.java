package org.lichat.shirakumo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Names;
import org.lichat.domain.Roster;
import org.lichat.server.Server;

/**
 * Who lends to whom (shirakumo §15). Lending maps are what is kept; the identities lists are what follows from them. Changed in the
 * primary channel's turn, asked at any time.
 */
final class Lending {
    private final Roster<Lendings> lendings =
            new Roster<>(Attribute.secret("shirakumo:lendings", Lendings.TYPE, Lendings.NONE));
    /** By whoever may use them, the names that are lent, as their owners spell them. */
    private final Map<Name, Names> identities = new ConcurrentHashMap<>();
    /** Those who lend, as they spell themselves. */
    private final Map<Name, Name> lenders = new ConcurrentHashMap<>();

    /** Takes over what is kept, but for those whose profiles were erased while no server was running. */
    void load(Server server) {
        identities.clear();
        lenders.clear();
        lendings.load(server.profiles());
        server.network().primary().inTurn(() -> {
            Entry entry = new Entry();
            Map.copyOf(lendings.all()).forEach((lender, lent) -> {
                lenders.put(lender, lender);
                lent.users().forEach(user -> lend(lender, user));
                set(entry, lender, lent.onlyFor(server.profiles()::has));
            });
            server.submit(entry, null);
        });
    }

    Lendings of(Name lender) {
        return lendings.get(lender);
    }

    /** The names that the user may act under beside its own. */
    Names identities(Name user) {
        return identities.getOrDefault(user, Names.NONE);
    }

    /** The lender's name as it is spelled; null when it does not lend to that user. */
    @Nullable Name lent(Name user, Name lender) {
        return identities(user).has(lender) ? lenders.get(lender) : null;
    }

    /** Gives a lender another lending map. */
    void set(Entry entry, Name lender, Lendings after) {
        Lendings before = lendings.get(lender);
        if (after.equals(before)) {
            return;
        }
        Name spelled = lenders.computeIfAbsent(lender, itself -> itself); // who begins to lend is the first to be named
        entry.set(lendings, spelled, after);
        after.users().forEach(user -> lend(spelled, user));
        before.users().filter(user -> !after.has(user)).forEach(user -> unlend(spelled, user));
    }

    /** Forgets a profile that ends, on either side. */
    void forget(Entry entry, Name ended) {
        of(ended).users().forEach(user -> unlend(ended, user));
        lendings.forget(ended);
        lenders.remove(ended);
        for (Name lender : identities(ended).set()) {
            set(entry, lender, of(lender).onlyFor(user -> !user.equals(ended)));
        }
    }

    private void lend(Name lender, Name user) {
        identities.put(user, identities(user).with(lender));
    }

    private void unlend(Name lender, Name user) {
        Names fewer = identities(user).without(lender);
        if (fewer.set().isEmpty()) {
            identities.remove(user);
        } else {
            identities.put(user, fewer);
        }
    }
}
