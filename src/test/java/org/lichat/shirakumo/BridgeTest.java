package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;

/** shirakumo §11. */
class BridgeTest {
    private static final String SAYS = "(message :id 5 :channel \"lobby\" :text \"Hi\" :bridge \"Zoe of IRC\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(
            new Bridge(), new Data(), new Edit(), new Link(), new Reactions(), new Typing(), new Backfill());

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-bridge\""));
    }

    @Test
    void theOtherNameIsTheSender() { // 1.3, 1.4, 1.5
        Client bot = chat.join("bot");
        Client alice = chat.join("alice");
        bot.receives("(join)");
        long clock = chat.local().clock();
        String said = "(message :id 5 :clock " + clock
                + " :from \"Zoe of IRC\" :channel \"lobby\" :text \"Hi\" :bridge \"bot\")";
        bot.sends(SAYS).receivesExactly(said);
        alice.receivesExactly(said);
        alice.sends("(users :id 6 :channel \"lobby\")").receives("(users :users (\"bot\" \"alice\"))");
    }

    @ParameterizedTest
    @ValueSource(strings = {":bridge", "bridge", "shirakumo:bridge", "lichat:bridge"})
    void allSpellingsOfTheFieldAreRead(String key) { // interoperability.md: package of field keys
        Client bot = chat.join("bot");
        bot.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" " + key + " \"zoe\")")
                .receives("(message :from \"zoe\" :bridge \"bot\")");
    }

    @Test
    void withoutTheFieldNothingIsBridged() { // 1
        Client bot = chat.join("bot");
        bot.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :bridge NIL)").receives("(message :from \"bot\")");
        bot.sends("(message :id 6 :channel \"lobby\" :text \"Hi\" bridge NIL)").receives("(message :from \"bot\")");
    }

    @Test
    void onlyMembersBridge() { // 1.1
        chat.join("alice");
        chat.connect("bot").sends(SAYS).receives("(not-in-channel :update-id 5)");
        chat.connect("fox")
                .sends("(message :id 6 :channel \"nowhere\" :text \"Hi\" :bridge \"zoe\")")
                .receives("(no-such-channel :update-id 6)"); // §5.1.6 comes before
    }

    @Test
    void onlyWhoMayBridges() { // 1.2
        Client alice = chat.join("alice");
        Client bot = chat.join("bot");
        alice.receives("(join)");
        bot.sends(SAYS).receives("(insufficient-permissions :update-id 5)");
        alice.sends("(grant :id 2 :channel \"lobby\" :target \"bot\" :update bridge)")
                .receives("(grant)");
        bot.sends(SAYS).receives("(message :id 5)");
        alice.receives("(message :from \"Zoe of IRC\" :bridge \"bot\")");
        alice.sends("(deny :id 3 :channel \"lobby\" :target \"alice\" :update bridge)")
                .receives("(deny)");
        alice.sends(SAYS).receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void thePermissionToBridgeIsAllThatIsNeeded() { // 1.5: §5.1.8 is not reached
        Client bot = chat.join("bot");
        bot.sends("(deny :id 2 :channel \"lobby\" :target \"bot\" :update message)")
                .receives("(deny)");
        bot.sends("(message :id 3 :channel \"lobby\" :text \"Hi\")").receives("(insufficient-permissions)");
        bot.sends(SAYS).receives("(message :from \"Zoe of IRC\")");
    }

    @Test
    void whatAllReadCanBeBridged() { // 1.4
        Client bot = chat.join("bot");
        bot.sends("(edit :id 2 :channel \"lobby\" :text \"Ho\" :bridge \"zoe\")")
                .receives("(edit :from \"zoe\" :bridge \"bot\")");
        bot.sends("(typing :id 3 :channel \"lobby\" :bridge \"zoe\")")
                .receives("(typing :from \"zoe\" :bridge \"bot\")");
        bot.sends("(react :id 4 :channel \"lobby\" :target \"x\" :update-id 1 :emote \"👍\" :bridge \"zoe\")")
                .receives("(react :from \"zoe\" :bridge \"bot\")");
        bot.sends("(data :id 5 :channel \"lobby\" :content-type \"text/plain\" :payload \"aGk=\" :bridge \"zoe\")")
                .receives("(message :link \"text/plain\" :from \"zoe\" :bridge \"bot\")");
    }

    @Test
    void whatIsNotInOrderIsNotBridgedEither() { // what is sent on must be what clients can read
        Client bot = chat.join("bot");
        bot.sends("(data :id 5 :channel \"lobby\" :content-type \"text/html\" :payload \"aGk=\" :bridge \"zoe\")")
                .receives("(bad-content-type :update-id 5)");
    }

    @Test
    void ofOtherUpdatesTheFieldIsDiscarded() { // the server may choose so
        Client bot = chat.join("bot");
        chat.join("alice");
        bot.receives("(join)");
        bot.sends("(kick :id 2 :channel \"lobby\" :target \"alice\" :bridge \"zoe\")");
        assertFalse(bot.receives("(kick :from \"bot\")").keys().contains(":bridge"));
        bot.receives("(leave :from \"alice\")");
        bot.sends("(users :id 3 :channel \"lobby\" :bridge \"zoe\")");
        assertFalse(bot.receives("(users :from \"bot\")").keys().contains(":bridge"));
        bot.sends("(leave :id 4 :channel \"lobby\" :bridge \"zoe\")").receives("(leave :from \"bot\")");
        bot.sends("(join :id 5 :channel \"lobby\" :bridge \"zoe\")").receives("(join :from \"bot\")");
    }

    @Test
    void theOtherNameIsAName() { // §5.1.4: it becomes the sender
        Client bot = chat.join("bot");
        for (String name : new String[] {"", " zoe", "z".repeat(33), "zo  e"}) {
            bot.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :bridge \"" + name + "\")")
                    .receives("(bad-name :update-id 5)");
        }
        bot.sends("(message :id 6 :channel \"lobby\" :text \"Hi\" :bridge (\"zoe\"))")
                .receives("(malformed-update :update-id 6)");
    }

    @Test
    void nobodySpeaksForTheServer() { // clients take what it says for the server's own
        Client bot = chat.join("bot");
        bot.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :bridge \"LICHAT\")")
                .receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void itIsKeptAsItWasHeard() {
        Client bot = chat.join("bot");
        bot.sends(SAYS).receives("(message)");
        bot.drops();
        chat.local().restart();
        Client alice = chat.join("alice");
        alice.sends("(backfill :id 6 :channel \"lobby\")").receives("(join :from \"bot\")");
        alice.receives("(message :id 5 :from \"Zoe of IRC\" :bridge \"bot\")");
        alice.receives("(leave :from \"bot\")");
        alice.receives("(backfill)");
    }

    @Test
    void theUpdateIsSentBack() { // bridge 1: for clients that want to know whether they may
        Client bot = chat.join("bot");
        Client alice = chat.join("alice");
        bot.receives("(join)");
        bot.sends("(shirakumo:bridge :id 2 :channel \"LOBBY\")")
                .receives("(bridge :id 2 :from \"bot\" :channel \"lobby\")");
        alice.sends("(bridge :id 3 :channel \"lobby\")").receives("(insufficient-permissions :update-id 3)");
        alice.receivesNothing();
    }
}
