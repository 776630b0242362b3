package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;

/** shirakumo §18: who asks, and what the answers are. */
class SearchTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Search(), new Waves())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame");

    @Test
    void itIsAnnouncedInAllSpellings() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        String announced = alice.next().field(":extensions");
        for (String spelling : List.of("shirakumo-history", "shirakumo-search", "shirakmuo-history")) {
            assertTrue(announced.contains('"' + spelling + '"'), announced);
        }
    }

    @Test
    void onlyMembersSearch() { // 1
        Client alice = chat.join("alice");
        Client eve = chat.connect("eve");
        eve.sends("(search :id 2 :channel \"lobby\")").receives("(not-in-channel :update-id 2)");
        eve.sends("(search :id 3 :channel \"lobby\" :query (1))").receives("(not-in-channel :update-id 3)");
        eve.sends("(search :id 4 :channel \"nowhere\")").receives("(no-such-channel :update-id 4)");
        eve.sends("(search :id 5)").receives("(malformed-update :update-id 5)");
        eve.receivesNothing();
        alice.sends("(create :id 6)");
        String anonymous = alice.next().string(":channel");
        eve.sends("(search :id 7 :channel \"" + anonymous + "\")").receives("(insufficient-permissions :update-id 7)");
        alice.sends("(search :id 8 :channel \"" + anonymous + "\")").receives("(search :id 8)");
    }

    @Test
    void whoMayNotIsRefused() { // §5.1.8
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        alice.sends("(deny :id 2 :channel \"lobby\" :target \"bob\" :update shirakumo:search)")
                .receives("(deny)");
        bob.sends("(search :id 3 :channel \"lobby\")").receives("(insufficient-permissions :update-id 3)");
        alice.sends("(search :id 4 :channel \"lobby\")").receives("(search :id 4)");
    }

    @Test
    void theResultsAreWhatWasSaid() { // 2, 8
        Client alice = chat.join("alice");
        long clock = chat.local().clock();
        String message = "(message :id \"m 1\" :clock " + clock
                + " :from \"alice\" :channel \"lobby\" :text \"Say \\\"hi\\\" \\\\ 🔑\n\")";
        alice.sends(message).receivesExactly(message);
        alice.sends("(create :id 2 :channel \"cellar\")").receives("(join)");
        alice.sends("(message :id 3 :channel \"cellar\" :text \"below\")").receives("(message)");
        chat.passes(Duration.ofSeconds(5));
        alice.sends("(shirakumo:search :id 4 :channel \"LOBBY\" :results (1 2) :query (:text \"Say*\"))");
        alice.receivesExactly("(search :id 4 :clock " + (clock + 5) + " :from \"alice\" :channel \"lobby\""
                + " :query (:text \"Say*\") :results (" + message + "))");
        alice.sends("(search :id 5 :channel \"lobby\")");
        assertEquals(2, results(alice.receives("(search :id 5)")).size(), "the join and the message");
    }

    @Test
    void itComesToTheOneConnectionThatAsks() { // 8
        Client alice = chat.join("alice").registers("sesame");
        Client other = chat.login("alice", "sesame");
        other.receivesGreeting("alice");
        other.sends("(search :id 2 :channel \"lobby\")").receives("(search :id 2)");
        alice.receivesNothing();
        other.receivesNothing();
    }

    @Test
    void whatIsNotFoundIsAnEmptyList() { // 8
        Client alice = chat.join("alice");
        alice.sends("(search :id \"s\" :channel \"lobby\" :query (:text (\"nothing\")))");
        assertTrue(alice.next().text().endsWith(" :results ())\0"));
        alice.sends("(search :id 3 :channel \"lobby\" :query (:colour \"red\"))");
        assertTrue(alice.next().text().endsWith(" :results ())\0"), "no update has such a field");
        alice.receivesNothing();
    }

    @Test
    void pagesAreOfFifty() { // 4, 5, 6
        Client alice = chat.join("alice");
        say(alice, 0, 120);
        assertEquals(numbers(0, 50), found(alice, ""));
        assertEquals(numbers(50, 100), found(alice, ":offset 50"));
        assertEquals(numbers(100, 120), found(alice, ":offset 100"));
        assertEquals(List.of(), found(alice, ":offset 120"));
        assertEquals(List.of(), found(alice, ":offset 9223372036854775807"));
        alice.sends("(search :id 1 :channel \"lobby\" :offset \"1\")").receives("(malformed-update :update-id 1)");
        chat.local().server().change(Search.PAGE, 100);
        assertEquals(numbers(20, 120), found(alice, ":offset 20"));
    }

    @Test
    void theLowestClockIsFirst() { // 4
        Client alice = chat.join("alice");
        long clock = chat.local().clock();
        for (int ahead : List.of(30, 10, 20, 10)) {
            alice.sends("(message :id " + ahead + " :clock " + (clock + ahead) + " :channel \"lobby\" :text \"m\")");
            alice.receives("(message)");
        }
        assertEquals(List.of("10", "10", "20", "30"), found(alice, ""));
        assertEquals(List.of("20", "30"), found(alice, ":offset 2"));
    }

    @Test
    void muchIsSplitIntoSeveralReplies() { // 7, 8
        Client alice = chat.join("alice");
        String text = "€".repeat(9_000); // of three bytes each, so two fit into one reply
        for (int i = 0; i < 5; i++) {
            String long4 = i == 4 ? text.repeat(4) : text; // larger than a reply by itself
            alice.sends("(message :id " + i + " :channel \"lobby\" :text \"" + long4 + "\")")
                    .receives("(message)");
        }
        say(alice, 5, 7);
        alice.sends("(search :id \"much\" :channel \"lobby\" :query (:text \"_\"))");
        List<List<String>> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replies.add(results(alice.receives("(search :id \"much\" :query (:text \"_\"))")));
        }
        assertEquals(List.of(List.of("0", "1"), List.of("2", "3"), List.of("4"), List.of("5", "6")), replies);
        alice.receivesNothing();
    }

    @Test
    void whatTheClientDoesNotUnderstandIsLeftOut() { // interoperability.md: announced extensions
        Client alice =
                chat.open().connects("(connect :id 0 :from \"alice\" :version \"2.0\" :extensions (\"test-waves\"))");
        alice.sends("(create :id 1 :channel \"lobby\")").receives("(join)");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        for (int i = 0; i < 60; i++) {
            alice.sends("(wave :id " + i + " :channel \"lobby\" :text \"m\")").receives("(wave)");
        }
        say(alice, 60, 62);
        bob.receives("(message :id 60)");
        bob.receives("(message :id 61)");
        assertEquals(List.of("60", "61"), found(bob, ""));
        assertEquals(numbers(12, 62), found(alice, ":offset 12"));
    }

    @Test
    void itOutlivesARestart() { // 2
        say(chat.join("alice"), 1, 3);
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join :id 3)");
        assertEquals(List.of("1", "2"), found(bob, ""));
    }

    @Test
    void thePrimaryChannelHasOneTooUnderItsNewName() { // §2.4.1
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        root.sends("(message :id 2 :channel \"lichat\" :text \"Hi\")").receives("(message :id 2)");
        chat.with(Settings.NAME, "tea").local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(search :id 3 :channel \"tea\" :query (:channel \"TEA\"))");
        assertTrue(bob.next().field(":results").contains(":channel \"tea\" :text \"Hi\""));
    }

    @Test
    void theHistoryGoesWithTheChannel() { // "If a channel expires, its history must be deleted"
        Client alice = chat.join("alice");
        say(alice, 1, 2);
        alice.sends("(leave :id 2 :channel \"lobby\")").receives("(leave)");
        alice.drops();
        chat.passes(
                chat.local().server().settings().get(Settings.CHANNEL_LIFETIME).plusDays(1));
        assertEquals(List.of(), found(chat.join("bob"), ""));
    }

    private void say(Client client, int from, int to) {
        for (int i = from; i < to; i++) {
            client.sends("(message :id " + i + " :channel \"lobby\" :text \"m\")")
                    .receives("(message :id " + i + ")");
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    /** The ids of what has this text. */
    private static List<String> found(Client client, String more) {
        client.sends("(search :id \"s\" :channel \"lobby\" :query (:text \"m\") " + more + ")");
        return results(client.receives("(search :id \"s\")"));
    }

    private static List<String> results(Received reply) {
        return Stream.of(Objects.requireNonNull(reply.fields().get(":results")))
                .flatMap(results -> Waves.ids(results).stream())
                .toList();
    }
}
