package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.protocol.Core;
import org.lichat.protocol.UpdateType;

/** Where types of extensions are named as values, clients read no package either (interoperability.md: printing). */
class TypeNamesTest {
    private static final UpdateType WAVE = UpdateType.define("test:wave", Core.CHANNEL_UPDATE);
    private static final UpdateType SEEN = UpdateType.define("test:seen", Core.CHANNEL_UPDATE);

    @RegisterExtension
    private final Conversation chat = new Conversation(server -> {
        server.update(SEEN);
        server.update(WAVE, request -> request.entry().distribute(request.channel(), request.update()));
        server.permit(WAVE, NO_ONE, ANYONE, ANYONE);
    });

    @Test
    void capabilitiesNameThemWithoutTheirPackage() { // §5.5.4
        Client alice = chat.join("alice");
        alice.sends("(capabilities :id 5 :channel \"lobby\")");
        String permitted = alice.receives("(capabilities :id 5)").field(":permitted");
        assertTrue(permitted.matches(".*[ (]wave[ )].*"), permitted);
        assertFalse(permitted.contains("seen"), permitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave", "test:wave", "lichat:wave", "Wave"})
    void rulesNameThemWithoutTheirPackage(String spelling) { // §5.3.2
        Client alice = chat.join("alice");
        alice.sends("(permissions :id 5 :channel \"lobby\" :permissions ((" + spelling + " (- \"bob\"))))");
        String rules = alice.receives("(permissions :id 5)").field(":permissions");
        assertTrue(rules.contains("(wave (- \"bob\"))"), rules);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave", "test:wave", "lichat:wave", "Wave"})
    void grantAndDenyNameThemWithoutTheirPackage(String spelling) { // §5.3.2
        Client alice = chat.join("alice");
        for (String type : new String[] {"deny", "grant"}) {
            alice.sends("(" + type + " :id 5 :channel \"lobby\" :target \"bob\" :update " + spelling + ")");
            alice.receives("(" + type + " :id 5 :target \"bob\" :update wave)");
        }
    }

    @Test
    void whatNothingHandlesIsNotForClientsToSend() { // §5.1.3
        Client alice = chat.join("alice");
        alice.sends("(seen :id 5 :channel \"lobby\")");
        alice.receives("(invalid-update :id 5 :update-id 5)");
        alice.sends("(grant :id 6 :channel \"lobby\" :target \"bob\" :update seen)");
        alice.receives("(invalid-permissions :id 6 :update-id 6)");
    }
}
