package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;

/** What an update shows is kept before (the way of an update, 4). */
class JournalTest {
    private static final int LIMIT = 100;
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(1);

    private final HeldJournal journal = new HeldJournal();

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(journal.stores())
            .with(Settings.JOURNAL_LIMIT, LIMIT)
            .with(Settings.PROFILE_LIFETIME, LIFETIME)
            .with(Settings.IDLE_TIMEOUT, IDLE)
            .with(Settings.FLOOD_LIMIT, 0);

    @Test
    void nobodySeesWhatIsNotKeptNotEvenItsSender() throws InterruptedException {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        journal.hold();
        alice.sends(message(5));
        journal.awaitTry();
        alice.hasReceivedNothingYet();
        bob.hasReceivedNothingYet();
        journal.goOn();
        alice.receives("(message :id 5)");
        bob.receives("(message :id 5)");
    }

    @Test
    void aReplyDoesNotOvertake() throws InterruptedException {
        Client alice = chat.join("alice");
        journal.hold();
        alice.sends(message(5));
        alice.sends("(ping :id 6)");
        alice.sends("(users :id 7 :channel \"nowhere\")");
        journal.awaitTry();
        alice.hasReceivedNothingYet();
        journal.goOn();
        alice.receives("(message :id 5)");
        alice.receives("(pong :id 6)");
        alice.receives("(no-such-channel :update-id 7)");
    }

    @Test
    void othersAreAnsweredMeanwhile() throws InterruptedException {
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob");
        journal.hold();
        alice.sends(message(5));
        journal.awaitTry();
        bob.sends("(ping :id 6)").receives("(pong :id 6)");
        bob.sends("(channels :id 7)").receives("(channels :id 7)");
        bob.sends("(message :id 8 :channel \"lobby\" :text \"Hi\")").receives("(not-in-channel :update-id 8)");
        journal.goOn();
        alice.receives("(message :id 5)");
    }

    @Test
    void anAnswerThatSaysDoneWaitsForTheJournal() throws InterruptedException { // §5.2.5, §5.3.1.6, §5.3.2.2
        Client alice = chat.join("alice");
        journal.hold();
        alice.sends("(create :id 5 :channel \"tea\")");
        alice.sends("(permissions :id 6 :channel \"tea\" :permissions ((message nil)))");
        alice.sends("(grant :id 7 :channel \"tea\" :target \"bob\" :update message)");
        journal.awaitTry();
        alice.hasReceivedNothingYet();
        journal.goOn();
        alice.receives("(join :id 5)");
        alice.receives("(permissions :id 6)");
        alice.receives("(grant :id 7)");
    }

    @Test
    void aFailedBatchIsTriedAgainAndNothingIsLostOrDoubled() throws InterruptedException {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        journal.forget();
        journal.hold();
        journal.failNext(2);
        for (int i = 0; i < 5; i++) {
            alice.sends(message(i));
        }
        journal.awaitTry();
        bob.hasReceivedNothingYet();
        journal.goOn();
        for (Client client : List.of(alice, bob)) {
            for (int i = 0; i < 5; i++) {
                client.receives("(message :id " + i + ")");
            }
            client.receivesNothing();
        }
        assertEquals(Collections.nCopies(5, "message@lobby"), journal.kept());
    }

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
        bob.sends("(users :id 3 :channel \"lobby\")");
        bob.receives("(updates-throttled :update-id 3 :from \"Lichat\")");
        bob.sends("(ping :id 4)");
        bob.hasReceivedNothingYet();
        journal.goOn();
        for (int i = 0; i <= LIMIT; i++) {
            alice.receives("(message :id " + i + ")");
        }
        alice.receives(
                "(updates-throttled :update-id " + (LIMIT + 1) + ")"); // the journal's order holds for this as well
        for (int i = LIMIT + 1; i <= LIMIT + 20; i++) {
            alice.receives("(message :id " + i + ")");
        }
        bob.receives("(not-in-channel :update-id 3)");
        bob.receives("(pong :id 4)");
        alice.receivesNothing();
        bob.receivesNothing();
    }

    @Test
    void whatWaitsForTheJournalIsBounded() throws InterruptedException { // §4.2
        Client alice = chat.join("alice");
        journal.hold();
        alice.sends(message(0));
        journal.awaitTry(); // that one is out of the queue
        for (int i = 1; i <= LIMIT + Inbox.MAX_WAITING + 50; i++) {
            alice.sends(message(i));
        }
        journal.goOn();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 1 + LIMIT + Inbox.MAX_WAITING + 2; i++) {
            counts.merge(alice.next().type(), 1, Integer::sum);
        }
        // Each is said once, however many it concerns.
        assertEquals(
                Map.of("message", 1 + LIMIT + Inbox.MAX_WAITING, "updates-throttled", 1, "too-many-updates", 1),
                counts);
        alice.receivesNothing();
    }

    @Test
    void stoppingKeepsAndShowsWhatIsUnderWay() throws InterruptedException {
        Client alice = chat.join("alice");
        journal.forget();
        journal.hold();
        for (int i = 0; i < 5; i++) {
            alice.sends(message(i));
        }
        journal.awaitTry();
        CompletableFuture<Void> restarted =
                CompletableFuture.runAsync(() -> chat.local().restart());
        journal.goOn();
        restarted.join();
        for (int i = 0; i < 5; i++) {
            alice.receives("(message :id " + i + ")");
        }
        alice.isClosed(1012);
        assertEquals(Collections.nCopies(5, "message@lobby"), journal.kept().subList(0, 5));
    }

    @Test
    void oneUpdateIsOneEntry() {
        Client alice = chat.connect("alice");
        Client bob = chat.connect("bob");
        keeps(); // users come to the primary channel without a trace
        alice.sends("(create :id 1 :channel \"tea\")");
        keeps("ChannelSaved join@tea");
        alice.sends("(message :id 2 :channel \"tea\" :text \"Hi\")");
        keeps("message@tea");
        alice.sends("(permissions :id 3 :channel \"tea\" :permissions ((users nil) (shout t) (kick t)))");
        keeps("ChannelSaved");
        alice.sends("(grant :id 4 :channel \"tea\" :target \"bob\" :update users)");
        keeps("ChannelSaved");
        bob.sends("(join :id 5 :channel \"tea\")");
        keeps("join@tea");
        alice.sends("(kick :id 6 :channel \"tea\" :target \"bob\")");
        keeps("kick@tea leave@tea");
        alice.sends("(pull :id 7 :channel \"tea\" :target \"bob\")");
        keeps("join@tea");
        bob.sends("(leave :id 8 :channel \"tea\")");
        keeps("leave@tea");
        alice.drops();
        keeps("leave@tea");
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1));
        keeps("ChannelDeleted");
    }

    @Test
    void whatChangesNothingKeepsNothing() {
        Client alice = chat.join("alice");
        keeps("ChannelSaved join@lobby");
        alice.sends("(ping :id 1)");
        alice.sends("(users :id 2 :channel \"lobby\")");
        alice.sends("(permissions :id 3 :channel \"lobby\")");
        alice.sends("(permissions :id 4 :channel \"lobby\" :permissions ((shout t)))");
        alice.sends("(grant :id 5 :channel \"lobby\" :target \"bob\" :update message)");
        alice.sends("(deny :id 6 :channel \"lobby\" :target \"bob\" :update kick)");
        alice.sends("(create :id 7 :channel \"lobby\")");
        alice.sends("(join :id 8 :channel \"lobby\")");
        keeps();
    }

    @Test
    void profilesAreKept() { // §5.2
        Client alice = chat.connect("alice");
        alice.sends("(register :id 1 :password \"sesame\")").receives("(register :id 1)");
        keeps("ProfileSaved");
        alice.sends("(register :id 2 :password \"barley\")").receives("(register :id 2)");
        keeps("ProfileSaved");
        alice.drops();
        keeps("ProfileUsed");
        chat.login("alice", "barley").receivesGreeting("alice");
        keeps("ProfileUsed");
        chat.passes(IDLE.plusSeconds(1));
        keeps("ProfileUsed");
        chat.passes(LIFETIME.plusSeconds(1));
        keeps("ProfileDeleted");
    }

    @Test
    void whoIsLeavingDoesNotExpire() throws InterruptedException { // §5.2.4
        Client alice = chat.connect("alice");
        alice.sends("(register :id 1 :password \"sesame\")").receives("(register :id 1)");
        chat.passes(LIFETIME.plusDays(1), alice);
        journal.hold();
        alice.drops();
        journal.awaitTry(); // that alice was there until now
        chat.passes(Duration.ofSeconds(1));
        journal.goOn();
        chat.local().settle();
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    private void keeps(String... entries) {
        chat.local().settle();
        assertEquals(List.of(entries), journal.kept());
        journal.forget();
    }

    private static String message(int id) {
        return "(message :id " + id + " :channel \"lobby\" :text \"Hi\")";
    }
}
