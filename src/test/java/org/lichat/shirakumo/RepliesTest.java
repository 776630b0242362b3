package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;

/** shirakumo §21. */
class RepliesTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Replies(), new Edit(), new Backfill());

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-replies\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(\"alice\" 1)",
                "(\"ALICE\" \"1\")",
                "(\"nobody\" 007.50)",
                "(\"Straße 7\" 123456789012345678901234567890)",
                "(\"alice\" \"\\\"a\\\\b\n🔑\")",
                "(\"alice\" \"\")"
            })
    void itIsTransmittedAsItWasSent(String replyTo) {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob"); // who has announced nothing
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" shirakumo:reply-to " + replyTo + ")");
        assertEquals(replyTo, bob.receives("(message :id 5)").field(":reply-to"));
        bob.sends("(edit :id 6 :channel \"lobby\" :text \"Hi\" reply-to " + replyTo + ")");
        assertEquals(replyTo, bob.receives("(edit :id 6)").field(":reply-to"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "()",
                "(\"alice\")",
                "(\"alice\" 1 2)",
                "(1 \"alice\")",
                "(\"al  ice\" 1)",
                "(\"\" 1)",
                "(alice 1)",
                "(\"alice\" NIL)",
                "(\"alice\" (1))",
                "((\"alice\") 1)",
                "\"alice\"",
                "T"
            })
    void whatNamesNoMessageIsMalformed(String replyTo) {
        Client alice = chat.join("alice");
        Client bob = chat.join("bob");
        alice.receives("(join)");
        bob.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :reply-to " + replyTo + ")");
        String text = bob.receives("(malformed-update :id 5 :update-id 5)").string(":text");
        assertTrue(text.contains(":reply-to"), text);
        alice.receivesNothing();
    }

    @Test
    void anIdIsNoLongerThanAnId() {
        Client alice = chat.join("alice");
        alice.sends(
                "(message :id 5 :channel \"lobby\" :text \"Hi\" :reply-to (\"alice\" \"" + "x".repeat(257) + "\"))");
        alice.receives("(malformed-update :update-id 5)");
    }

    @Test
    void whatIsMalformedIsSoBeforeAnythingElse() { // §5.1.1
        Client eve = chat.connect("eve");
        eve.sends("(message :id 5 :from \"alice\" :channel \"no  where\" :text \"Hi\" :reply-to (1))");
        eve.receives("(malformed-update :update-id 5)");
    }

    @Test
    void itMayBeUnset() { // §1.2
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"Hi\" :reply-to NIL)");
        assertFalse(alice.receives("(message :id 5)").keys().contains(":reply-to"));
    }

    @Test
    void itIsOnMessagesOnly() { // §6
        Client alice = chat.join("alice");
        alice.sends("(users :id 5 :channel \"lobby\" :reply-to (\"alice\" 1))");
        assertFalse(alice.receives("(users :id 5)").keys().contains(":reply-to"));
    }

    @Test
    void itIsKept() {
        Client alice = chat.join("alice");
        String replyTo = "(\"Bob\" 007)";
        alice.sends("(message :id 2 :channel \"lobby\" :text \"Hi\" :reply-to " + replyTo + ")");
        alice.receives("(message :id 2)");
        chat.local().restart();
        Client bob = chat.connect("bob");
        bob.sends("(join :id 3 :channel \"lobby\")").receives("(join)");
        bob.sends("(backfill :id 4 :channel \"lobby\")").receives("(join)");
        assertEquals(replyTo, bob.receives("(message :id 2)").field(":reply-to"));
    }
}
