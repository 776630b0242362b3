package org.lichat;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/** What a TCP proxy sends before what its client says: the binary header of the PROXY protocol, version 2. */
final class ProxyHeader {
    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int PROXY = 0x21;
    private static final int TCP_4 = 0x11;
    private static final int TCP_6 = 0x21;
    private static final int PORTS = 4;
    private static final int KIND = 4;

    private ProxyHeader() {}

    /** The header of a client at this address, with some port, for a server at an address of the same kind. */
    static byte[] of(InetAddress client) {
        byte[] address = client.getAddress();
        int addresses = 2 * address.length + PORTS;
        return ByteBuffer.allocate(SIGNATURE.length + KIND + addresses)
                .put(SIGNATURE)
                .put((byte) PROXY)
                .put((byte) (address.length == 4 ? TCP_4 : TCP_6))
                .putShort((short) addresses)
                .put(address)
                .put(address)
                .putShort((short) 50_000)
                .putShort((short) 1111)
                .array();
    }
}
