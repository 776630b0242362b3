package org.lichat.shirakumo;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** What clients say that binary contents are, against what their bytes say. */
final class ContentType {
    private static final MediaTypeRegistry REGISTRY = MediaTypeRegistry.getDefaultRegistry();
    private static final Tika DETECTOR = new Tika();
    private static final MediaType OGG = MediaType.application("ogg");
    private static final MediaType MATROSKA = MediaType.application("x-matroska");

    /** The element of an EBML header that says what the document is: WebM, which is a kind of Matroska. */
    private static final byte[] WEBM = {0x42, (byte) 0x82, (byte) 0x84, 'w', 'e', 'b', 'm'};

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final String QUICKTIME_BRAND = "qt  ";
    private static final int HEAD = 64;
    private static final int BRAND = 4;

    private ContentType() {}

    /** The content type in lower case and without parameters, which are not looked at; empty for what is none. */
    static Optional<String> normal(String declared) {
        MediaType type = MediaType.parse(declared);
        return type == null
                ? Optional.empty()
                : Optional.of(type.getBaseType().toString().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the bytes may be of that type: they are recognised as it, as an alias of it, or as a kind of it. Of the containers only the
     * format counts, not whether there is sound or a picture in it; and whatever is text may be plain text.
     */
    static boolean fits(String declared, byte[] bytes) {
        MediaType said = type(declared);
        MediaType found = type(DETECTOR.detect(bytes));
        return isA(found, said)
                || switch (said.toString()) {
                    case "text/plain" -> isText(bytes);
                    case "audio/ogg", "video/ogg" -> isA(found, OGG);
                    case "audio/webm", "video/webm" -> isA(found, MATROSKA) && isWebm(bytes);
                    case "audio/mp4", "video/mp4" -> !"image".equals(found.getType()) && isMp4(bytes);
                    case "image/avif" -> brands(bytes).anyMatch(AVIF_BRANDS::contains);
                    default -> false;
                };
    }

    private static MediaType type(String name) {
        return REGISTRY.normalize(MediaType.parse(name).getBaseType());
    }

    private static boolean isA(MediaType found, MediaType said) {
        return found.equals(said) || REGISTRY.isSpecializationOf(found, said);
    }

    /** Some texts begin like something else. */
    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
        } catch (CharacterCodingException otherCharset) {
            return false; // of those that Tika recognises it was said before
        }
    }

    private static boolean isWebm(byte[] bytes) {
        int last = Math.min(bytes.length, HEAD) - WEBM.length;
        return IntStream.rangeClosed(0, last).anyMatch(at -> startsWith(bytes, at, WEBM));
    }

    private static boolean isMp4(byte[] bytes) {
        return brands(bytes)
                .findFirst()
                .filter(brand -> !brand.equals(QUICKTIME_BRAND))
                .isPresent();
    }

    /** The brands of a file in the ISO base media format, the major one first; none of another file. */
    private static Stream<String> brands(byte[] bytes) {
        byte[] mark = {'f', 't', 'y', 'p'};
        if (bytes.length < 4 * BRAND || !startsWith(bytes, BRAND, mark)) {
            return Stream.of();
        }
        int end = Math.min(ByteBuffer.wrap(bytes).getInt(), Math.min(bytes.length, HEAD));
        // Behind the major brand comes its version, then all that the file is compatible with.
        return IntStream.concat(
                        IntStream.of(2 * BRAND),
                        IntStream.iterate(4 * BRAND, at -> at + BRAND <= end, at -> at + BRAND))
                .mapToObj(at -> new String(bytes, at, BRAND, StandardCharsets.ISO_8859_1));
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] beginning) {
        return bytes.length >= at + beginning.length
                && Arrays.equals(bytes, at, at + beginning.length, beginning, 0, beginning.length);
    }
}
