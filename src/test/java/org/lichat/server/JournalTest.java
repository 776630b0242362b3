package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Name;

/** What an update shows is kept before (the way of an update, 4). */
class JournalTest {
    private static final Set<String> PERIODIC = Set.of("AttributeSaved", "HistoryExpired");
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final Duration IDLE = Duration.ofDays(1);

    private final HeldJournal journal = new HeldJournal();

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(journal.stores())
            .with(Settings.PROFILE_LIFETIME, LIFETIME)
            .with(Settings.IDLE_TIMEOUT, IDLE)
            .with(Settings.FLOOD_LIMIT, 0);

    @BeforeEach
    void started() {
        keeps("ChannelSaved"); // the primary one
    }

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
        keeps("ChannelSaved ChannelUsed join@tea");
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
        keeps("leave@tea ChannelUsed");
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1));
        keeps("ChannelDeleted");
    }

    @Test
    void whatChangesNothingKeepsNothing() {
        Client alice = chat.join("alice");
        keeps("ChannelSaved ChannelUsed join@lobby");
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
        chat.local().settle();
        assertTrue(journal.kept().contains("ProfileUsed"), "she was there so far, and now is no more");
        journal.forget();
        chat.passes(LIFETIME.plusSeconds(1));
        chat.local().awaitEndOf("alice");
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

    @Test
    void nobodyExpiresBeforeTheServersAbsenceIsKept() throws InterruptedException { // §2.3
        chat.connect("alice").registers("sesame").drops();
        chat.local().restartAfter(LIFETIME.multipliedBy(3), journal::hold);
        journal.awaitTry(); // how long it was away
        chat.passes(Duration.ofSeconds(1));
        chat.local()
                .server()
                .lookups()
                .ask(() -> "all that was asked before")
                .toCompletableFuture()
                .join();
        assertTrue(chat.local().server().profiles().has(Name.of("alice")));
        journal.goOn();
        chat.local().settle();
        chat.login("alice", "sesame").receivesGreeting("alice");
    }

    private void keeps(String... entries) {
        chat.local().settle();
        List<String> kept = journal.kept().stream()
                .filter(entry -> !PERIODIC.contains(entry))
                .toList();
        assertEquals(List.of(entries), kept);
        journal.forget();
    }

    private static String message(int id) {
        return "(message :id " + id + " :channel \"lobby\" :text \"Hi\")";
    }
}
