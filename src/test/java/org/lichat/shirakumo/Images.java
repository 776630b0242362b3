package org.lichat.shirakumo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Base64;

/** Pictures for tests, in base 64. */
final class Images {
    static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    static final String GIF = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    static final String JPEG = "/9j/4AAQSkZJRgABAQEASABIAAD/2Q==";
    static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
    static final String AVIF = base64("\0\0\0\u001cftypavif\0\0\0\0avifmif1miaf".getBytes(ISO_8859_1));
    static final String SVG = base64("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(ISO_8859_1));

    private Images() {}

    /** A PNG of so many bytes, which differ with {@code seed}. */
    static String png(int size, int seed) {
        byte[] bytes = Arrays.copyOf(Base64.getDecoder().decode(PNG), size);
        bytes[size - 1] = (byte) seed;
        bytes[size - 2] = (byte) (seed >> 8);
        return base64(bytes);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
