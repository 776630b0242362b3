package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.LogLines;
import org.lichat.server.AddressLimits;
import org.lichat.server.Settings;

/** Room for those who are few, when others have taken all of it (§4.1.1). */
class ReserveTest {
    private static final int LIMIT = 20;

    @RegisterExtension
    private final Conversation chat = new Conversation().with(Settings.CONNECTION_LIMIT, LIMIT);

    private Client connect(String address, String name) {
        return chat.open(address).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
    }

    private void isRefused(String address) {
        Client late = chat.open(address);
        late.sends("(connect :id 7 :from \"late\" :version \"2.0\")");
        late.receives("(too-many-connections :id 7 :update-id 7)");
        late.isClosed(1013);
    }

    @Test
    void oneAddressMayTakeAllOfTheLimit() {
        for (int i = 0; i < LIMIT; i++) {
            connect("10.6.6.6", "flood" + i);
        }
        isRefused("10.6.6.6");
    }

    @Test
    void othersFindRoomAllTheSame() {
        for (int i = 0; i < LIMIT; i++) {
            connect("2001:db8:0:1::" + i, "flood" + i);
        }
        isRefused("2001:db8:0:1:ffff::1");
        connect("2001:db8:0:2::1", "bob");
        connect("2001:db8:0:2::2", "bobby");
        isRefused("2001:db8:0:1:ffff::1");
    }

    @Test
    void theReserveHasAnEnd() {
        for (int i = 0; i < LIMIT + 128; i++) {
            connect("10.0.0." + i, "guest" + i);
        }
        isRefused("10.0.0.200");
    }

    @Test
    void refusalsAreToldByTheMinute() {
        chat.local().server().change(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 1);
        for (int i = 0; i < 65; i++) {
            chat.open("10.6.6.6");
        }
        try (LogLines lines = LogLines.of("org.lichat.server")) {
            for (int i = 0; i < 3; i++) {
                Client late = chat.open("10.6.6.6");
                late.receives("(too-many-connections)");
                late.isClosed(1013);
            }
            assertEquals(List.of(), lines.written());
            chat.passes(Duration.ofMillis(1));
            chat.passes(Duration.ofMillis(1));
            assertEquals(
                    List.of("WARNING 3 connections were refused within a minute, the last from 10.6.6.6:"
                            + " there are too many in all or from their addresses."),
                    lines.written());
        }
    }
}
