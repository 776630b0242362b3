package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §22. */
class LastReadTest {
    private static final String ASK = "(last-read :id 9 :channel \"lobby\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(new LastRead(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.IDLE_TIMEOUT, Duration.ofDays(1));

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-last-read\""));
    }

    @Test
    void guestsHaveNone() { // 1
        Client guest = chat.join("guest");
        guest.sends(ASK).receives("(no-such-profile :id 9 :update-id 9)");
        guest.sends(read(8, "alice", "1")).receives("(no-such-profile :update-id 8)");
        chat.connect("eve").sends(ASK).receives("(no-such-profile :update-id 9)");
    }

    @Test
    void onlyMembersHaveOne() { // interoperability.md: last-read
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(leave :id 3 :channel \"lobby\")").receives("(leave)");
        alice.sends(ASK).receives("(not-in-channel :update-id 9)");
        alice.sends(read(8, "alice", "1")).receives("(not-in-channel :update-id 8)");
        alice.sends("(last-read :id 7 :channel \"nowhere\")").receives("(no-such-channel :update-id 7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"5\"", "007", "5.0", "\"a \\\"b\\\" (c)\"", "123456789012345678901234567890"})
    void itIsStoredAsItIs(String id) { // 2.1, 3
        Client alice = chat.join("alice").registers("sesame");
        long clock = chat.local().clock();
        alice.sends(read(8, "Bob", id));
        alice.receivesExactly("(last-read :id 8 :clock " + clock + " :from \"alice\" :channel \"lobby\" :target \"Bob\""
                + " :update-id " + id + ")"); // 2.2
        alice.sends(ASK);
        String stored = "(last-read :id 9 :clock " + clock
                + " :from \"alice\" :channel \"lobby\" :target \"Bob\" :update-id " + id + ")";
        alice.receivesExactly(stored);
        chat.local().restart();
        Client again = back();
        again.sends(ASK);
        again.receivesExactly(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":target \"bob\"", ":update-id 6", ":target NIL :update-id 6", ":target NIL :update-id NIL"})
    void withoutBothItIsAQuestion(String half) { // 3.1
        Client alice = chat.join("alice").registers("sesame");
        alice.sends("(last-read :id 9 :channel \"lobby\" " + half + ")");
        long clock = chat.local().clock();
        alice.receivesExactly("(last-read :id 9 :clock " + clock + " :from \"alice\" :channel \"lobby\")");
        stores(alice, "carol", "7");
        alice.sends("(last-read :id 9 :channel \"lobby\" " + half + ")")
                .receives("(last-read :id 9 :target \"carol\" :update-id 7)");
        alice.sends(ASK).receives("(last-read :target \"carol\" :update-id 7)");
    }

    @Test
    void namesAreChecked() { // §5.1.4
        Client alice = chat.join("alice").registers("sesame");
        alice.sends(read(8, " x", "1")).receives("(bad-name :update-id 8)");
    }

    @Test
    void allConnectionsOfTheUserLearnIt() { // 2.2, 3.2
        Client alice = chat.join("alice").registers("sesame");
        Client knowing = chat.open();
        knowing.connects(
                "(connect :id 0 :from \"alice\" :password \"sesame\" :version \"2.0\" :extensions (\"shirakumo-last-read\"))");
        Client plain = chat.login("alice", "sesame");
        plain.receivesGreeting("alice");
        stores(alice, "bob", "1");
        knowing.receives("(last-read :id 8 :target \"bob\" :update-id 1)");
        stores(knowing, "bob", "2");
        alice.receives("(last-read :id 8 :target \"bob\" :update-id 2)");
        alice.sends(ASK).receives("(last-read :target \"bob\" :update-id 2)");
        knowing.receivesNothing();
        plain.receivesNothing(); // it has said nothing of it
        plain.sends(ASK).receives("(last-read :target \"bob\" :update-id 2)");
    }

    @Test
    void nobodyElseLearnsIt() { // 2.2
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob").registers("sesame");
        alice.receives("(join)");
        bob.sends(ASK).receives("(last-read)"); // it knows the extension
        stores(alice, "bob", "1");
        bob.receivesNothing();
        bob.sends(ASK).receives("(last-read :id 9)");
        bob.sends("(backfill :id 6 :channel \"lobby\")").receives("(join :from \"alice\")");
        bob.receives("(backfill :id 6)");
    }

    @Test
    void itIsOfOneChannel() { // 2.1
        Client alice = chat.join("alice").registers("sesame");
        stores(alice, "bob", "1");
        alice.sends("(create :id 3 :channel \"kitchen\")").receives("(join)");
        alice.sends("(last-read :id 5 :channel \"kitchen\")").receives("(last-read :target \"alice\" :update-id 3)");
        alice.sends("(last-read :id 6 :channel \"Lichat\" :target \"Lichat\" :update-id 4)")
                .receives("(last-read :id 6)");
        alice.sends("(last-read :id 7 :channel \"Lichat\")").receives("(last-read :target \"Lichat\" :update-id 4)");
        alice.sends(ASK).receives("(last-read :target \"bob\" :update-id 1)");
    }

    @Test
    void whoEntersForTheFirstTimeHasReadTheJoin() { // the last paragraph
        chat.join("alice");
        Client bob = chat.connect("Bob").registers("sesame");
        bob.sends("(join :id \"j-1\" :channel \"lobby\")").receives("(join)");
        bob.sends(ASK).receives("(last-read :target \"Bob\" :update-id \"j-1\")");
        chat.local().restart();
        Client again = chat.login("bob", "sesame");
        again.receivesGreeting("Bob");
        again.sends("(join :id \"j-2\" :channel \"lobby\")").receives("(join)");
        again.sends(ASK).receives("(last-read :target \"Bob\" :update-id \"j-1\")");
    }

    @Test
    void soHasWhoIsPulled() { // the last paragraph
        Client alice = chat.join("alice");
        Client bob = chat.connect("bob").registers("sesame");
        alice.sends("(pull :id 77 :channel \"lobby\" :target \"bob\")").receives("(join)");
        bob.receives("(join :id 77)");
        bob.sends(ASK).receives("(last-read :target \"bob\" :update-id 77)");
    }

    @Test
    void itOutlivesLeaving() { // the last paragraph
        Client alice = chat.join("alice").registers("sesame");
        stores(alice, "bob", "1");
        alice.sends("(leave :id 3 :channel \"lobby\")").receives("(leave)");
        alice.sends("(join :id 4 :channel \"lobby\")").receives("(join)");
        alice.sends(ASK).receives("(last-read :target \"bob\" :update-id 1)");
        Client other = chat.join("other");
        alice.receives("(join)");
        alice.drops();
        other.receives("(leave :from \"alice\")");
        back().sends(ASK).receives("(last-read :target \"bob\" :update-id 1)");
    }

    @Test
    void itGoesWithTheChannel() {
        Client alice = chat.join("alice").registers("sesame");
        stores(alice, "bob", "1");
        alice.sends("(leave :id 3 :channel \"lobby\")").receives("(leave)");
        chat.passes(Settings.CHANNEL_LIFETIME.byDefault().plusSeconds(1), alice);
        alice.sends("(create :id 4 :channel \"lobby\")").receives("(join)");
        alice.sends(ASK).receives("(last-read :target \"alice\" :update-id 4)");
    }

    @Test
    void itIsKeptOfSoManyChannelsAndNoMore() { // interoperability.md: last-read
        Client alice = chat.connect("alice").registers("sesame");
        for (int i = 0; i < LastRead.MOST; i++) {
            enters(alice, "channel " + i);
            alice.sends("(leave :id 4 :channel \"channel " + i + "\")").receives("(leave)");
        }
        enters(alice, "lobby");
        long clock = chat.local().clock();
        alice.sends(ASK);
        alice.receivesExactly("(last-read :id 9 :clock " + clock + " :from \"alice\" :channel \"lobby\")");
        alice.sends(read(8, "bob", "1")).receives("(too-many-channels :update-id 8)");
        alice.sends("(join :id 5 :channel \"channel 0\")").receives("(join)");
        alice.sends("(last-read :id 6 :channel \"channel 0\" :target \"bob\" :update-id 1)")
                .receives("(last-read :id 6)");
    }

    private static void enters(Client client, String channel) {
        client.sends("(create :id 3 :channel \"" + channel + "\")").receives("(join)");
    }

    private Client back() {
        Client again = chat.login("alice", "sesame");
        again.receivesGreeting("alice");
        again.sends("(join :id 1 :channel \"lobby\")").receives("(join :id 1)");
        return again;
    }

    private static void stores(Client client, String target, String id) {
        client.sends(read(8, target, id))
                .receives("(last-read :id 8 :target \"" + target + "\" :update-id " + id + ")");
    }

    private static String read(int id, String target, String message) {
        return "(last-read :id " + id + " :channel \"lobby\" :target \"" + target + "\" :update-id " + message + ")";
    }
}
