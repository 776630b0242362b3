package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;

/** How many profiles and channels may be made from one address within a day. */
class AddressQuotasTest {
    private static final String HERE = "2001:db8:0:1::1";
    private static final String NEIGHBOUR = "2001:db8:0:1::2";
    private static final String ELSEWHERE = "2001:db8:0:2::1";
    private static final Duration DAY = Duration.ofDays(1);

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .with(AddressLimits.MAX_REGISTRATIONS_PER_ADDRESS, 2)
            .with(AddressLimits.MAX_CHANNELS_PER_ADDRESS, 2)
            .with(Settings.IDLE_TIMEOUT, DAY);

    private Client guest(String address, String name) {
        return chat.open(address).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
    }

    private void isRejected(Client client) {
        client.sends("(register :id 5 :password \"sesame\")");
        assertTrue(client.receives("(registration-rejected :id 5 :update-id 5)")
                .string(":text")
                .contains("your address"));
    }

    @Test
    void profiles() { // §5.2
        guest(HERE, "a").registers("sesame");
        guest(NEIGHBOUR, "b").registers("sesame");
        isRejected(guest(HERE, "c"));
        guest(ELSEWHERE, "d").registers("sesame");
        chat.passes(DAY.minusMinutes(1));
        isRejected(guest(HERE, "e"));
        chat.passes(Duration.ofMinutes(1));
        guest(HERE, "f").registers("sesame");
    }

    @Test
    void aNewPasswordIsNoNewProfile() { // §5.2.3
        Client alice = guest(HERE, "alice").registers("sesame");
        alice.registers("sesame2");
        alice.registers("sesame3");
        guest(HERE, "bob").registers("sesame");
    }

    @Test
    void whatIsRejectedDoesNotCount() { // §5.2.1
        Client alice = guest(HERE, "alice");
        for (int i = 0; i < 5; i++) {
            alice.sends("(register :id 5 :password \"short\")").receives("(registration-rejected :id 5)");
        }
        alice.registers("sesame");
    }

    @Test
    void channels() { // §5.3.1
        Client alice = guest(HERE, "alice");
        alice.sends("(create :id 1 :channel \"one\")").receives("(join :id 1)");
        alice.sends("(create :id 2 :channel \"one\")").receives("(channelname-taken :id 2)");
        alice.sends("(create :id 3)").receives("(join :id 3)");
        alice.sends("(create :id 4 :channel \"four\")").receives("(too-many-channels :id 4 :update-id 4)");
        guest(ELSEWHERE, "bob").sends("(create :id 1 :channel \"four\")").receives("(join :id 1)");
        chat.passes(DAY, alice);
        guest(NEIGHBOUR, "carol").sends("(create :id 1 :channel \"five\")").receives("(join :id 1)");
    }

    @Test
    void channelsThatAreNotMadeDoNotCount() { // §5.3.1.3
        chat.local().server().change(Settings.MAX_CHANNELS_PER_USER, 1);
        Client alice = guest(HERE, "alice");
        for (int i = 0; i < 5; i++) {
            alice.sends("(create :id 1)").receives("(too-many-channels :id 1)");
        }
        chat.local().server().change(Settings.MAX_CHANNELS_PER_USER, 10);
        alice.sends("(create :id 2)").receives("(join :id 2)");
    }

    @Test
    void someAddressesAreNotLimited() {
        chat.local().server().change(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of("2001:db8::/32")));
        Client alice = guest(HERE, "alice");
        for (int i = 0; i < 5; i++) {
            guest(HERE, "guest" + i).registers("sesame");
            alice.sends("(create :id 1)").receives("(join :id 1)");
        }
    }
}
