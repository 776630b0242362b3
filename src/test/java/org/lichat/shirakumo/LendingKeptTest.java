package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.shirakumo.Lender.acts;
import static org.lichat.shirakumo.Lender.assumes;
import static org.lichat.shirakumo.Lender.lists;
import static org.lichat.shirakumo.Lender.mayNotAct;
import static org.lichat.shirakumo.Lender.shares;

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
        used = shares(alice);
        unused = shares(alice);
        assumes(bob, "alice", used).receives("(assume-identity)");
        assumes(carol, "bob", shares(bob)).receives("(assume-identity)");
        alice.drops();
        bob.drops();
        carol.drops();
    }

    private Client login(String name) {
        Client client = chat.login(name, "sesame");
        client.receivesGreeting(name);
        return client;
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
        assumes(bob, "alice", shares(another)).receives("(assume-identity)");
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
