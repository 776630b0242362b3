package org.lichat.shirakumo;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;

/** shirakumo §10: addresses and masks. */
class AddressBlockTest {
    @RegisterExtension
    private final Conversation chat =
            new Conversation(new Ip()).with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 0.0.0.0, 192.0.2.7, true",
        "192.0.2.7, ::, 192.0.2.7, true",
        "192.0.2.7, 0.0.0.0, 192.0.2.6, false",
        "10.0.0.0, 0.255.255.255, 10.9.8.7, true",
        "10.1.2.3, 0.255.255.255, 10.9.8.7, true",
        "10.0.0.0, 0.255.255.255, 11.0.0.0, false",
        "10.0.0.0, 0.255.255.255, ::a00:0, false",
        "10.0.0.1, 0.0.255.0, 10.0.77.1, true",
        "10.0.0.1, 0.0.255.0, 10.0.77.2, false",
        "::ffff:10.0.0.0, 0.0.0.255, 10.0.0.9, true",
        "10.0.0.0, ::ff, 10.0.0.9, true",
        "10.0.0.0, ::ff, 10.0.1.9, false",
        "10.0.0.1, ffff:ffff:ffff:ffff:ffff:ffff::, ::a00:1, true",
        "10.0.0.1, ::ffff:0.0.0.0, ::a00:1, true",
        "10.0.0.1, ::ffff:0.0.0.0, 10.0.0.2, false",
        "2001:db8::, ::ffff:ffff:ffff:ffff, 2001:db8::1, true",
        "2001:db8::, ::ffff:ffff:ffff:ffff, 2001:db8:0:1::1, false",
        "2001:DB8::, 0.0.255.255, 2001:db8::abcd, true",
        "2001:db8::, 0.0.255.255, 2001:db8::1:abcd, false",
        "fe80::, 0:0:0:0:ffff:ffff:ffff:ffff, fe80::1%1, true"
    })
    void aSetBitOfAMaskMayBeAny(String ip, String mask, String address, boolean banned) { // a & !m == b & !m
        Client root = root();
        root.sends("(ip-ban :id 5 :ip \"" + ip + "\" :mask \"" + mask + "\")").receives("(ip-ban :id 5)");
        Client client = chat.open(address);
        if (banned) {
            client.isClosed(1008);
        } else {
            client.connects("(connect :id 1 :from \"bob\" :version \"2.0\")");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":ip \"\"",
                ":ip \"localhost\"",
                ":ip \"example.org\" :mask \"::\"",
                ":ip \"10.0.0.1\" :mask \"localhost\"",
                ":ip \"10.0.0.1\" :mask \"\"",
                ":ip \"10.0.0.0/8\"",
                ":ip \"10.0.0.1/32\"",
                ":ip \"10.0.0.1\" :mask \"/8\"",
                ":ip \"10.0.0\"",
                ":ip \"10.0.0.256\"",
                ":ip \"10.0.*.1\"",
                ":ip \"167772161\"",
                ":ip \"fe80::1%eth0\"",
                ":ip \"[::1]\"",
                ":ip \"::1::\"",
                ":ip \"1:2:3:4:5:6:7:8:9\"",
                ":ip \"                                                         10.0.0.1\""
            })
    void anAddressIsOneOfIpv4OrIpv6(String fields) { // ip-ban 1
        Client root = root();
        root.sends("(ip-ban :id 5 " + fields + ")").receives("(bad-ip-format :id 5 :update-id 5)");
        root.sends("(ip-unban :id 6 " + fields + ")").receives("(bad-ip-format :update-id 6)");
        root.sends("(ip-blacklist :id 7)").receives("(ip-blacklist :id 7 :target ())");
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
