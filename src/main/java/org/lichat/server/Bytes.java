package org.lichat.server;

import java.util.Arrays;

/** A document's bytes that are in memory. */
public final class Bytes implements Document.Source {
    private final byte[] all;

    /** These bytes, which never change. */
    public Bytes(byte[] all) {
        this.all = all;
    }

    @Override
    public byte[] read(long from, int most) {
        return Arrays.copyOfRange(all, (int) from, (int) Math.min(all.length, from + most));
    }
}
