package org.lichat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.shirakumo.Backfill;
import org.lichat.shirakumo.Bridge;
import org.lichat.shirakumo.ChannelInfo;
import org.lichat.shirakumo.Pause;
import org.lichat.shirakumo.Quiet;

/**
 * What the WeeChat plugin weelichat needs beyond its library, which is py-lichat: its commands wait for an answer with their id that is from
 * its own user, and not bridged, or for a failure with their id as update-id.
 */
class WeelichatTest {
    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Backfill(), new Bridge(), new ChannelInfo(), new Pause(), new Quiet());

    private Client ann() {
        Client ann = chat.connect("ann");
        ann.sends("(create :channel \"lobby\" :id 1 :from \"ann\")").receives("(join :id 1 :from \"ann\")");
        Client bob = chat.connect("bob");
        bob.sends("(join :channel \"lobby\" :id 1 :from \"bob\")").receives("(join :from \"bob\")");
        ann.receives("(join :from \"bob\")");
        return ann;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users :channel \"lobby\"",
                "channels",
                "capabilities :channel \"lobby\"",
                "permissions :permissions ((kick (+ \"ann\"))) :channel \"lobby\"",
                "permissions :permissions ((kick T)) :channel \"lobby\"",
                "grant :update kick :channel \"lobby\" :target \"bob\"",
                "deny :update message :channel \"lobby\" :target \"bob\"",
                "quiet :channel \"lobby\" :target \"bob\"",
                "unquiet :channel \"lobby\" :target \"bob\"",
                "pause :by 2 :channel \"lobby\"",
                "register :password \"sesame\""
            })
    void whatACommandWaitsForIsFromItsOwnUser(String command) {
        Received answer = ann().sends("(" + command + " :id 7 :from \"ann\")").next();
        assertTrue(command.startsWith(answer.type()), answer::toString);
        assertEquals("7", answer.field(":id"));
        assertEquals("ann", answer.string(":from"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server-info :target \"bob\"",
                "join :channel \"nowhere\"",
                "users :channel \"nowhere\"",
                "channel-info :keys (:nonsense) :channel \"lobby\""
            })
    void whatFailsSaysWhichCommand(String command) {
        Client ann = ann().sends("(" + command + " :id 7 :from \"ann\")");
        Received failure = ann.next();
        assertEquals("7", failure.field(":update-id"));
        assertTrue(failure.keys().contains(":text"), failure::toString);
        ann.pongs();
    }

    @Test
    void aPrivateTalkIsAChannelWithoutANameIntoWhichOthersArePulled() {
        Client ann = ann();
        ann.sends("(create :id 7 :from \"ann\")");
        String channel = ann.receives("(join :id 7 :from \"ann\")").string(":channel");
        assertEquals('@', channel.charAt(0));
        ann.sends("(pull :channel \"" + channel + "\" :target \"bob\" :id 8 :from \"ann\")");
        ann.receives("(join :id 8 :from \"bob\" :channel \"" + channel + "\")");
    }

    @Test
    void whoseTopicItIsTellsWhetherItIsNew() {
        Client ann = ann();
        ann.sends("(set-channel-info :key :topic :channel \"lobby\" :text \"Tea\" :id 7 :from \"ann\")");
        ann.receives("(set-channel-info :id 7 :from \"ann\" :key :topic)");
        ann.sends("(channel-info :keys T :channel \"lobby\" :id 8 :from \"ann\")");
        ann.receives("(set-channel-info :id 8 :from \"Lichat\" :key :topic)");
    }

    @Test
    void whatItSaysAsSomebodyElseIsNotItsOwn() {
        Client ann = ann();
        ann.sends("(message :channel \"lobby\" :bridge \"guest\" :text \"Hi\" :id 7 :from \"ann\")");
        ann.receives("(message :id 7 :from \"guest\" :bridge \"ann\")");
    }

    @Test
    void channelsThatItJoinsByItselfFollowTheConnectAtOnce() {
        ann().sends("(create :channel \"tea\" :id 2 :from \"ann\")").receives("(join :channel \"tea\")");
        Client eve = chat.open().sends("(connect :version \"2.0\" :extensions () :id 1 :from \"eve\")");
        eve.sends("(join :channel \"lobby\" :id 2 :from \"eve\")").sends("(join :channel \"tea\" :id 3 :from \"eve\")");
        eve.receivesGreeting("eve"); // whose first join names the server's channel
        eve.receives("(join :id 2 :from \"eve\" :channel \"lobby\")");
        eve.receives("(join :id 3 :from \"eve\" :channel \"tea\")");
    }
}
