package org.lichat.shirakumo;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.AddressLimits;

/** One-time passwords can be guessed as passwords can. */
class OtpGuessesTest {
    private static final String EVIL = "10.6.6.6";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Otp()).with(AddressLimits.MAX_LOGIN_FAILURES, 3);

    @Test
    void anAddressIsBannedForThem() {
        chat.connect("alice")
                .sends("(register :id 1 :password \"sesame\" :otp-key \"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\")")
                .receives("(register :id 1)");
        for (int i = 0; i < 3; i++) {
            login("000000").receives("(invalid-password)");
        }
        Client last = login("000000");
        last.receives("(too-many-updates :update-id 0)");
        last.isClosed(1013);
    }

    private Client login(String token) {
        Client client = chat.open(EVIL);
        client.sends(
                "(connect :id 0 :from \"alice\" :password \"sesame\" :version \"2.0\" :otp-token \"" + token + "\")");
        chat.passes(Duration.ofSeconds(7));
        return client;
    }
}
