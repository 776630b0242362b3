package org.lichat.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text in the parts of a URL (RFC 3986 §2.1), in UTF-8. A plus is a plus. */
final class PercentEncoding {
    private static final String HEX = "0123456789ABCDEF";
    private static final int RADIX = 16;

    private PercentEncoding() {}

    /**
     * Encodes all but the unreserved characters of RFC 3986.
     *
     * @param kept other ASCII characters that stay as they are
     * @throws IllegalArgumentException when the text has half a surrogate pair
     */
    static String encode(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length());
        ByteBuffer bytes = bytes(text);
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (isUnreserved(one) || kept.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append(HEX.charAt((one >> 4) & (RADIX - 1))).append(HEX.charAt(one & (RADIX - 1)));
            }
        }
        return encoded.toString();
    }

    /**
     * Decodes what is encoded; all other characters stand for themselves.
     *
     * @throws IllegalArgumentException when a percent sign is not followed by two hexadecimal digits, or the bytes are not UTF-8
     */
    static String decode(String encoded) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length());
        ByteBuffer bytes = bytes(encoded);
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            decoded.write(one == '%' ? hexadecimal(bytes) : one);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new IllegalArgumentException("What is encoded is not UTF-8.", notUtf8);
        }
    }

    private static int hexadecimal(ByteBuffer bytes) {
        int high = bytes.hasRemaining() ? Character.digit(bytes.get(), RADIX) : -1;
        int low = bytes.hasRemaining() ? Character.digit(bytes.get(), RADIX) : -1;
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("A percent sign is followed by two hexadecimal digits.");
        }
        return RADIX * high + low;
    }

    private static ByteBuffer bytes(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("The text has half a surrogate pair.", half);
        }
    }

    private static boolean isUnreserved(byte one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || "-._~".indexOf(one) >= 0;
    }
}
