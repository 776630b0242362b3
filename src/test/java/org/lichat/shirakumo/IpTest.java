package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.BusyHashing;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.domain.Entry;
import org.lichat.domain.Network;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;
import org.lichat.shirakumo.AddressBlock.Bits;

/** shirakumo §10. */
class IpTest {
    private static final String THERE = "192.0.2.7";

    @RegisterExtension
    private final Conversation chat = new Conversation(new Ip())
            .with(Settings.ADMIN_NAME, "root")
            .with(Settings.ADMIN_PASSWORD, "sesame")
            .with(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of(THERE)));

    @Test
    void itIsAnnounced() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        assertTrue(alice.next().field(":extensions").contains("\"shirakumo-ip\""));
    }

    @Test
    void whoComesFromABannedAddressGoesAndMayNotComeBack() { // ip-ban 3, 4, 5; §4.1
        Client alice = chat.join("alice");
        Client bob = guest("bob", THERE);
        bob.sends("(join :id 1 :channel \"lobby\")").receives("(join :id 1)");
        alice.receives("(join :from \"bob\")");
        Client silent = chat.open(THERE);
        Client neighbour = guest("neighbour", "192.0.2.6");
        Client root = root();
        Client other = root();
        root.sends("(ip-ban :id 5 :ip \"192.0.2.7\")").receives("(ip-ban :id 5 :from \"root\" :ip \"192.0.2.7\")");
        other.receives("(ip-ban :id 5 :from \"root\" :ip \"192.0.2.7\")");
        bob.receives("(disconnect :from \"Lichat\")");
        bob.isClosed(1000);
        silent.isClosed(1008);
        alice.receives("(leave :from \"bob\" :channel \"lobby\")");
        chat.open(THERE).isClosed(1008);
        neighbour.pongs();
        chat.local().restart();
        chat.open(THERE).isClosed(1008);
        chat.open("::ffff:192.0.2.7").isClosed(1008);
        guest("bob", "192.0.2.8").pongs();
    }

    @Test
    void onlyTheConnectionsFromThereGo() { // ip-ban 4
        Client bob = chat.join("bob").registers("barley");
        Client away = chat.open(THERE);
        away.sends("(connect :id 0 :from \"bob\" :password \"barley\" :version \"2.0\")")
                .receivesGreeting("bob");
        root().sends("(ip-ban :id 5 :ip \"192.0.2.7\")").receives("(ip-ban :id 5)");
        away.receives("(disconnect)");
        away.isClosed(1000);
        bob.sends("(message :id 6 :channel \"lobby\" :text \"Hi\")").receives("(message :id 6)");
        bob.receivesNothing();
    }

    @Test
    void aBanIsSoonerThanAPassword() { // ip-ban 4
        chat.connect("bob").registers("barley").drops();
        Client root = root();
        BusyHashing busy = new BusyHashing(chat.local());
        Client bob = chat.open(THERE);
        bob.sends("(connect :id 0 :from \"bob\" :password \"barley\" :version \"2.0\")");
        root.sends("(ip-ban :id 5 :ip \"192.0.2.7\")").receives("(ip-ban :id 5)");
        bob.isClosed(1008);
        busy.goesOn();
        new BusyHashing(chat.local()).goesOn(); // all that waited is done
        root.sends("(user-info :id 6 :target \"bob\")").receives("(user-info :id 6 :connections 0)");
    }

    @Test
    void anAddressIsThere() { // §1.4
        Client root = root();
        root.sends("(ip-ban :id 5)").receives("(malformed-update :update-id 5)");
        root.sends("(ip-ban :id 6 :ip 10)").receives("(malformed-update :update-id 6)");
        root.sends("(ip-unban :id 7 :ip NIL)").receives("(malformed-update :update-id 7)");
        root.sends("(ip-ban :id 8 :ip \"10.0.0.1\" :mask NIL)").receives("(ip-ban :id 8)");
        assertEquals("((\"::ffff:10.0.0.1\" \"::\"))", listed(root));
    }

    @Test
    void whatIsBannedInGeneralAlreadyIsNotListedAgain() { // ip-ban 2.1.1
        Client root = root();
        bans(root, "10.0.0.0", "0.255.255.255");
        bans(root, "10.0.0.0", "0.0.0.255");
        bans(root, "10.0.0.0", "0.0.0.0");
        assertEquals("((\"::ffff:10.0.0.0\" \"::ff:ffff\"))", listed(root));
        bans(root, "10.0.0.1", "0.0.0.0"); // whose address is not the entry's
        assertEquals("((\"::ffff:10.0.0.0\" \"::ff:ffff\") (\"::ffff:10.0.0.1\" \"::\"))", listed(root));
    }

    @Test
    void whatIsMoreGeneralTakesThePlaceOfWhatWasThere() { // ip-ban 2.1.2
        Client root = root();
        for (String ip : List.of("10.0.0.1", "10.0.9.2", "11.0.0.1", "10.0.9.2")) {
            bans(root, ip, "0.0.0.0");
        }
        bans(root, "10.0.7.0", "0.0.255.255");
        assertEquals("((\"::ffff:11.0.0.1\" \"::\") (\"::ffff:10.0.7.0\" \"::ffff\"))", listed(root));
        bans(root, "10.0.8.0", "0.0.255.255");
        assertEquals("((\"::ffff:11.0.0.1\" \"::\") (\"::ffff:10.0.8.0\" \"::ffff\"))", listed(root));
        chat.local().restart();
        chat.open("10.0.0.1").isClosed(1008);
        assertEquals("((\"::ffff:11.0.0.1\" \"::\") (\"::ffff:10.0.8.0\" \"::ffff\"))", listed(root()));
    }

    @Test
    void noBanLetsAnybodyIn() { // interoperability.md: masks that are neither more nor less general
        Client root = root();
        bans(root, "10.0.0.1", "0.0.255.0");
        bans(root, "10.0.0.1", "0.255.0.0");
        chat.open("10.0.5.1").isClosed(1008);
        chat.open("10.5.0.1").isClosed(1008);
        guest("bob", "10.5.5.1").pongs();
    }

    @Test
    void whatIsAtLeastAsGeneralIsLifted() { // ip-unban 1.1.1, 2
        Client root = root();
        Client other = root();
        bans(root, "10.0.0.1", "0.0.0.255");
        bans(root, "10.0.9.1", "0.0.0.0");
        bans(root, "11.0.0.1", "0.0.0.0");
        for (String ip : List.of("10.0.0.1", "10.0.9.1", "11.0.0.1")) {
            other.receives("(ip-ban :ip \"" + ip + "\")");
        }
        root.sends("(ip-unban :id 6 :ip \"10.0.0.1\" :mask \"0.0.255.255\")");
        root.receives("(ip-unban :id 6 :from \"root\" :ip \"10.0.0.1\" :mask \"0.0.255.255\")");
        other.receives("(ip-unban :id 6)");
        chat.open("10.0.0.1").isClosed(1008);
        root.sends("(ip-unban :id 7 :ip \"10.0.0.1\")").receives("(ip-unban :id 7)");
        root.sends("(ip-unban :id 8 :ip \"::ffff:10.0.9.1\" :mask \"::\")").receives("(ip-unban :id 8)");
        root.sends("(ip-unban :id 9 :ip \"12.0.0.1\")").receives("(ip-unban :id 9)"); // which was never banned
        assertEquals("((\"::ffff:11.0.0.1\" \"::\"))", listed(root));
        guest("bob", "10.0.0.1").pongs();
        chat.local().restart();
        guest("bob", "10.0.9.1").pongs();
        chat.open("11.0.0.1").isClosed(1008);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, ::",
        "::ffff:127.0.0.1, 0.0.0.255",
        "10.0.0.0, 255.255.255.255",
        "::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
    })
    void nobodyBansThemselves(String ip, String mask) { // interoperability.md: ip-ban
        Client root = root();
        Client bob = guest("bob", THERE);
        root.sends("(ip-ban :id 5 :ip \"" + ip + "\" :mask \"" + mask + "\")")
                .receives("(insufficient-permissions :update-id 5)");
        assertEquals("()", listed(root));
        bob.pongs();
        root();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ip-ban :id 5 :ip \"192.0.2.7\")",
                "(ip-ban :id 5 :ip \"nowhere\")",
                "(ip-unban :id 5 :ip \"192.0.2.7\")",
                "(ip-blacklist :id 5)"
            })
    void allOfItIsForAdministrators(String update) { // §5.1.8
        Client eve = chat.join("eve");
        eve.sends(update).receives("(insufficient-permissions :update-id 5)");
        eve.sends("(capabilities :id 6 :channel \"Lichat\")");
        assertFalse(eve.receives("(capabilities)").field(":permitted").contains("ip\\-"));
        guest("bob", THERE).pongs();
    }

    @Test
    void theListHasAnEnd() {
        List<AddressBlock> full = IntStream.range(0, Ip.MOST)
                .mapToObj(i -> new AddressBlock(new Bits(i, 0), Bits.NONE))
                .toList();
        Network network = chat.local().server().network();
        network.primary().inTurn(() -> {
            Entry entry = new Entry();
            entry.set(network, Ip.BLACKLISTED, full);
            chat.local().server().submit(entry, null);
        });
        Client root = root();
        Client bob = guest("bob", THERE);
        root.sends("(ip-ban :id 5 :ip \"192.0.2.7\")").receives("(update-failure :update-id 5)");
        bob.pongs();
        bans(root, "::", "::ffff:ffff"); // in the place of one that is there
        assertEquals(Ip.MOST, Collections.frequency(List.of(listed(root).split("[()]", -1)), " ") + 1);
    }

    @Test
    void serverInfoTellsTheAddressOfEachConnection() { // §5.5.5
        chat.connect("bob").registers("barley");
        for (String address : List.of("2001:db8:0:0:0:0:0:7", "fe80::1%1")) {
            Client more = chat.open(address);
            more.sends("(connect :id 0 :from \"bob\" :password \"barley\" :version \"2.0\")")
                    .receivesGreeting("bob");
        }
        String connections = root().sends("(server-info :id 5 :target \"bob\")")
                .receives("(server-info :id 5)")
                .field(":connections");
        for (String address : List.of("::ffff:127.0.0.1", "2001:db8::7", "fe80::1")) {
            assertTrue(connections.contains("(shirakumo:ip \"" + address + "\")"), connections);
        }
    }

    private Client guest(String name, String address) {
        return chat.open(address).connects("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
    }

    private static void bans(Client root, String ip, String mask) {
        root.sends("(ip-ban :id 5 :ip \"" + ip + "\" :mask \"" + mask + "\")")
                .receives("(ip-ban :id 5 :ip \"" + ip + "\")");
    }

    private static String listed(Client root) {
        return root.sends("(ip-blacklist :id 99 :target ((\"x\")))")
                .receives("(ip-blacklist :id 99)")
                .field(":target");
    }

    private Client root() {
        Client root = chat.login("root", "sesame");
        root.receivesGreeting("root");
        return root;
    }
}
