package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §18: "The server should provide a means to delete updates from its history" (operations.md). */
class ExpungeTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Backfill(), new Expunge(), new Search(), new Waves())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void theRegistrantDeletesOneOrAll() {
        Client alice = chat.join("alice");
        Client bob = talker(alice);
        alice.sends("(lichat-ee:expunge :id 10 :channel \"LOBBY\" :target \"BOB\" :update-id 2)");
        alice.receives("(lichat-ee:expunge :id 10 :from \"alice\" :channel \"lobby\" :target \"BOB\" :update-id 2)");
        assertEquals(List.of("1", "2", "4", "5"), found(alice));
        assertEquals(List.of("1", "2", "4", "5"), found(bob));
        alice.sends("(lichat-ee:expunge :id 11 :channel \"lobby\" :target \"bob\")")
                .receives("(lichat-ee:expunge :id 11)");
        assertEquals(List.of("2", "5"), found(alice));
        bob.sends("(backfill :id 12 :channel \"lobby\")");
        bob.receives("(join :from \"alice\")");
        bob.receives("(message :id 2 :from \"alice\")");
        bob.receives("(wave :id 5)");
        bob.receives("(backfill :id 12)");
        chat.local().restart();
        assertEquals(List.of("2"), found(chat.join("carol")));
    }

    @Test
    void whatRefersToItGoesToo() {
        Client alice = chat.join("alice");
        talker(alice);
        for (int id = 6; id < 9; id++) {
            alice.sends(
                    "(wave :id " + id + " :channel \"lobby\" :text \"Hi\" :target \"BOB\" :update-id " + id % 4 + ")");
            alice.receives("(wave)");
        }
        alice.sends("(lichat-ee:expunge :id 10 :channel \"lobby\" :target \"bob\" :update-id 2)")
                .receives("(lichat-ee:expunge)");
        assertEquals(List.of("1", "2", "4", "5", "7", "8"), found(alice));
        alice.sends("(lichat-ee:expunge :id 11 :channel \"lobby\" :target \"bob\")")
                .receives("(lichat-ee:expunge)");
        assertEquals(List.of("2", "5"), found(alice));
    }

    @Test
    void whatIsNotThereIsNoFailure() {
        Client alice = chat.join("alice");
        alice.sends("(lichat-ee:expunge :id 2 :channel \"lobby\" :target \"nobody\" :update-id \"x\")")
                .receives("(lichat-ee:expunge :id 2)");
        alice.sends("(lichat-ee:expunge :id 3 :channel \"lobby\")").receives("(malformed-update :update-id 3)");
        alice.sends("(lichat-ee:expunge :id 4 :target \"bob\")").receives("(malformed-update :update-id 4)");
        alice.sends("(lichat-ee:expunge :id 5 :channel \"lobby\" :target \"b  b\")")
                .receives("(bad-name :update-id 5)");
        alice.sends("(lichat-ee:expunge :id 6 :channel \"nowhere\" :target \"bob\")")
                .receives("(no-such-channel :update-id 6)");
        alice.sends("(expunge :id 7 :channel \"lobby\" :target \"bob\")").receives("(invalid-update :update-id 7)");
    }

    @Test
    void othersMayNotUnlessTheyAreGranted() {
        Client alice = chat.join("alice");
        Client bob = talker(alice);
        bob.sends("(lichat-ee:expunge :id 10 :channel \"lobby\" :target \"alice\")")
                .receives("(insufficient-permissions :update-id 10)");
        assertEquals(List.of("1", "2", "2", "4", "5"), found(bob));
        alice.sends("(grant :id 11 :channel \"lobby\" :target \"bob\" :update lichat-ee:expunge)")
                .receives("(grant)");
        bob.sends("(lichat-ee:expunge :id 12 :channel \"lobby\" :target \"alice\")")
                .receives("(lichat-ee:expunge :id 12)");
        assertEquals(List.of("1", "2", "4"), found(bob));
    }

    @Test
    void administratorsMayEverywhere() {
        Client alice = chat.join("alice");
        talker(alice);
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(lichat-ee:expunge :id 10 :channel \"lobby\" :target \"bob\")")
                .receives("(lichat-ee:expunge :id 10)");
        assertEquals(List.of("2", "5"), found(alice));
        root.sends("(message :id 11 :channel \"lichat\" :text \"Hi\")").receives("(message :id 11)");
        root.sends("(lichat-ee:expunge :id 12 :channel \"lichat\" :target \"root\")")
                .receives("(lichat-ee:expunge :id 12)");
        root.sends("(search :id 13 :channel \"lichat\" :query (:text \"Hi\"))").receives("(search :id 13 :results ())");
        alice.receives("(message :id 11)");
        alice.sends("(lichat-ee:expunge :id 14 :channel \"lichat\" :target \"bob\")")
                .receives("(insufficient-permissions :update-id 14)");
    }

    /** Two say three things each: a wave at another update with the same id as one of the other's messages. */
    private Client talker(Client alice) {
        Client bob =
                chat.open().connects("(connect :id 0 :from \"bob\" :version \"2.0\" :extensions (\"test-waves\"))");
        bob.sends("(join :id 1 :channel \"lobby\")").receives("(join)");
        alice.receives("(join)");
        say(bob, alice, "(message :id 1 :channel \"lobby\" :text \"Hi\")");
        say(bob, alice, "(message :id 2 :channel \"lobby\" :text \"Hi :id 4 :update-id 4 \")");
        say(alice, bob, "(message :id 2 :channel \"lobby\" :text \"Hi\")");
        say(bob, alice, "(message :id 4 :channel \"lobby\" :text \"Hi :id 2 :clock 1\")");
        alice.sends("(wave :id 5 :channel \"lobby\" :text \"Hi\" :target \"alice\" :update-id 1)");
        alice.receives("(wave)");
        bob.receives("(wave)");
        return bob;
    }

    private static void say(Client from, Client to, String update) {
        from.sends(update).receives("(message)");
        to.receives("(message)");
    }

    private static List<String> found(Client client) {
        client.sends("(search :id \"s\" :channel \"lobby\" :query (:text \"Hi\"))");
        return Waves.ids(Objects.requireNonNull(
                client.receives("(search :id \"s\")").fields().get(":results")));
    }
}
