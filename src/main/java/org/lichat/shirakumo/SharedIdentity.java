package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Core.LEAVE;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.TARGET_UPDATE;
import static org.lichat.protocol.Core.UPDATE;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Failures.USERNAME_MISMATCH;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.ProfileObserver;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Lending one's name to others (shirakumo §15), who then speak under it: what others see is the lender's. Who is in a channel and who may
 * do what there is the user's own concern, whatever name it uses.
 */
@Installed
public final class SharedIdentity implements Extension, ProfileObserver {
    private static final String NAME = "shirakumo-shared-identity";

    static final Slot<String> KEY = Slot.string(":key");
    static final Slot<List<Object>> SHARES = Slot.of(":shares", SlotType.LIST);
    static final Slot<List<Object>> IDENTITIES = Slot.of(":identities", SlotType.LIST);
    static final UpdateType SHARE =
            UpdateType.define("shirakumo:share-identity", UPDATE).allows(KEY);
    static final UpdateType UNSHARE =
            UpdateType.define("shirakumo:unshare-identity", UPDATE).allows(KEY).onlyFor(NAME);
    static final UpdateType LIST =
            UpdateType.define("shirakumo:list-shared-identities", UPDATE).allows(SHARES, IDENTITIES);
    static final UpdateType ASSUME =
            UpdateType.define("shirakumo:assume-identity", TARGET_UPDATE).requires(KEY);
    static final UpdateType IDENTITY_ALREADY_USED =
            UpdateType.define("shirakumo:identity-already-used", UPDATE_FAILURE);

    /** How many names a user may act under beside its own. */
    static final int MOST_IDENTITIES = 50;

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Lending lending = new Lending();

    @Override
    public void install(ServerBuilder server) {
        server.supports(NAME);
        server.update(SHARE, request -> registered(request, user -> share(request, user)));
        server.update(UNSHARE, request -> registered(request, user -> unshare(request, user)));
        server.update(ASSUME, request -> registered(request, user -> assume(request, user)));
        server.query(LIST, request -> list(request, registered(request)));
        server.update(IDENTITY_ALREADY_USED);
        for (UpdateType type : List.of(SHARE, UNSHARE, ASSUME, LIST)) {
            server.permit(type, ANYONE, NO_ONE, NO_ONE);
        }
        server.exempt(ASSUME, Checks.TARGET_EXISTS); // who lends may be away
        server.admittance().identity((user, name) -> lending.lent(user.name(), name)); // §5.1.5
        for (UpdateType type : List.of(JOIN, LEAVE)) {
            server.checkAfter(Checks.SENDER_MATCHES, new Check("shirakumo §15", type, SharedIdentity::comeAndGo));
        }
        server.onStart(lending::load);
        server.observe(this);
    }

    /** Nobody comes or goes under another name: members' lists of who is there would be wrong. */
    private static void comeAndGo(Request request) {
        request.become(request.own(request.update()));
        if (!Name.of(request.get(FROM)).equals(request.user().name())) { // signed, and so to stay as it is
            throw new Failure(
                    USERNAME_MISMATCH, "You come and go as " + request.user() + ", not as " + request.get(FROM) + ".");
        }
    }

    private static void registered(Request request, Consumer<Name> then) {
        request.inTurnOf(request.server().network().primary(), () -> then.accept(registered(request))); // 1
    }

    private static Name registered(Request request) {
        return Checks.requireProfile(request).name(); // 1
    }

    private void share(Request request, Name user) {
        Lendings lendings = lending.of(user);
        if (lendings.isFull()) { // 2
            throw new Failure(
                    IDENTITY_ALREADY_USED,
                    "You have shared your name " + user + " by " + Lendings.MOST + " keys already.");
        }
        String key = newKey();
        lending.set(request.entry(), user, lendings.with(key)); // 3
        request.reply(request.update().with(KEY, key)); // 4
    }

    private String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private void unshare(Request request, Name user) {
        String key = request.find(KEY);
        Lendings left = key == null ? Lendings.NONE : lending.of(user).without(key);
        lending.set(request.entry(), user, left); // 2, 3
        request.echo(request.update()); // 4
    }

    private void list(Request request, Name user) {
        List<Object> identities = new ArrayList<>(lending.identities(user).spellings());
        Update answer = request.update()
                .with(SHARES, lending.of(user).print()) // 2
                .with(IDENTITIES, identities);
        request.reply(answer); // 3
    }

    private void assume(Request request, Name user) {
        Name lender = Name.of(request.get(TARGET));
        Lendings lendings = lending.of(lender);
        if (lender.equals(user) || lendings.has(user)) { // 2
            throw new Failure(IDENTITY_ALREADY_USED, "You may act as " + lender + " already.");
        }
        if (!lendings.offers(request.get(KEY))) { // 3
            throw new Failure(
                    IDENTITY_ALREADY_USED, "The key is none that " + lender + " has shared, or it has been used.");
        }
        if (lending.identities(user).size() >= MOST_IDENTITIES) {
            throw new Failure(IDENTITY_ALREADY_USED, "You may act under " + MOST_IDENTITIES + " other names already.");
        }
        lending.set(request.entry(), lender, lendings.redeemed(request.get(KEY), user)); // 4
        request.reply(request.update()); // 5
    }

    @Override
    public void ended(Entry entry, Name name) {
        lending.forget(entry, name);
    }
}
