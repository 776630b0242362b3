package org.lichat.domain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that are kept, and known by their digest: the same bytes are kept once. */
public final class Content {
    private final byte[] bytes;
    private final String digest;

    /** The content of these bytes, which nobody may change any more. */
    public Content(byte[] bytes) {
        this.bytes = bytes;
        try {
            this.digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) { // every JVM has it
            throw new IllegalStateException(impossible);
        }
    }

    /** The bytes themselves; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** SHA-256 of the bytes, in lower case hexadecimal. */
    public String digest() {
        return digest;
    }
}
