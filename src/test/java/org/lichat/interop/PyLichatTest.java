package org.lichat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.shirakumo.Backfill;
import org.lichat.shirakumo.ChannelInfo;
import org.lichat.shirakumo.Data;
import org.lichat.shirakumo.Emotes;
import org.lichat.shirakumo.Expunge;
import org.lichat.shirakumo.Link;
import org.lichat.shirakumo.UserInfo;

/**
 * What py-lichat says without being asked, and needs: it raises an error at a field that it does not know, and answers each join of its own
 * with questions. The lines are as it writes them, but for the clocks. What it needs of TLS is in TlsRecordsTest.
 */
class PyLichatTest {
    private static final String CONNECT =
            "(connect :version \"2.0\" :extensions (\"shirakumo-data\" \"shirakumo-emote\""
                    + " \"shirakumo-link\" \"shirakumo-channel-info\" \"shirakumo-backfill\") :id 117659539016601";

    @RegisterExtension
    private final Conversation chat = new Conversation(
            new Backfill(), new ChannelInfo(), new Data(), new Emotes(), new Expunge(), new Link(), new UserInfo());

    /** Its questions, which end with its backfill. */
    private static void asks(Client client, int id, String channel) {
        client.sends("(users :channel \"" + channel + "\" :id " + id + " :from \"ann\")");
        client.sends("(channel-info :keys T :channel \"" + channel + "\" :id " + (id + 1) + " :from \"ann\")");
        client.sends("(backfill :channel \"" + channel + "\" :id " + (id + 2) + " :from \"ann\")");
    }

    private Client ann() {
        Client ann = chat.open().sends(CONNECT + " :from \"ann\")");
        ann.receivesGreeting("ann");
        return ann;
    }

    @Test
    void itsQuestionsAtTheFirstJoinAreAnsweredOneByOne() {
        Client ann = chat.open().sends(CONNECT + " :from \"ann\")");
        ann.receives("(connect :id 117659539016601 :from \"ann\")"); // the first that it reads must be this
        String server = ann.receives("(join :from \"ann\")").string(":channel");
        ann.receives("(message :from \"" + server + "\")");
        ann.sends("(emotes :names () :id 1 :from \"ann\")").receives("(emotes :id 1 :from \"ann\" :names ())");
        asks(ann, 2, server);
        ann.receives("(users :id 2 :from \"ann\" :users (\"Lichat\" \"ann\"))");
        ann.receives("(backfill :id 4 :from \"ann\")");
        ann.pongs();
    }

    @Test
    void whatItMissedDoesNotMakeItAskAgain() {
        Client bob = chat.join("bob");
        bob.sends("(set-channel-info :id 2 :channel \"lobby\" :key :topic :text \"Tea\")")
                .receives("(set-channel-info)");
        Client ann = ann();
        ann.sends("(join :channel \"lobby\" :id 1 :from \"ann\")").receives("(join :id 1)");
        ann.sends("(leave :channel \"lobby\" :id 2 :from \"ann\")").receives("(leave :id 2)");
        ann.sends("(join :channel \"lobby\" :id 3 :from \"ann\")").receives("(join :id 3)");
        asks(ann, 4, "lobby");
        ann.receives("(users :id 4 :users (\"bob\" \"ann\"))");
        ann.receives("(set-channel-info :id 5 :from \"Lichat\" :key :topic)");
        ann.receives("(join :id 1 :from \"bob\")"); // a join or leave of ann's would begin all this anew
        ann.receives("(set-channel-info :id 2 :from \"bob\")");
        ann.receives("(backfill :id 6)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capabilities", "permissions"})
    void typesHaveNoPackageThatItHasNot(String question) {
        Client ann = ann();
        ann.sends("(create :channel \"lobby\" :id 1 :from \"ann\")").receives("(join :id 1)");
        Received answer = ann.sends("(" + question + " :channel \"lobby\" :id 2 :from \"ann\")")
                .next();
        assertEquals(question, answer.type(), answer::toString);
        assertFalse(answer.toString().contains("lichat-ee:"), answer::toString);
    }

    @Test
    void whoKnowsOurOwnTypesIsToldOfThem() { // interoperability.md: extensions
        Client bob = chat.join("bob");
        String asks = "(capabilities :id 2 :channel \"lobby\")";
        assertFalse(bob.sends(asks).next().field(":permitted").contains("lichat-ee:expunge"));
        bob.sends("(lichat-ee:expunge :id 3 :channel \"lobby\" :target \"bob\")")
                .receives("(lichat-ee:expunge :id 3)");
        String permitted = bob.sends(asks).receives("(capabilities)").field(":permitted");
        assertEquals(1, permitted.split("lichat-ee:expunge", -1).length - 1, permitted);
    }

    @Test
    void whatItIsToldOfUsersHasTheFieldsThatItKnows() {
        Client ann = ann();
        ann.sends("(register :password \"sesame\" :id 1 :from \"ann\")").receives("(register :id 1)");
        assertEquals(
                Set.of(":id", ":clock", ":from", ":target", ":registered", ":connections", ":info"),
                ann.sends("(user-info :target \"ann\" :id 2 :from \"ann\")")
                        .receives("(user-info :registered T :connections 1 :info ())")
                        .keys());
    }
}
