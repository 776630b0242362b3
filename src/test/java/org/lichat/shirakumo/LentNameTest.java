package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;

/** shirakumo §15: who speaks under the name of another user, and what remains one's own. */
class LentNameTest {
    private static final String PNG = Base64.getEncoder().encodeToString(Samples.image("png"));

    @RegisterExtension
    private final Conversation chat = new Conversation(
                    new SharedIdentity(),
                    new Backfill(),
                    new Data(),
                    new Edit(),
                    new Emotes(),
                    new Expunge(),
                    new LastRead(),
                    new Link(),
                    new Reactions(),
                    new Search(),
                    new Sign(),
                    new Typing())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    /** Made the lobby. */
    private Client eve;

    /** Lends to bob, and is not in the lobby. */
    private Client alice;

    /** Is in the lobby. */
    private Client bob;

    @BeforeEach
    void lend() {
        eve = chat.open();
        eve.connects("(connect :id 0 :from \"eve\" :version \"2.0\" :extensions (\"shirakumo-typing\""
                + " \"shirakumo-reactions\" \"shirakumo-link\"))");
        eve.sends("(create :id 1 :channel \"lobby\")").receives("(join)");
        alice = chat.connect("Alice").registers("sesame");
        bob = chat.join("bob").registers("sesame");
        eve.receives("(join :from \"bob\")");
        String key = alice.sends("(share-identity :id 4)").next().string(":key");
        bob.sends("(assume-identity :id 4 :target \"alice\" :key \"" + key + "\")")
                .receives("(assume-identity :id 4)");
    }

    private static String as(String name, String type, String more) {
        return "(" + type + " :id 9 :from \"" + name + "\" :channel \"lobby\"" + more + ")";
    }

    @Test
    void othersCannotTell() { // §5.1.5
        long clock = chat.local().clock();
        String text = "(message :id 9 :clock " + clock + " :from \"Alice\" :channel \"lobby\" :text \"Hi\")";
        bob.sends(as("aLiCe", "message", " :text \"Hi\""));
        eve.receivesExactly(text);
        bob.receivesExactly(text);
        alice.receivesNothing();
        bob.sends(as("bob", "message", " :text \"Hi\"")).receives("(message :from \"bob\")");
        eve.receives("(message :from \"bob\")");
        bob.sends("(message :id 9 :channel \"lobby\" :text \"Hi\")").receives("(message :from \"bob\")");
        eve.receives("(message :from \"bob\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edit :text \"Hi\"",
                "react :target \"eve\" :update-id 1 :emote \"🎉\"",
                "typing",
                "data :content-type \"image/png\" :payload \"@\""
            })
    void allThatOthersSeeIsUnderTheName(String update) {
        bob.sends(update.replace("@", PNG)
                .replaceFirst("([a-z]+)(.*)", "($1 :id 9 :from \"alice\" :channel \"lobby\"$2)"));
        Received own = bob.next();
        assertEquals("Alice", own.string(":from"), own::toString);
        assertEquals(own.text(), eve.next().text());
    }

    @Test
    void soDoBackfillAndSearch() {
        bob.sends(as("alice", "message", " :text \"Hi\"")).receives("(message)");
        Client carol = chat.join("carol");
        carol.sends("(backfill :id 2 :channel \"lobby\")").receives("(join :from \"eve\")");
        carol.receives("(join :from \"bob\")");
        carol.receives("(message :id 9 :from \"Alice\")");
        carol.receives("(backfill)");
        carol.sends("(search :id 3 :channel \"lobby\" :query (:from (\"alice\")))");
        assertEquals(
                "((message :id 9 :clock " + chat.local().clock() + " :from \"Alice\" :channel \"lobby\" :text \"Hi\"))",
                carol.receives("(search)").field(":results"));
        carol.sends("(search :id 3 :channel \"lobby\" :query (:from (\"bob\") :text (\"Hi\")))")
                .receives("(search :results ())");
    }

    @Test
    void membershipIsOnesOwn() { // §5.4
        alice.sends(as("Alice", "message", " :text \"Hi\"")).receives("(not-in-channel)");
        alice.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        bob.receives("(join)");
        bob.sends(as("alice", "leave", "")).receives("(leave :id 9 :from \"bob\")");
        alice.receives("(leave :id 9 :from \"bob\")");
        bob.sends(as("alice", "message", " :text \"Hi\"")).receives("(not-in-channel :update-id 9)");
        alice.sends("(users :id 5 :channel \"lobby\")").receives("(users :users (\"eve\" \"Alice\"))");
        bob.sends(as("ALICE", "join", "")).receives("(join :id 9 :from \"bob\")");
        alice.receives("(join :from \"bob\")");
        alice.sends("(users :id 5 :channel \"lobby\")").receives("(users :users (\"eve\" \"Alice\" \"bob\"))");
        bob.sends("(create :id 6 :from \"alice\" :channel \"kitchen\")").receives("(join :from \"bob\")");
    }

    @Test
    void permissionsAreOnesOwn() { // §5.1.8
        eve.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update message)")
                .receives("(deny)");
        bob.sends(as("alice", "message", " :text \"Hi\"")).receives("(insufficient-permissions :update-id 9)");
        eve.sends("(grant :id 3 :channel \"lobby\" :target \"bob\" :update message)")
                .receives("(grant)");
        eve.sends("(deny :id 2 :channel \"lobby\" :target \"alice\" :update message)")
                .receives("(deny)");
        bob.sends(as("alice", "message", " :text \"Hi\"")).receives("(message :from \"Alice\")");
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        String key = root.sends("(share-identity :id 4)").next().string(":key");
        bob.sends("(assume-identity :id 4 :target \"root\" :key \"" + key + "\")")
                .receives("(assume-identity)");
        bob.sends("(server-info :id 5 :from \"root\" :target \"eve\")")
                .receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void whatComesBackIsInOnesOwnName() { // interoperability.md: who asked
        eve.sends("(grant :id 2 :channel \"lobby\" :target \"bob\" :update permissions)")
                .receives("(grant)");
        for (String type : new String[] {"users", "capabilities", "permissions", "last-read", "backfill", "search"}) {
            bob.sends(as("alice", type, ""));
            Received answer = bob.next();
            while (!answer.is(type)) {
                answer = bob.next(); // the originals of backfill
            }
            assertEquals("bob", answer.string(":from"), answer::toString);
        }
        for (String ask :
                new String[] {"channels", "emotes", "user-info", "share-identity", "list-shared-identities"}) {
            bob.sends("(" + ask + " :id 9 :from \"Alice\" :target \"eve\")").receives("(" + ask + " :from \"bob\")");
        }
    }

    @Test
    void whatIsStoredIsOnesOwn() { // §22, §5.2
        Client other = chat.login("bob", "sesame");
        other.receivesGreeting("bob");
        other.sends("(last-read :id 3 :channel \"lobby\")").receives("(last-read)");
        bob.sends(as("alice", "last-read", " :target \"eve\" :update-id 77"))
                .receives("(last-read :from \"bob\" :update-id 77)");
        other.receives("(last-read :from \"bob\" :update-id 77)");
        alice.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        alice.sends("(last-read :id 4 :channel \"lobby\")").receives("(last-read :target \"Alice\" :update-id 3)");
        bob.receives("(join)");
        other.receives("(join)");
        bob.sends("(register :id 5 :from \"alice\" :password \"poppy seed\")").receives("(register :from \"bob\")");
        chat.login("alice", "sesame").receivesGreeting("Alice");
        chat.login("bob", "poppy seed").receivesGreeting("bob");
    }

    @Test
    void whatIsSignedStaysAsItIs() { // §17
        String signed = "(message :id 9 :clock " + chat.local().clock()
                + " :from \"ALICE\" :channel \"lobby\" :signature \"s\" :text \"Hi\")";
        bob.sends(signed);
        assertEquals("ALICE", eve.receives("(message :signature \"s\")").string(":from"));
        bob.receives("(message :from \"ALICE\")");
        bob.sends(signed.replace("message", "leave")).receives("(username-mismatch :update-id 9)");
        bob.sends(signed.replace("ALICE", "carol")).receives("(username-mismatch :update-id 9)");
        bob.sends(signed.replace("message", "leave").replace("ALICE", "BOB")).receives("(leave :from \"BOB\")");
    }

    @Test
    void aFileGoesWithTheMessageThatItCameBy() { // operations.md
        bob.sends(as("alice", "data", " :content-type \"image/png\" :payload \"" + PNG + "\""));
        String text = bob.receives("(message :from \"Alice\")").string(":text");
        String name = text.substring(text.lastIndexOf('/') + 1);
        chat.local().settle();
        assertEquals("Alice", owner(name));
        eve.sends("(lichat-ee:expunge :id 5 :channel \"lobby\" :target \"alice\" :update-id 9)");
        eve.receives("(message)");
        eve.receives("(lichat-ee:expunge)");
        chat.local().settle();
        assertFalse(chat.local().stores().payloads().find(name) != null, "it is kept no more");
    }

    private String owner(String payload) {
        var found = chat.local().stores().payloads().find(payload);
        return found == null ? "" : found.owner().sender().toString();
    }

    @Test
    void whatWasTakenBackIsSaidNoMore() {
        alice.sends("(unshare-identity :id 5)").receives("(unshare-identity)");
        bob.sends(as("alice", "message", " :text \"Hi\"")).receives("(username-mismatch :update-id 9)");
        eve.receivesNothing();
    }
}
