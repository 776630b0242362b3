package org.lichat.shirakumo;

import org.lichat.Client;

/** What clients say about lent names, and hear (shirakumo §15). */
final class Lender {
    private Lender() {}

    /** A new key of the client's name. */
    static String shares(Client lender) {
        return lender.sends("(share-identity :id 4)")
                .receives("(share-identity :id 4)")
                .string(":key");
    }

    static Client assumes(Client user, String lender, String key) {
        return user.sends("(assume-identity :id 5 :target \"" + lender + "\" :key \"" + key + "\")");
    }

    static void lists(Client user, String shares, String identities) {
        user.sends("(list-shared-identities :id 6)")
                .receives("(list-shared-identities :id 6 :shares " + shares + " :identities " + identities + ")");
    }

    static void acts(Client user, String lender) {
        user.sends("(ping :id 7 :from \"" + lender + "\")").receives("(pong :id 7)");
    }

    static void mayNotAct(Client user, String lender) {
        user.sends("(ping :id 7 :from \"" + lender + "\")").receives("(username-mismatch :update-id 7)");
    }
}
