package org.lichat.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.shirakumo.Backfill;
import org.lichat.shirakumo.Block;
import org.lichat.shirakumo.ChannelInfo;
import org.lichat.shirakumo.Emotes;
import org.lichat.shirakumo.Expunge;
import org.lichat.shirakumo.Roles;
import org.lichat.shirakumo.UserInfo;

/**
 * What jLichat, the library of the Android client, says and needs: an update of a type that it does not know, failures included, ends its
 * connection, and so does a symbol in any package. The lines are as its version of 2021 writes them, but for the clocks.
 */
class JLichatTest {
    private static final String CONNECT = "(CONNECT :password %s :version \"2.0\" :extensions (\"shirakumo-data\""
            + " \"shirakumo-backfill\" \"shirakumo-emotes\" \"shirakumo-channel-info\" \"shirakumo-edit\""
            + " \"shirakumo-quiet\" \"shirakumo-pause\" \"shirakumo-ip\" \"shirakumo-server-management\""
            + " \"shirakumo-channel-trees\") :id 0 :from \"ann\")";

    @RegisterExtension
    private final Conversation chat = new Conversation(
            new Backfill(), new Block(), new ChannelInfo(), new Emotes(), new Expunge(), new Roles(), new UserInfo());

    private Client ann(String password) {
        Client ann = chat.open().sends(CONNECT.formatted(password));
        ann.receivesGreeting("ann");
        return ann;
    }

    @Test
    void whatItAsksAtItsFirstJoinIsAnsweredWithoutAFailure() {
        Client ann = ann("NIL");
        ann.sends("(EMOTES :names () :id 1 :from \"ann\")").receives("(emotes :id 1 :names ())");
        ann.sends("(BACKFILL :channel \"Lichat\" :id 2 :from \"ann\")").receives("(backfill :id 2)");
        ann.sends("(CHANNEL-INFO :keys (T) :channel \"Lichat\" :id 3 :from \"ann\")");
        ann.pongs();
    }

    @Test
    void aListedTAsksForAllThatIsSet() {
        Client ann = ann("NIL");
        ann.sends("(CREATE :channel \"lobby\" :id 4 :from \"ann\")").receives("(join :id 4)");
        ann.sends("(SET-CHANNEL-INFO :key :TOPIC :text \"Tea\" :channel \"lobby\" :id 5 :from \"ann\")");
        ann.receives("(set-channel-info :id 5)");
        ann.sends("(CHANNEL-INFO :keys (T) :channel \"lobby\" :id 6 :from \"ann\")");
        ann.receives("(set-channel-info :id 6 :key :topic :text \"Tea\")");
        ann.pongs();
    }

    @Test
    void itHearsNothingOfItsOwnComingsAndGoingsFromBefore() { // it would forget the channel, or ask for all of this
        // again
        Client ann = ann("NIL");
        ann.sends("(CREATE :channel \"lobby\" :id 4 :from \"ann\")").receives("(join :id 4)");
        ann.sends("(LEAVE :channel \"lobby\" :id 5 :from \"ann\")").receives("(leave :id 5)");
        ann.sends("(JOIN :channel \"lobby\" :id 6 :from \"ann\")").receives("(join :id 6)");
        ann.sends("(BACKFILL :channel \"lobby\" :id 7 :from \"ann\")").receives("(backfill :id 7)");
        ann.pongs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(CAPABILITIES :permitted ()", "(PERMISSIONS :permissions ()"})
    void itIsToldOfNoTypeInAPackage(String question) {
        Client ann = ann("NIL");
        ann.sends("(CREATE :channel \"lobby\" :id 4 :from \"ann\")").receives("(join :id 4)");
        ann.sends(question + " :channel \"lobby\" :id 5 :from \"ann\")");
        String answer = ann.next().toString();
        assertFalse(answer.matches("(?s).*\\(?[a-z-]+:[a-z].*"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(set-user-info :id 5 :key :status :text \"away\")",
                "(block :id 5 :target \"bob\")",
                "(unblock :id 5 :target \"bob\")",
                "(role :id 5 :channel \"lobby\" :role \"cook\" :permissions ((kick T)))",
                "(assign-role :id 5 :channel \"lobby\" :role \"moderator\" :target \"bob\")",
                "(remove-role :id 5 :channel \"lobby\" :role \"moderator\" :target \"bob\")",
                "(delete-role :id 5 :channel \"lobby\" :role \"moderator\")"
            })
    void itIsSparedWhatItsUserDoesInAClientThatKnowsMore(String update) {
        chat.connect("bob").registers("sesame");
        chat.connect("ann").registers("sesame").drops();
        Client ann = ann("\"sesame\"");
        ann.sends("(CREATE :channel \"lobby\" :id 4 :from \"ann\")").receives("(join :id 4)");
        Client other = chat.login("ann", "sesame");
        other.receivesGreeting("ann");
        other.sends(update).receives(update.substring(0, update.indexOf(' ')) + " :id 5)");
        ann.receivesNothing();
    }
}
