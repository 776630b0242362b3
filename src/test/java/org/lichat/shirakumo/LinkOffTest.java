package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.shirakumo.Link.Keeping;

/** shirakumo §2 where the operator wants no links. */
class LinkOffTest {
    @RegisterExtension
    private final Conversation chat = new Conversation(new Link(), new Data()).with(Link.KEEPING, Keeping.OFF);

    @Test
    void dataIsDistributedAsItIs() {
        Client alice = chat.join("alice");
        String payload = Base64.getEncoder().encodeToString(Samples.text("Hello!"));
        alice.sends("(data :id 5 :channel \"lobby\" :content-type \"text/plain\" :payload \"" + payload + "\")")
                .receives("(data :id 5 :from \"alice\" :content-type \"text/plain\" :payload \"" + payload + "\")");
        assertEquals(0, chat.local().stores().payloads().size());
    }

    @Test
    void onlyDataIsAnnounced() {
        assertTrue(chat.local().server().installation().extensions().contains("shirakumo-data"));
        assertFalse(chat.local().server().installation().extensions().contains("shirakumo-link"));
        Client alice = chat.join("alice");
        alice.sends("(message :id 5 :channel \"lobby\" :text \"https://example.org/a\" :link \"image/png\")")
                .receives("(message :id 5 :link \"image/png\")");
    }
}
