package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.JOIN;
import static org.lichat.protocol.Core.LEAVE;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Failures.USERNAME_MISMATCH;
import static org.lichat.protocol.Shirakumo.ASSUME_IDENTITY;
import static org.lichat.protocol.Shirakumo.IDENTITIES;
import static org.lichat.protocol.Shirakumo.IDENTITY_ALREADY_USED;
import static org.lichat.protocol.Shirakumo.IDENTITY_KEY;
import static org.lichat.protocol.Shirakumo.LIST_SHARED_IDENTITIES;
import static org.lichat.protocol.Shirakumo.SHARES;
import static org.lichat.protocol.Shirakumo.SHARE_IDENTITY;
import static org.lichat.protocol.Shirakumo.UNSHARE_IDENTITY;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.ProfileObserver;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
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
    /** How many names a user may act under beside its own. */
    static final int MOST_IDENTITIES = 50;

    private static final int KEY_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Lending lending = new Lending();

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.SHARED_IDENTITY);
        server.update(SHARE_IDENTITY, request -> registered(request, user -> share(request, user)));
        server.update(UNSHARE_IDENTITY, request -> registered(request, user -> unshare(request, user)));
        server.update(ASSUME_IDENTITY, request -> registered(request, user -> assume(request, user)));
        server.query(LIST_SHARED_IDENTITIES, request -> list(request, registered(request)));
        server.update(IDENTITY_ALREADY_USED);
        for (UpdateType type : List.of(SHARE_IDENTITY, UNSHARE_IDENTITY, ASSUME_IDENTITY, LIST_SHARED_IDENTITIES)) {
            server.permit(type, ANYONE, NO_ONE, NO_ONE);
        }
        server.exempt(ASSUME_IDENTITY, Checks.TARGET_EXISTS); // who lends may be away
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
        request.reply(request.update().with(IDENTITY_KEY, key)); // 4
    }

    private String newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    private void unshare(Request request, Name user) {
        String key = request.find(IDENTITY_KEY);
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
        if (!lendings.offers(request.get(IDENTITY_KEY))) { // 3
            throw new Failure(
                    IDENTITY_ALREADY_USED, "The key is none that " + lender + " has shared, or it has been used.");
        }
        if (lending.identities(user).size() >= MOST_IDENTITIES) {
            throw new Failure(IDENTITY_ALREADY_USED, "You may act under " + MOST_IDENTITIES + " other names already.");
        }
        lending.set(request.entry(), lender, lendings.redeemed(request.get(IDENTITY_KEY), user)); // 4
        request.reply(request.update()); // 5
    }

    @Override
    public void ended(Entry entry, Name name) {
        lending.forget(entry, name);
    }
}
