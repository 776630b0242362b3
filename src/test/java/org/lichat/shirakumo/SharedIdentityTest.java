package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.shirakumo.Lender.acts;
import static org.lichat.shirakumo.Lender.assumes;
import static org.lichat.shirakumo.Lender.lists;
import static org.lichat.shirakumo.Lender.mayNotAct;
import static org.lichat.shirakumo.Lender.shares;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §15: keys, and who lends to whom. */
class SharedIdentityTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new SharedIdentity())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(Settings.FLOOD_LIMIT, 0);

    private Client registered(String name) {
        return chat.connect(name).registers("sesame");
    }

    private Client login(String name) {
        Client client = chat.open();
        client.sends("(connect :id 0 :from \"" + name + "\" :password \"sesame\" :version \"2.0\" :extensions ())");
        client.receivesGreeting(name);
        return client;
    }

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-shared-identity\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"share-identity", "unshare-identity", "list-shared-identities", "assume-identity"})
    void itIsForRegisteredUsers(String type) { // 1 of each
        Client guest = chat.connect("guest");
        guest.sends("(" + type + " :id 3 :target \"root\" :key \"abc\")").receives("(no-such-profile :update-id 3)");
        guest.registers("sesame");
        assertFalse(guest.sends("(" + type + " :id 3 :target \"root\" :key \"abc\")")
                .next()
                .is("no-such-profile"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"share-identity", "unshare-identity", "list-shared-identities", "assume-identity"})
    void everybodyMayUntilItIsDenied(String type) { // §5.1.8
        Client alice = registered("alice");
        login("root")
                .sends("(deny :id 3 :channel \"Lichat\" :target \"alice\" :update " + type + ")")
                .receives("(deny :id 3)");
        alice.sends("(" + type + " :id 4 :target \"root\" :key \"abc\")")
                .receives("(insufficient-permissions :update-id 4)");
    }

    @Test
    void aKeyIsForTheConnectionThatAskedForItAlone() { // share-identity 3, 4
        Client alice = registered("alice");
        Client other = login("alice");
        Client eve = registered("eve");
        alice.sends("(share-identity :id 4 :key \"my own\")");
        String key = alice.receives("(share-identity :id 4 :from \"alice\")").string(":key");
        assertTrue(key.matches("[A-Za-z0-9_-]{22}"), key);
        assertNotEquals(key, shares(alice));
        other.receivesNothing();
        eve.receivesNothing();
    }

    @Test
    void soManyKeysAreSharedAndNoMore() { // share-identity 2
        Client alice = registered("alice");
        for (int i = 0; i < Lendings.MOST; i++) {
            shares(alice);
        }
        String last = alice.sends("(list-shared-identities :id 6)")
                .receives("(list-shared-identities)")
                .field(":shares");
        alice.sends("(share-identity :id 4)").receives("(identity-already-used :update-id 4)");
        alice.sends("(list-shared-identities :id 6)").receives("(list-shared-identities :shares " + last + ")");
        alice.sends("(unshare-identity :id 5 :key " + last.substring(2, 26) + ")")
                .receives("(unshare-identity)");
        shares(alice);
    }

    @Test
    void aKeyIsGoodForOneUserOnce() { // assume-identity 2, 3, 4
        Client alice = registered("Alice");
        Client bob = registered("bob");
        Client carol = registered("carol");
        String key = shares(alice);
        mayNotAct(bob, "Alice");
        assumes(bob, "alice", key).receives("(assume-identity :id 5 :target \"alice\" :from \"bob\")");
        acts(bob, "aLICE");
        acts(bob, "bob");
        assumes(carol, "alice", key).receives("(identity-already-used :update-id 5)"); // 3
        mayNotAct(carol, "alice");
        mayNotAct(alice, "bob");
        String more = shares(alice);
        assumes(bob, "alice", more).receives("(identity-already-used :update-id 5)"); // 2
        lists(alice, "((\"" + key + "\" \"bob\") (\"" + more + "\" NIL))", "()");
        lists(bob, "()", "(\"Alice\")");
        lists(carol, "()", "()");
    }

    @Test
    void whatIsNoKeyOfTheTargetIsRefusedInOneWay() { // assume-identity 2, 3
        Client alice = registered("alice");
        Client bob = registered("bob");
        chat.connect("guest");
        String key = shares(alice);
        String text = refusal(bob, "alice", "no key at all");
        for (String target : List.of("nobody", "guest", "carol", "Lichat")) {
            assertEquals(text.replace("alice", target), refusal(bob, target, key));
        }
        for (String wrong : List.of("", key.substring(1), key + "A", "x".repeat(5_000))) {
            assertEquals(text, refusal(bob, "alice", wrong));
        }
        refusal(alice, "ALICE", key); // 2: oneself
        bob.sends("(assume-identity :id 5 :target \"alice\")").receives("(malformed-update :update-id 5)");
        bob.sends("(assume-identity :id 5 :target \"alice\" :key 5)").receives("(malformed-update :update-id 5)");
        bob.sends("(assume-identity :id 5 :target \" alice\" :key \"x\")").receives("(bad-name :update-id 5)");
        assumes(bob, "alice", key).receives("(assume-identity)"); // nothing has been used up by all that
    }

    private static String refusal(Client user, String target, String key) {
        return assumes(user, target, key)
                .receives("(identity-already-used :update-id 5)")
                .string(":text");
    }

    @Test
    void whoLendsMayBeAway() { // assume-identity 3
        Client alice = registered("alice");
        String key = shares(alice);
        alice.drops();
        Client bob = registered("bob");
        Client other = login("bob");
        assumes(bob, "ALICE", key).receives("(assume-identity :key \"" + key + "\")");
        other.receivesNothing(); // 5
        lists(other, "()", "(\"alice\")");
        acts(other, "alice");
        lists(login("alice"), "((\"" + key + "\" \"bob\"))", "()");
    }

    @Test
    void oneKeyIsTakenBackAtOnce() { // unshare-identity 3, 4
        Client alice = registered("alice");
        Client bob = registered("bob");
        Client carol = registered("carol");
        String bobs = shares(alice);
        String carols = shares(alice);
        assumes(bob, "alice", bobs).receives("(assume-identity)");
        assumes(carol, "alice", carols).receives("(assume-identity)");
        alice.sends("(unshare-identity :id 8 :key \"" + bobs + "\")").receives("(unshare-identity :id 8)");
        mayNotAct(bob, "alice");
        acts(carol, "alice");
        lists(alice, "((\"" + carols + "\" \"carol\"))", "()");
        lists(bob, "()", "()");
        refusal(bob, "alice", bobs);
        carol.sends("(unshare-identity :id 8 :key \"" + carols + "\")").receives("(unshare-identity :id 8)");
        alice.sends("(unshare-identity :id 8 :key \"nothing like this\")").receives("(unshare-identity :id 8)");
        acts(carol, "alice");
        assumes(bob, "alice", shares(alice)).receives("(assume-identity)");
        acts(bob, "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " :key NIL"})
    void allAreTakenBackAlsoFromThoseWhoAreAway(String none) { // unshare-identity 2, 4
        Client alice = registered("alice");
        Client bob = registered("bob");
        Client carol = registered("carol");
        assumes(bob, "alice", shares(alice)).receives("(assume-identity)");
        assumes(carol, "alice", shares(alice)).receives("(assume-identity)");
        assumes(bob, "carol", shares(carol)).receives("(assume-identity)");
        String unused = shares(alice);
        bob.drops();
        alice.sends("(unshare-identity :id 8" + none + ")").receives("(unshare-identity :id 8)");
        mayNotAct(carol, "alice");
        Client again = login("bob");
        mayNotAct(again, "alice");
        acts(again, "carol");
        lists(again, "()", "(\"carol\")");
        lists(alice, "()", "()");
        refusal(again, "alice", unused);
    }

    @Test
    void otherConnectionsOfTheUserThatKnowTheExtensionLearnOfIt() { // unshare-identity 4
        Client alice = registered("alice");
        Client knowing = login("alice");
        Client plain = login("alice");
        String key = shares(knowing);
        knowing.sends("(unshare-identity :id 3)").receives("(unshare-identity)");
        alice.sends("(unshare-identity :id 8 :key \"" + key + "\")").receives("(unshare-identity :id 8)");
        knowing.receives("(unshare-identity :id 8)");
        plain.receivesNothing();
    }

    @Test
    void soManyNamesMayBeAssumedAndNoMore() {
        Client bob = registered("bob");
        String own = shares(bob);
        for (int i = 0; i < SharedIdentity.MOST_IDENTITIES; i++) {
            Client lender = registered("lender " + i);
            assumes(bob, "lender " + i, shares(lender)).receives("(assume-identity)");
            lender.drops();
        }
        Client last = registered("last");
        String key = shares(last);
        assumes(bob, "last", key).receives("(identity-already-used :update-id 5)");
        lists(last, "((\"" + key + "\" NIL))", "()");
        mayNotAct(bob, "last");
        assumes(last, "bob", own).receives("(assume-identity)");
    }
}
