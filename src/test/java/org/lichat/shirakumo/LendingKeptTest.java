package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.core.Erasure;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/** shirakumo §15: what remains when the server starts again, and when a profile ends. */
class LendingKeptTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new SharedIdentity())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(Settings.PROFILE_LIFETIME, Duration.ofDays(30));

    private String used = "";
    private String unused = "";

    /** Alice lends to bob and has another key; bob lends to carol. */
    private void lend() {
        Client alice = chat.connect("Alice").registers("sesame");
        Client bob = chat.connect("bob").registers("sesame");
        Client carol = chat.connect("carol").registers("sesame");
        used = key(alice);
        unused = key(alice);
        assumes(bob, "alice", used).receives("(assume-identity)");
        assumes(carol, "bob", key(bob)).receives("(assume-identity)");
        alice.drops();
        bob.drops();
        carol.drops();
    }

    private Client login(String name) {
        Client client = chat.login(name, "sesame");
        client.receivesGreeting(name);
        return client;
    }

    private static String key(Client lender) {
        return lender.sends("(share-identity :id 4)")
                .receives("(share-identity :id 4)")
                .string(":key");
    }

    private static Client assumes(Client user, String lender, String key) {
        return user.sends("(assume-identity :id 5 :target \"" + lender + "\" :key \"" + key + "\")");
    }

    private static void lists(Client user, String shares, String identities) {
        user.sends("(list-shared-identities :id 6)")
                .receives("(list-shared-identities :id 6 :shares " + shares + " :identities " + identities + ")");
    }

    private static void acts(Client user, String lender) {
        user.sends("(ping :id 7 :from \"" + lender + "\")").receives("(pong :id 7)");
    }

    private static void mayNotAct(Client user, String lender) {
        user.sends("(ping :id 7 :from \"" + lender + "\")").receives("(username-mismatch :update-id 7)");
    }

    @Test
    void itOutlivesTheServer() {
        lend();
        chat.local().restart();
        Client bob = login("bob");
        acts(bob, "alice");
        lists(bob, "((\"" + key("bob", "carol") + "\" \"carol\"))", "(\"Alice\")");
        bob.sends("(channels :id 8 :from \"alice\")").receives("(channels)");
        bob.sends("(create :id 9 :channel \"lobby\")").receives("(join)");
        bob.sends("(message :id 10 :from \"aliCE\" :channel \"lobby\" :text \"Hi\")")
                .receives("(message :from \"Alice\")");
        Client alice = login("Alice");
        lists(alice, "((\"" + used + "\" \"bob\") (\"" + unused + "\" NIL))", "()");
        assumes(login("carol"), "alice", unused).receives("(assume-identity)");
        alice.sends("(unshare-identity :id 8 :key \"" + used + "\")").receives("(unshare-identity)");
        chat.local().restart();
        mayNotAct(login("bob"), "alice");
        acts(login("carol"), "alice");
    }

    /** The key by which one lends to another, as the server keeps it. */
    private String key(String lender, String user) {
        String kept = chat.local()
                .stores()
                .profiles()
                .having("secret:shirakumo:lendings")
                .get(Name.of(lender));
        assertTrue(String.valueOf(kept).endsWith(" \"" + user + "\"))"), "one");
        return String.valueOf(kept).substring(3, 25);
    }

    @Test
    void whoComesByTheNameOfALenderInheritsNothing() {
        lend();
        login("root").sends("(lichat-ee:erase :id 8 :target \"alice\")").receives("(lichat-ee:erase)");
        Client bob = login("bob");
        mayNotAct(bob, "alice");
        Client another = chat.connect("ALICE").registers("sesame");
        lists(another, "()", "()");
        mayNotAct(bob, "alice");
        assumes(bob, "alice", unused).receives("(identity-already-used)");
        lists(bob, "((\"" + key("bob", "carol") + "\" \"carol\"))", "()");
        assumes(bob, "alice", key(another)).receives("(assume-identity)");
        lists(bob, "((\"" + key("bob", "carol") + "\" \"carol\"))", "(\"ALICE\")");
    }

    @Test
    void whoComesByTheNameOfABorrowerInheritsNothing() {
        lend();
        login("root").sends("(lichat-ee:erase :id 8 :target \"BOB\")").receives("(lichat-ee:erase)");
        assertNothingIsInherited();
        chat.local().restart();
        mayNotAct(login("bob"), "alice");
    }

    @Test
    void neitherDoWhenAProfileExpires() { // §2.3
        lend();
        chat.passes(Duration.ofDays(20));
        login("Alice").drops();
        login("carol").drops();
        chat.local().settle();
        chat.passes(Duration.ofDays(20));
        chat.local().awaitEndOf("bob");
        assertNothingIsInherited();
    }

    @Test
    void neitherDoTheyAfterAnErasureWithoutAServer() {
        lend();
        chat.local()
                .restartAfter(
                        Duration.ZERO, () -> Erasure.erase(chat.local().stores(), Name.of("bob"), Name.of("Lichat")));
        assertNothingIsInherited();
        chat.local().settle();
        String kept = chat.local()
                .stores()
                .profiles()
                .having("secret:shirakumo:lendings")
                .toString();
        assertFalse(kept.contains("bob"), "it is kept no more");
    }

    private void assertNothingIsInherited() {
        Client another = chat.connect("bob").registers("sesame");
        mayNotAct(another, "alice");
        lists(another, "()", "()");
        another.drops();
        Client carol = login("carol");
        mayNotAct(carol, "bob");
        lists(carol, "()", "()");
        Client alice = login("Alice");
        lists(alice, "((\"" + unused + "\" NIL))", "()");
        alice.drops();
        carol.drops();
    }

    @Test
    void anExportShowsNoKeys() { // operations.md
        lend();
        Client root = login("root");
        root.sends("(lichat-ee:export :id 8 :target \"alice\")");
        String document = root.receives("(lichat-ee:export)").string(":text");
        assertTrue(document.contains("\"secret:shirakumo:lendings\" : \"kept, but not shown\""), "it says that");
        assertFalse(document.contains(used) || document.contains(unused), "it has no key");
    }
}
