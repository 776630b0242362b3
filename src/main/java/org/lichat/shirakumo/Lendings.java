package org.lichat.shirakumo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.protocol.SlotType;
import org.lichat.wire.Symbol;

/** A lending map (shirakumo §15): the keys by which a user lends its name, each with whoever has redeemed it. Immutable. */
record Lendings(List<Share> shares) {
    /** How many keys a user may have shared at a time. */
    static final int MOST = 50;

    static final Lendings NONE = new Lendings(List.of());

    /** As in the answer to {@code list-shared-identities}; a list in which something else is has no shares. */
    static final SlotType<Lendings> TYPE = SlotType.LIST.as("a lending map", Lendings::of, Lendings::print);

    Lendings {
        shares = List.copyOf(shares);
    }

    /**
     * A key that was shared.
     *
     * @param user who has redeemed it; null while nobody has
     */
    record Share(String key, @Nullable Name user) {

        private boolean has(String other) {
            return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }

        /** Without the key, which is a secret. */
        @Override
        public String toString() {
            return "share with " + user;
        }
    }

    private static @Nullable Lendings of(List<Object> printed) {
        List<Share> shares = new ArrayList<>(printed.size());
        for (Object expression : printed) {
            if (!(expression instanceof List<?> share
                    && share.size() == 2
                    && share.get(0) instanceof String key
                    && isUser(share.get(1)))) {
                return null;
            }
            shares.add(new Share(key, share.get(1) instanceof String user ? Name.of(user) : null));
        }
        return new Lendings(shares);
    }

    private static boolean isUser(Object expression) {
        return Symbol.NIL.equals(expression) || (expression instanceof String name && Name.isValid(name));
    }

    /** A list of a key and a name or {@code NIL} for each share. */
    List<Object> print() {
        List<Object> printed = new ArrayList<>(shares.size());
        shares.forEach(
                share -> printed.add(List.of(share.key, share.user == null ? Symbol.NIL : share.user.toString())));
        return printed;
    }

    boolean isFull() {
        return shares.size() >= MOST;
    }

    /** Those who have redeemed a key. */
    Stream<Name> users() {
        return shares.stream().map(Share::user).filter(Objects::nonNull);
    }

    /** Whether the user is one of those. */
    boolean has(Name user) {
        return shares.stream().anyMatch(share -> user.equals(share.user));
    }

    /** Whether the key is one that nobody has redeemed; how long that takes does not tell how much of a key is right. */
    boolean offers(String key) {
        boolean offered = false;
        for (Share share : shares) {
            offered |= share.has(key) && share.user == null;
        }
        return offered;
    }

    /** These with one more key, that nobody has redeemed yet. */
    Lendings with(String key) {
        List<Share> more = new ArrayList<>(shares);
        more.add(new Share(key, null));
        return new Lendings(more);
    }

    /** These where the user has redeemed the key. */
    Lendings redeemed(String key, Name user) {
        return new Lendings(shares.stream()
                .map(share -> share.has(key) ? new Share(share.key, user) : share)
                .toList());
    }

    Lendings without(String key) {
        return only(share -> !share.has(key));
    }

    /** Those that nobody has redeemed or one for whom this is true. */
    Lendings onlyFor(Predicate<Name> wanted) {
        return only(share -> share.user == null || wanted.test(share.user));
    }

    private Lendings only(Predicate<Share> wanted) {
        return new Lendings(shares.stream().filter(wanted).toList());
    }
}
