package org.lichat.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands for the text of an event of a channel; half of SHA-256, so that nobody makes two texts that share it. */
record Digest(long channel, long first, long second) {

    static Digest of(long channel, String wire) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(wire.getBytes(StandardCharsets.UTF_8));
            ByteBuffer words = ByteBuffer.wrap(hash);
            return new Digest(channel, words.getLong(), words.getLong());
        } catch (NoSuchAlgorithmException impossible) { // every JDK must have it
            throw new IllegalStateException(impossible);
        }
    }
}
