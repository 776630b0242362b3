package org.lichat.shirakumo;

import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Shirakumo.SET_CHANNEL_INFO;
import static org.lichat.protocol.Shirakumo.SET_USER_INFO;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/**
 * Pictures of channels and users (shirakumo §16), under a key of {@link ChannelInfo} and {@link UserInfo}. They are in memory with their
 * channels, and go out with every answer about them: so a picture is scaled down to the size of an icon. What is not animated is
 * always written anew, which leaves nothing in it but pixels: not where a photo was taken, and no other file behind the picture.
 */
@Installed
public final class Icons implements Extension {
    /** Pictures that every client shows and the platform reads; it does not read WebP. */
    private static final List<String> CONTENT_TYPES = List.of("image/png", "image/gif", "image/jpeg");

    private static final long KIB = 1024;

    public static final Setting<Integer> SIDE = Setting.integer("icons.side", 128)
            .between(16, 512)
            .means("To how many pixels a side the icons of channels and users are scaled down.")
            .live();
    public static final Setting<Long> SIZE = Setting.bytes("icons.size", 32 * KIB)
            .between(KIB, 256 * KIB)
            .means("How large an icon may be; one that is larger is scaled down further.")
            .live();
    public static final Setting<Integer> SENT_SIDE = Setting.integer("icons.sent-side", 4096)
            .between(16, 16_384)
            .means("How many pixels a side the picture may have that is sent to become an icon.")
            .live();
    public static final Setting<Long> SENT_SIZE = Setting.bytes("icons.sent-size", 1024 * KIB)
            .between(KIB, 16 * 1024 * KIB)
            .means("How large the picture may be that is sent to become an icon.")
            .live();

    static final InfoForm FORM = new Form();

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.ICONS);
        // The texts under other keys have limits of their own.
        server.exempt(SET_CHANNEL_INFO, Checks.TEXT_LENGTH);
        server.exempt(SET_USER_INFO, Checks.TEXT_LENGTH);
    }

    /** The content type and the file in base 64, with one space between them. */
    private static final class Form implements InfoForm {

        @Override
        public boolean isIn(Server server) {
            return server.installation().extensions().contains(Extensions.ICONS);
        }

        /** An icon in the history would come with every backfill. */
        @Override
        public boolean isSaid() {
            return false;
        }

        @Override
        public void read(InfoKey key, Request request, String text, Consumer<String> then) {
            int space = Math.max(0, text.indexOf(' '));
            String type = text.substring(0, space).toLowerCase(Locale.ROOT);
            if (!CONTENT_TYPES.contains(type)) {
                throw key.malformed("is one of these content types, a space and a picture in base 64: "
                        + String.join(", ", CONTENT_TYPES));
            }
            String base64 = text.substring(space + 1);
            long most = request.setting(SENT_SIZE);
            if (base64.length() / 4 * 3 - padding(base64) > most) {
                throw key.malformed("is a picture of at most " + most + " bytes");
            }
            request.after(icon(key, request, type, base64), then);
        }

        private static CompletionStage<String> icon(InfoKey key, Request request, String type, String base64) {
            Picture.Limits limits =
                    new Picture.Limits(request.setting(SENT_SIDE), request.setting(SIDE), request.setting(SIZE));
            return request.server().workshop().submit(request.connection().address(), () -> {
                if (request.isAbandoned()) {
                    throw new Failure(FAILURE, "Nobody waits for the icon.");
                }
                try {
                    return icon(type, decoded(base64), limits);
                } catch (NoPicture no) {
                    throw key.malformed(no.words());
                }
            });
        }

        private static String icon(String type, byte[] file, Picture.Limits limits) throws NoPicture {
            if (!ContentType.fits(type, file)) {
                throw new NoPicture("is a picture of the content type that stands in front of it");
            }
            byte[] gif = Gif.animation(file, limits);
            return gif == null
                    ? text("image/png", Picture.read(type, file, limits).png(limits))
                    : text("image/gif", gif);
        }

        private static String text(String type, byte[] file) {
            return type + ' ' + Base64.getEncoder().encodeToString(file);
        }

        private static int padding(String base64) {
            return base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        }

        /** Base64 as RFC 4648 has it: with its padding, without white space. */
        private static byte[] decoded(String base64) throws NoPicture {
            try {
                if (base64.length() % 4 == 0) {
                    return Base64.getDecoder().decode(base64);
                }
            } catch (IllegalArgumentException foreignCharacter) {
                // Said below.
            }
            throw new NoPicture("is a picture in base 64 with padding and without white space");
        }
    }
}
