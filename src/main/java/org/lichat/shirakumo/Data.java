package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;
import static org.lichat.protocol.Failures.UPDATE_TOO_LONG;
import static org.lichat.protocol.Shirakumo.ALLOWED_CONTENT_TYPES;
import static org.lichat.protocol.Shirakumo.BAD_CONTENT_TYPE;
import static org.lichat.protocol.Shirakumo.CONTENT_TYPE;
import static org.lichat.protocol.Shirakumo.DATA;
import static org.lichat.protocol.Shirakumo.FILENAME;
import static org.lichat.protocol.Shirakumo.PAYLOAD;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Content;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/** Sending images and other binary contents (shirakumo §2). */
@Installed
public final class Data implements Extension {
    // Not by default what a browser would execute: HTML, SVG and other XML, JavaScript.
    public static final Setting<List<String>> CONTENT_TYPES = Setting.list(
                    "data.content-types",
                    "image/png",
                    "image/gif",
                    "image/jpeg",
                    "image/webp",
                    "image/avif",
                    "audio/mpeg",
                    "audio/ogg",
                    "audio/wav",
                    "audio/webm",
                    "audio/mp4",
                    "audio/flac",
                    "video/mp4",
                    "video/webm",
                    "video/ogg",
                    "text/plain",
                    "application/pdf",
                    "application/zip")
            .matching(
                    " such as image/png, in lower case", types -> types.stream().allMatch(Data::isContentType))
            .means("The content types that may be sent to channels; the bytes must be what their type says.")
            .live();

    /** How many characters a filename or a content type may have. */
    private static final int MOST = 255;

    /** What could make a filename look like another one, beside the control characters: marks that turn the direction of the text. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]");

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.DATA);
        server.update(BAD_CONTENT_TYPE);
        server.update(DATA, request -> {
            Upload upload = Upload.of(request); // 1, 2
            request.entry().distribute(request.channel(), upload.update()); // 3
        });
        server.permit(DATA, REGISTRANT, ANYONE, ANYONE);
    }

    private static boolean isContentType(String text) {
        return text.equals(ContentType.normal(text).orElse(""));
    }

    /**
     * A data update that is in order.
     *
     * @param update the update, whose filename is no path
     * @param contentType in lower case and without parameters
     * @param content the payload
     */
    record Upload(Update update, String contentType, Content content) {

        /** What the request brings in, if its user may bring it to the channel. */
        static Upload of(Request request) {
            request.requireMember(); // 1
            String contentType = accepted(request); // 2
            Update update = withPlainFilename(request.update());
            byte[] bytes = decoded(update.get(PAYLOAD));
            if (!ContentType.fits(contentType, bytes)) { // 2
                throw notAccepted(request, "The payload is not what its content type says, " + contentType + ".");
            }
            return new Upload(update, contentType, new Content(bytes));
        }

        @Nullable String filename() {
            return update.find(FILENAME);
        }
    }

    private static String accepted(Request request) {
        String declared = request.get(CONTENT_TYPE);
        String normal =
                declared.length() > MOST ? "" : ContentType.normal(declared).orElse("");
        if (!request.setting(CONTENT_TYPES).contains(normal)) {
            String named = normal.isEmpty() ? "like this" : normal;
            throw notAccepted(request, "A content type " + named + " is not accepted here.");
        }
        return normal;
    }

    private static Failure notAccepted(Request request, String text) {
        return new Failure(BAD_CONTENT_TYPE, text).with(ALLOWED_CONTENT_TYPES, request.setting(CONTENT_TYPES));
    }

    /** Base64 as RFC 4648 has it: with its padding, without white space. */
    static byte[] decoded(String payload) {
        try {
            if (payload.length() % 4 == 0) {
                return Base64.getDecoder().decode(payload);
            }
        } catch (IllegalArgumentException foreignCharacter) {
            // Said below.
        }
        throw new Failure(MALFORMED_UPDATE, "The payload is not Base64 without white space.");
    }

    /** Some clients send the whole path, which is nobody's business, and dangerous for whoever takes it for the name of a file. */
    private static Update withPlainFilename(Update update) {
        String sent = update.find(FILENAME);
        if (sent == null) {
            return update;
        }
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .strip();
        if (name.codePointCount(0, name.length()) > MOST) {
            throw new Failure(UPDATE_TOO_LONG, "A filename has at most " + MOST + " characters.");
        }
        if (UNPRINTABLE.matcher(name).find()) {
            throw new Failure(MALFORMED_UPDATE, "A filename has no control characters.");
        }
        boolean none = name.isEmpty() || name.equals(".") || name.equals("..");
        return none ? update.without(FILENAME) : update.with(FILENAME, name);
    }
}
