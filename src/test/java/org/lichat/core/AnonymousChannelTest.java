package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;

/** Channels for those who were invited (§2.4.2). */
class AnonymousChannelTest {
    @RegisterExtension
    private final Conversation chat = new Conversation();

    private Client alice;
    private Client eve;
    private String channel;

    @BeforeEach
    void create() {
        alice = chat.connect("alice");
        eve = chat.connect("eve");
        alice.sends("(create :id 1)");
        channel = alice.receives("(join :id 1 :from \"alice\")").string(":channel");
    }

    @Test
    void haveARandomNameWithAPrefix() { // §2.4.2, interoperability.md: anonymous channels
        alice.sends("(create :id 2 :channel NIL)");
        String other = alice.receives("(join :id 2)").string(":channel");
        assertTrue(channel.matches("@[a-z2-9]{26}"), channel); // 5 bits each, so at least 128
        assertEquals(channel.length(), other.length());
        assertNotEquals(channel, other);
    }

    @Test
    void areTheOnlyOnesWithThatPrefix() { // §2.4.2
        alice.sends("(create :id 2 :channel \"@home\")");
        alice.receives("(bad-name :id 2 :update-id 2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(join :id 7 :channel \"@\")",
                "(leave :id 7 :channel \"@\")",
                "(users :id 7 :channel \"@\")",
                "(channels :id 7 :channel \"@\")",
                "(message :id 7 :channel \"@\" :text \"Hi\")",
                "(capabilities :id 7 :channel \"@\")",
                "(permissions :id 7 :channel \"@\")",
                "(pull :id 7 :channel \"@\" :target \"eve\")",
                "(kick :id 7 :channel \"@\" :target \"alice\")",
                "(grant :id 7 :channel \"@\" :target \"eve\" :update join)",
                "(deny :id 7 :channel \"@\" :target \"alice\" :update leave)"
            })
    void areClosedToOutsiders(String update) { // §2.4.2
        eve.sends(update.replace("@", channel));
        eve.receives("(insufficient-permissions :id 7 :update-id 7)");
        alice.receivesNothing();
    }

    @Test
    void areNeverListed() { // §2.4.2, interoperability.md: anonymous channels
        for (Client client : new Client[] {alice, eve}) {
            client.sends("(channels :id 7)");
            client.receives("(channels :id 7 :channels (\"Lichat\"))");
        }
    }

    @Test
    void areLikeOthersForThoseWhoArePulledIn() { // §2.4.2
        alice.sends("(pull :id 2 :channel \"" + channel + "\" :target \"eve\")");
        alice.receives("(join :id 2 :from \"eve\")");
        eve.receives("(join :id 2 :from \"eve\" :channel \"" + channel + "\")");
        eve.sends("(users :id 3 :channel \"" + channel + "\")");
        eve.receives("(users :id 3 :users (\"alice\" \"eve\"))");
        eve.sends("(message :id 4 :channel \"" + channel + "\" :text \"Thanks\")");
        alice.receives("(message :id 4 :from \"eve\" :text \"Thanks\")");
        eve.receives("(message :id 4)");
        eve.sends("(kick :id 5 :channel \"" + channel + "\" :target \"alice\")");
        eve.receives("(insufficient-permissions :update-id 5)");
    }

    @Test
    void areClosedToThoseWhoLeft() { // §2.4.2
        alice.sends("(pull :id 2 :channel \"" + channel + "\" :target \"eve\")");
        eve.receives("(join :id 2)");
        eve.sends("(leave :id 3 :channel \"" + channel + "\")");
        eve.receives("(leave :id 3 :from \"eve\")");
        eve.sends("(join :id 4 :channel \"" + channel + "\")");
        eve.receives("(insufficient-permissions :update-id 4)");
        alice.sends("(leave :id 5 :channel \"" + channel + "\")");
        alice.receives("(join :from \"eve\")");
        alice.receives("(leave :from \"eve\")");
        alice.receives("(leave :id 5 :from \"alice\")");
        alice.sends("(join :id 6 :channel \"" + channel + "\")");
        alice.receives("(insufficient-permissions :update-id 6)");
    }

    @Test
    void areOpenToThoseWhoAreNamed() { // §2.4.2, interoperability.md: default permissions
        alice.sends("(permissions :id 2 :channel \"" + channel + "\" :permissions ((join (+ \"Eve\"))))");
        alice.receives("(permissions :id 2)");
        eve.sends("(users :id 3 :channel \"" + channel + "\")");
        eve.receives("(insufficient-permissions :update-id 3)");
        eve.sends("(join :id 4 :channel \"" + channel + "\")");
        eve.receives("(join :id 4 :from \"eve\" :channel \"" + channel + "\")");
        alice.receives("(join :id 4 :from \"eve\")");
    }

    @Test
    void areNotOpenedByExclusions() { // §2.4.2
        alice.sends("(permissions :id 2 :channel \"" + channel + "\" :permissions ((join (- \"bob\")) (users T)))");
        alice.receives("(permissions :id 2)");
        for (String type : new String[] {"join", "users"}) {
            eve.sends("(" + type + " :id 3 :channel \"" + channel + "\")");
            eve.receives("(insufficient-permissions :update-id 3)");
        }
    }

    @Test
    void belongToTheirCreator() { // §2.4.2, interoperability.md: default permissions
        alice.sends("(capabilities :id 2 :channel \"" + channel + "\")");
        Received capabilities = alice.receives("(capabilities :id 2)");
        for (String type : new String[] {"kick", "grant", "deny", "permissions", "pull", "join", "message"}) {
            assertTrue(capabilities.field(":permitted").matches(".*\\b" + type + "\\b.*"), type);
        }
    }
}
