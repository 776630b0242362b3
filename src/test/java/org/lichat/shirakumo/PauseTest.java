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

/** shirakumo §8. */
class PauseTest {
    private static final String PNG = "iVBORw0KGgo=";

    @RegisterExtension
    private final Conversation chat = new Conversation(
                    new Pause(), new Data(), new Emotes(), new Reactions(), new Edit(), new Typing(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 5_000);

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-pause\""));
    }

    @Test
    void allAreTold() { // pause 1, 2
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        String pause = "(pause :id 2 :from \"alice\" :channel \"lobby\" :by 10)";
        alice.sends("(shirakumo:pause :id 2 :channel \"LOBBY\" :by 10)").receives(pause);
        bob.receives(pause);
        alice.sends("(pause :id 3 :channel \"lobby\" :by 0)").receives("(pause :id 3 :by 0)");
        bob.receives("(pause :id 3 :by 0)");
    }

    @Test
    void whoWasHeardJustNowWaits() { // delivery 1, 2
        Client alice = pausing(10);
        says(alice, 3);
        passes(9);
        alice.sends("(message :id 4 :channel \"lobby\" :text \"Ho\")").receives("(too-many-updates :update-id 4)");
        passes(1); // what was refused does not count
        says(alice, 5);
    }

    @Test
    void whatCameBeforeThePauseCounts() { // 2: the list is kept whatever the pause is
        Client alice = chat.join("alice");
        says(alice, 2);
        alice.sends("(pause :id 3 :channel \"lobby\" :by 5)").receives("(pause)");
        alice.sends("(message :id 4 :channel \"lobby\" :text \"Ho\")").receives("(too-many-updates :update-id 4)");
        passes(5);
        says(alice, 5);
    }

    @Test
    void everybodyWaitsAlone() { // the entry is the user's
        Client alice = pausing(10);
        Client bob = chat.join("bob");
        bob.receives("(pause)");
        alice.receives("(join)");
        passes(10);
        says(alice, 3);
        bob.receives("(message)");
        says(bob, 4);
        alice.receives("(message)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Ho\")").receives("(too-many-updates :update-id 5)");
    }

    @Test
    void allConnectionsOfAUserCountTogether() {
        Client alice = pausing(10).registers("sesame");
        Client phone = chat.login("alice", "sesame");
        phone.receivesGreeting("alice");
        says(alice, 3);
        phone.receives("(message)");
        phone.sends("(message :id 4 :channel \"lobby\" :text \"Ho\")").receives("(too-many-updates :update-id 4)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(edit :id 4 :channel \"lobby\" :text \"Ho\")",
                "(data :id 4 :channel \"lobby\" :content-type \"text/plain\" :payload \"aGk=\")",
                "(react :id 4 :channel \"lobby\" :target \"alice\" :update-id 3 :emote \"👍\")",
                "(emote :id 4 :channel \"lobby\" :name \"x\" :content-type \"image/png\" :payload \"" + PNG + "\")"
            })
    void whatAllReadIsHeldBack(String update) {
        Client alice = pausing(10).registers("sesame");
        says(alice, 3);
        alice.sends(update).receives("(too-many-updates :update-id 4)");
        passes(10);
        alice.sends(update).receives("(" + update.substring(1, update.indexOf(' ')) + " :id 4)");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Ho\")").receives("(too-many-updates :update-id 5)");
    }

    @Test
    void whatNobodyReadsIsNot() { // interoperability.md: pause
        Client alice = pausing(10);
        says(alice, 3);
        alice.sends("(typing :id 4 :channel \"lobby\")").receives("(typing :id 4)");
        alice.sends("(users :id 5 :channel \"lobby\")").receives("(users :id 5)");
        alice.sends("(backfill :id 6 :channel \"lobby\" :since 9999999999)").receives("(backfill :id 6)");
        alice.sends("(pause :id 7 :channel \"lobby\" :by 20)").receives("(pause :id 7)");
        alice.sends("(leave :id 8 :channel \"lobby\")").receives("(leave :id 8)");
    }

    @Test
    void whatIsRefusedForAnotherReasonDoesNotCount() { // only what is delivered does
        Client alice = pausing(10);
        alice.sends("(data :id 3 :channel \"lobby\" :content-type \"text/html\" :payload \"aGk=\")")
                .receives("(bad-content-type :update-id 3)");
        says(alice, 4);
    }

    @Test
    void joiningIsHeldBackAndCounts() { // interoperability.md: pause
        pausing(10);
        Client bob = chat.join("bob");
        bob.receives("(pause :from \"Lichat\" :channel \"lobby\" :by 10)"); // §5.4.1, extra step 1
        bob.sends("(message :id 3 :channel \"lobby\" :text \"Hi\")").receives("(too-many-updates :update-id 3)");
        bob.sends("(leave :id 4 :channel \"lobby\")").receives("(leave)");
        bob.sends("(join :id 5 :channel \"lobby\")").receives("(too-many-updates :update-id 5)");
        passes(10);
        bob.sends("(join :id 6 :channel \"lobby\")").receives("(join :id 6)");
        bob.receives("(pause :by 10)");
    }

    @Test
    void whoComesIsNotToldOfNoPause() { // §5.4.1: only if it is greater than zero
        chat.join("alice");
        chat.join("bob").receivesNothing();
    }

    @Test
    void onlyTheUserWhoComesIsTold() { // pulled or not
        Client alice = pausing(10);
        Client bob = chat.connect("bob");
        alice.sends("(pull :id 3 :channel \"lobby\" :target \"bob\")").receives("(join :id 3 :from \"bob\")");
        bob.receives("(join)");
        bob.receives("(pause :by 10)");
        alice.receivesNothing();
    }

    @Test
    void whoMayNotIsRefused() { // §5.1.8
        chat.join("alice");
        Client bob = chat.join("bob");
        bob.sends("(pause :id 2 :channel \"lobby\" :by 5)").receives("(insufficient-permissions :update-id 2)");
        bob.sends("(pause :id 3 :channel \"lichat\" :by 5)").receives("(insufficient-permissions :update-id 3)");
    }

    @Test
    void badInputIsRefused() { // by: an integer in [0,infinity[
        Client alice = chat.join("alice");
        for (String by : new String[] {"-1", "1.5", "\"5\"", "T", "99999999999999999999"}) {
            alice.sends("(pause :id 2 :channel \"lobby\" :by " + by + ")").receives("(malformed-update :update-id 2)");
        }
        alice.sends("(pause :id 3 :channel \"lobby\")").receives("(malformed-update :update-id 3)");
        alice.sends("(pause :id 4 :channel \"lobby\" :by 9223372036854775807)").receives("(pause :id 4)");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")").receives("(too-many-updates :update-id 5)");
    }

    @Test
    void itOutlivesARestart() { // but not who was heard when
        Client alice = pausing(10);
        says(alice, 3);
        alice.drops();
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 4 :channel \"lobby\")").receives("(join)");
        bob.receives("(pause :by 10)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\")").receives("(too-many-updates :update-id 5)");
    }

    /** The maker of the lobby, who has been silent since she came. */
    private Client pausing(int seconds) {
        Client alice = chat.join("alice");
        alice.sends("(pause :id 2 :channel \"lobby\" :by " + seconds + ")").receives("(pause)");
        passes(seconds);
        return alice;
    }

    private void passes(int seconds) {
        chat.passes(Duration.ofSeconds(seconds));
    }

    private static void says(Client client, int id) {
        client.sends("(message :id " + id + " :channel \"lobby\" :text \"Hi\")").receives("(message :id " + id + ")");
    }
}
