package org.lichat.transport;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lichat.server.Addresses;

/** Where a client is that comes through proxies. */
final class Forwarding {
    private Forwarding() {}

    /**
     * The nearest address that no trusted proxy has: each proxy appends where it was called from, so what stands before the entry of the
     * first untrusted one may be made up.
     *
     * @param peer the other end of the TCP connection
     * @param forwarded the values of {@code X-Forwarded-For}, each a list of addresses
     */
    static InetAddress client(InetAddress peer, List<String> forwarded, Addresses trusted) {
        List<String> hops = new ArrayList<>();
        forwarded.forEach(value -> Collections.addAll(hops, value.split(",", -1)));
        InetAddress client = peer;
        for (int i = hops.size() - 1; i >= 0 && trusted.contains(client); i--) {
            InetAddress hop = Addresses.parse(hops.get(i).trim());
            if (hop == null) {
                break;
            }
            client = hop;
        }
        return client;
    }
}
