package org.lichat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "10.0.0.0/8, 10.255.0.1",
        "10.1.2.3/8, 10.9.9.9",
        "0.0.0.0/0, 203.0.113.9",
        "127.0.0.1, 127.0.0.1",
        "::1, ::1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "fe80::/10, fe80::1",
        "::/0, 2001:db8::1",
        "::ffff:10.0.0.0/104, 10.3.4.5",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void containTheirOwn(String network, String address) throws UnknownHostException {
        assertTrue(Addresses.of(List.of(network)).contains(address(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8",
        "10.0.0.0/8, 11.0.0.1",
        "10.0.0.0/8, ::a00:1",
        "2001:db8::/32, 2001:db9::1",
        "::/0, 10.0.0.1",
        "0.0.0.0/0, ::1",
        "::ffff:10.0.0.0/104, 11.3.4.5"
    })
    void containNoOthers(String network, String address) throws UnknownHostException {
        assertFalse(Addresses.of(List.of(network)).contains(address(address)));
    }

    @Test
    void treatAMappedAddressAsWhatItIs() throws UnknownHostException {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        var address = Inet6Address.getByAddress("client", mapped, 0);
        assertEquals(16, address.getAddress().length); // else this test would show nothing
        assertTrue(Addresses.of(List.of("10.0.0.0/8")).contains(address));
        assertFalse(Addresses.of(List.of("192.168.0.0/16", "2001:db8::/32")).contains(address));
    }

    @Test
    void ignoreTheScope() throws UnknownHostException {
        var bytes = address("fe80::1").getAddress();
        assertTrue(Addresses.of(List.of("fe80::1")).contains(Inet6Address.getByAddress("client", bytes, 3)));
    }

    @Test
    void mayBeNoneOrSeveral() throws UnknownHostException {
        var several = Addresses.of(List.of("10.0.0.0/8", "::1"));
        assertTrue(several.contains(address("::1")));
        assertEquals("10.0.0.0/8, ::1", several.toString());
        assertEquals(several, Addresses.of(List.of("10.0.0.0/8", "::1")));
        assertFalse(Addresses.NONE.contains(address("::1")));
        assertEquals("", Addresses.NONE.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "localhost",
                "example.org",
                "10",
                "10.1",
                "10.*.0.0",
                "10.0.0.1-9",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/255.0.0.0",
                "/8",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "2130706433",
                "fe80::1%eth0",
                "10.0.0.256",
                "10.0.0.0/-1"
            })
    void areNothingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> Addresses.of(List.of(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, 10.0.0.1, 10.0.0.1",
        "::ffff:10.0.0.1, 10.0.0.1, 10.0.0.1",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::, 2001:db8:1:2::/64",
        "2001:db8:1:2::, 2001:db8:1:2::, 2001:db8:1:2::/64",
        "fe80::1, fe80::, fe80::/64",
        "127.0.0.1, 127.0.0.1, 127.0.0.1"
    })
    void blocksAreWhatOneHasEasily(String literal, String block, String text) throws UnknownHostException {
        assertEquals(address(block), Addresses.block(address(literal)));
        assertEquals(text, Addresses.blockText(address(literal)));
    }

    @Test
    void thisMachineIsABlockOfItsOwn() throws UnknownHostException {
        assertEquals(address("::1"), Addresses.block(address("::1")));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }
}
