package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Channel;

/** What goes on, and what waits, while nothing can be kept (the way of an update, 4). */
class FullJournalTest {
    private static final int LIMIT = 100;

    private final HeldJournal journal = new HeldJournal();

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(journal.stores())
            .with(Settings.JOURNAL_LIMIT, LIMIT)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1))
            .with(Settings.FLOOD_LIMIT, 0);

    @Test
    void whenTheJournalIsFullUpdatesWaitAndGoOnByThemselves() throws InterruptedException { // §4.2, §3.3
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        journal.hold();
        alice.sends(message(0));
        journal.awaitTry(); // that one is out of the queue
        for (int i = 1; i <= LIMIT + 20; i++) {
            alice.sends(message(i));
        }
        bob.sends("(create :id 3 :channel \"tea\")");
        bob.receives("(updates-throttled :update-id 3 :from \"Lichat\")");
        bob.sends("(ping :id 4)");
        bob.hasReceivedNothingYet();
        journal.goOn();
        for (int i = 0; i <= LIMIT; i++) {
            alice.receives("(message :id " + i + ")");
        }
        alice.receives("(updates-throttled :update-id " + (LIMIT + 1) + ")"); // in the journal's order too
        for (int i = LIMIT + 1; i <= LIMIT + 20; i++) {
            alice.receives("(message :id " + i + ")");
        }
        bob.receives("(join :id 3 :channel \"tea\")");
        bob.receives("(pong :id 4)");
        alice.receivesNothing();
        bob.receivesNothing();
    }

    @Test
    void whoOnlyAsksIsAnsweredWhileTheJournalIsFull() throws InterruptedException { // the way of an update, 4
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        fill(alice);
        bob.sends("(ping :id 1)").receives("(pong :id 1)");
        bob.sends("(channels :id 2)").receives("(channels :channels (\"Lichat\" \"lobby\"))");
        bob.sends("(user-info :id 3 :target \"alice\")").receives("(user-info :connections 1)");
        bob.sends("(no-such-type :id 4)").receives("(invalid-update :update-id 4)");
        bob.sends("(permissions :id 5 :channel \"lobby\")").receives("(updates-throttled :update-id 5)");
        journal.goOn();
        bob.receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void whoWaitsForTheJournalAsksNoMoreWhenItIsFull() throws InterruptedException { // or answers would fill it
        Client alice = chat.join("alice");
        fill(alice);
        for (int i = 0; i < 3 * LIMIT; i++) {
            alice.sends("(users :id 500 :channel \"lobby\")");
        }
        assertEquals(LIMIT, chat.local().server().journal().length());
        journal.goOn();
        for (int i = 0; i <= LIMIT; i++) {
            alice.receives("(message :id " + i + ")");
        }
        for (int i = 0; i < 3 * LIMIT; i++) {
            alice.receives("(users :id 500)");
        }
    }

    @Test
    void comingAndGoingDoesNotFillTheJournal() throws InterruptedException {
        chat.connect("carol").registers("sesame").drops();
        Client alice = chat.join("alice");
        chat.local().settle();
        journal.hold();
        alice.sends(message(0));
        journal.awaitTry();
        for (int i = 0; i < 20; i++) {
            chat.connect("bob").drops();
            Client carol = chat.login("carol", "sesame");
            carol.receivesGreeting("carol");
            carol.drops();
        }
        assertEquals(1, chat.local().server().journal().length(), "that carol was seen, once");
        journal.goOn();
        alice.receives("(message :id 0)");
    }

    @Test
    void moreConnectionsOfAUserComeWhileNothingCanBeKept() throws InterruptedException { // §4.1.12
        chat.connect("carol").registers("sesame");
        fill(chat.join("alice"));
        chat.login("carol", "sesame").receivesGreeting("carol");
        journal.goOn();
    }

    @Test
    void whoIsNotGreetedYetIsNotIdle() throws InterruptedException { // §4.2
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        journal.hold();
        root.sends("(message :id 1 :channel \"Lichat\" :text \"trouble\")");
        journal.awaitTry();
        Client bob = chat.open();
        bob.sends("(connect :id 1 :from \"bob\" :version \"2.0\")"); // behind what waits of that channel
        chat.passes(Duration.ofDays(1).plusSeconds(1));
        journal.goOn();
        bob.receivesGreeting("bob");
    }

    @Test
    void whoIsGivenUpIsClosedAtOnceWhileNothingCanBeKept() throws InterruptedException { // §4.2
        Client alice = chat.join("alice");
        chat.local().settle();
        journal.failNext(Integer.MAX_VALUE);
        alice.sends(message(0));
        while (chat.local().server().isReady()) {
            Thread.onSpinWait();
        }
        chat.passes(Duration.ofDays(1).plusSeconds(1));
        alice.isClosed(1008);
        journal.failNext(0);
    }

    @Test
    void guestsComeAndGoWhileNothingCanBeKept() throws InterruptedException { // the way of an update, 4
        Client alice = chat.join("alice");
        Client carol = chat.connect("carol");
        fill(alice);
        Client bob = chat.connect("bob");
        bob.sends("(users :id 1 :channel \"Lichat\")")
                .receives("(users :users (\"Lichat\" \"alice\" \"carol\" \"bob\"))");
        carol.sends("(disconnect :id 2)").receives("(disconnect :id 2)");
        carol.isClosed(1000);
        bob.sends("(users :id 3 :channel \"Lichat\")").receives("(users :users (\"Lichat\" \"alice\" \"bob\"))");
        chat.connect("carol");
        journal.goOn();
    }

    @Test
    void whatHadToWaitLongIsNotTakenForSkewed() throws InterruptedException { // §4.2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        fill(alice);
        long clock = chat.local().clock();
        bob.sends("(message :id 500 :clock " + clock + " :channel \"lobby\" :text \"late\")")
                .receives("(updates-throttled :update-id 500)");
        chat.passes(Duration.ofSeconds(90));
        journal.goOn();
        Conversation.Received update = bob.next();
        while (!update.is("message") || !update.field(":id").equals("500")) {
            assertFalse(update.is("clock-skewed"), update::toString);
            update = bob.next();
        }
        assertEquals(Long.toString(clock), update.field(":clock"));
    }

    @Test
    void registeredUsersComeAndGoWhileNothingCanBeKeptAndHoldUpNobody() throws InterruptedException {
        chat.connect("carol").registers("sesame").drops();
        fill(chat.join("alice"));
        Client carol = chat.login("carol", "sesame");
        carol.receivesGreeting("carol");
        chat.connect("bob");
        carol.sends("(disconnect :id 2)").receives("(disconnect :id 2)");
        chat.connect("dave");
        journal.goOn();
    }

    @Test
    void whoComesSeesNothingFromBeforeAndAllFromThenOn() throws InterruptedException { // §2.4
        chat.with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");
        chat.local().restart();
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        journal.hold();
        long newest = newestOfPrimary();
        root.sends("(message :id 1 :channel \"Lichat\" :text \"before\")");
        // The thread that let root in may still be at it, and then the update is its too.
        chat.local().await(() -> newestOfPrimary() > newest);
        Client bob = chat.open();
        bob.sends("(connect :id 1 :from \"bob\" :version \"2.0\")");
        root.sends("(message :id 2 :channel \"Lichat\" :text \"after\")");
        bob.hasReceivedNothingYet(); // something waits that is of the same channel
        journal.goOn();
        bob.receivesGreeting("bob");
        bob.receives("(message :id 2)");
        root.receives("(message :id 1)");
        root.receives("(message :id 2)");
    }

    private long newestOfPrimary() {
        Channel primary = chat.local().server().network().primary();
        long[] newest = new long[1];
        primary.inTurn(() -> newest[0] = primary.newest());
        return newest[0];
    }

    @Test
    void pingsGoOnForThoseWhoWait() throws InterruptedException { // §4.2
        Client alice = chat.join("alice");
        journal.hold();
        alice.sends(message(5));
        journal.awaitTry();
        chat.passes(Duration.ofSeconds(60));
        alice.receives("(ping)");
        journal.goOn();
        alice.receives("(message :id 5)");
    }

    @Test
    void whatCanNeverBeKeptIsToldAndStopsNobody() throws InterruptedException {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        journal.hold();
        alice.sends(message(5));
        journal.awaitTry();
        alice.sends(message(6));
        bob.sends(message(7));
        alice.sends("(ping :id 8)");
        journal.refuse(6);
        journal.goOn();
        for (Client client : List.of(alice, bob)) {
            client.receives("(message :id 5)");
            client.receives("(message :id 7)");
        }
        alice.receives("(pong :id 8)");
        alice.receives("(failure :from \"Lichat\")");
        alice.isClosed(1011); // what she sees is not what the server knows of her
        bob.receives("(leave :from \"alice\")");
        bob.receivesNothing();
    }

    /** Lets the journal be full of what she says. */
    private void fill(Client alice) throws InterruptedException {
        journal.hold();
        alice.sends(message(0));
        journal.awaitTry(); // that one is out of the queue
        for (int i = 1; i <= LIMIT; i++) {
            alice.sends(message(i));
        }
    }

    @Test
    void whatWaitsForTheJournalIsBounded() throws InterruptedException { // §4.2
        Client alice = chat.join("alice");
        journal.hold();
        alice.sends(message(0));
        journal.awaitTry(); // that one is out of the queue
        for (int i = 1; i <= LIMIT + Backlog.MAX_UPDATES + 50; i++) {
            alice.sends(message(i));
        }
        journal.goOn();
        Map<String, Integer> counts = new TreeMap<>();
        int kept = 1 + LIMIT + Backlog.MAX_UPDATES;
        for (int i = 0; i < kept + 2; i++) {
            counts.merge(alice.next().type(), 1, Integer::sum);
        }
        // Each is said once, however many it concerns.
        assertEquals(Map.of("message", kept, "updates-throttled", 1, "too-many-updates", 1), counts);
        alice.receivesNothing();
    }

    private static String message(int id) {
        return "(message :id " + id + " :channel \"lobby\" :text \"Hi\")";
    }
}
