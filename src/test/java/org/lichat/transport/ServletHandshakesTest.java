package org.lichat.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServletHandshakesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8::1, 2001:db8::1",
        "0:0:0:0:0:0:0:1, ::1",
        "fe80::1%eth0, fe80::1",
        "fe80:0:0:0:0:0:0:1%2, fe80::1"
    })
    void clientsAreKnownByTheirAddressWithoutItsZone(String written, String address) throws UnknownHostException {
        assertEquals(InetAddress.getByName(address), ServletHandshakes.address(written));
    }

    @Test
    void aNameIsNoAddress() {
        assertNull(ServletHandshakes.address("localhost"));
        assertNull(ServletHandshakes.address("%eth0"));
    }
}
