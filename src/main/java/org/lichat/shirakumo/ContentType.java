package org.lichat.shirakumo;

import java.util.Locale;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** What clients say that binary contents are, against what their bytes say. */
final class ContentType {
    private static final MediaTypeRegistry REGISTRY = MediaTypeRegistry.getDefaultRegistry();
    private static final Tika DETECTOR = new Tika();

    private ContentType() {}

    /** The content type in lower case and without parameters, which are not looked at; empty for what is none. */
    static Optional<String> normal(String declared) {
        MediaType type = MediaType.parse(declared);
        return type == null
                ? Optional.empty()
                : Optional.of(type.getBaseType().toString().toLowerCase(Locale.ROOT));
    }

    /** Whether the bytes may be of that type: they are recognised as it, as an alias of it, or as a kind of it. */
    static boolean fits(String declared, byte[] bytes) {
        MediaType said = REGISTRY.normalize(MediaType.parse(declared).getBaseType());
        MediaType found =
                REGISTRY.normalize(MediaType.parse(DETECTOR.detect(bytes)).getBaseType());
        return found.equals(said) || REGISTRY.isSpecializationOf(found, said);
    }
}
