package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Failures.BAD_NAME;
import static org.lichat.protocol.Failures.INSUFFICIENT_PERMISSIONS;
import static org.lichat.protocol.Failures.UPDATE_TOO_LONG;
import static org.lichat.protocol.Shirakumo.ALLOWED_CONTENT_TYPES;
import static org.lichat.protocol.Shirakumo.BAD_CONTENT_TYPE;
import static org.lichat.protocol.Shirakumo.CONTENT_TYPE;
import static org.lichat.protocol.Shirakumo.EMOTE;
import static org.lichat.protocol.Shirakumo.EMOTES;
import static org.lichat.protocol.Shirakumo.EMOTE_LIST_FULL;
import static org.lichat.protocol.Shirakumo.EMOTE_NAME;
import static org.lichat.protocol.Shirakumo.EMOTE_NAMES;
import static org.lichat.protocol.Shirakumo.PAYLOAD;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Content;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Part;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/** Images that channels have names for (shirakumo §3). */
@Installed
public final class Emotes implements Extension {
    private static final int LARGEST = 4 * 1024 * 1024;

    public static final Setting<Integer> LIMIT = Setting.integer("emotes.limit", 100)
            .between(0, 1_000)
            .means("How many emotes each channel has at most.")
            .live();
    public static final Setting<Long> SIZE = Setting.bytes("emotes.size", 256 * 1024)
            .between(1024L, (long) LARGEST)
            .means("How large the image of an emote may be.")
            .live();

    /** Pictures that every browser shows and that hold no programs, as SVG does. */
    static final List<String> ALLOWED = List.of("image/png", "image/gif", "image/jpeg", "image/webp", "image/avif");

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.EMOTES);
        server.query(EMOTES, this::emotes);
        server.update(EMOTE, this::emote);
        server.update(EMOTE_LIST_FULL);
        server.permit(EMOTES, ANYONE, ANYONE, ANYONE);
        server.permit(EMOTE, REGISTRANT, REGISTRANT, REGISTRANT);
    }

    private void emotes(Request request) {
        if (request.findChannel() == null) {
            Channel primary = request.server().network().primary(); // 1
            request.inTurnOf(primary, () -> list(request, primary));
        } else {
            request.requireMember(); // 2
            list(request, request.channel());
        }
    }

    private static void list(Request request, Channel channel) {
        requireMap(request, channel); // 3
        Listing listing = new Listing(request, channel, Emote.of(channel));
        request.answerInParts(channel, listing::begin);
    }

    private void emote(Request request) {
        request.requireMember(); // 1
        requireMap(request, request.channel());
        String name = name(request);
        NavigableMap<String, Emote> emotes = Emote.of(request.channel());
        Emote old = emotes.remove(name);
        if (old == null) {
            requireRoom(request, emotes.size()); // 2
        } else {
            request.entry().change(new Change.PayloadDeleted(old.payload()));
        }
        byte[] image = image(request); // 3, 4
        if (image.length > 0) {
            emotes.put(name, keep(request, image));
        }
        Emote.set(request.entry(), request.channel(), emotes.values()); // 5
        request.entry().pass(request.channel(), request.update()); // 6
    }

    private static void requireRoom(Request request, int emotes) {
        int limit = request.setting(LIMIT);
        if (emotes >= limit) {
            throw new Failure(
                    EMOTE_LIST_FULL,
                    "The channel " + request.channel() + " has " + emotes + " emotes already, of " + limit
                            + " allowed.");
        }
    }

    /** A channel that has emotes was made by a registered user, whose profile may have come to its end since. */
    private static void requireMap(Request request, Channel channel) {
        Name maker = channel.registrant();
        boolean registered = maker.equals(request.server().network().server().name())
                || request.server().profiles().has(maker)
                || Emote.isAnyIn(channel);
        if (channel.kind() == Channel.Kind.ANONYMOUS || !registered) {
            throw new Failure(
                    INSUFFICIENT_PERMISSIONS,
                    "The channel " + channel + " has no emotes: it is anonymous, or who made it is not registered.");
        }
    }

    /** The emote's name: as those of users and channels, and without what marks emotes in texts. */
    private static String name(Request request) {
        String name = Name.of(request.get(EMOTE_NAME)).toString();
        if (name.indexOf(':') >= 0) {
            throw new Failure(BAD_NAME, "The name “" + name + "” of an emote holds a colon.");
        }
        return name;
    }

    /** The image; no bytes when the emote is to be removed, and then it does not matter what they are said to be. */
    private static byte[] image(Request request) {
        String payload = request.get(PAYLOAD);
        if (payload.isEmpty()) {
            return new byte[0];
        }
        String type = ContentType.normal(request.get(CONTENT_TYPE))
                .filter(ALLOWED::contains)
                .orElseThrow(() -> badContentType("The images of emotes are of none but these content types.")); // 3
        byte[] image = decode(payload, request.setting(SIZE)); // 4
        if (!ContentType.fits(type, image)) {
            throw badContentType("The image is not " + type + "."); // 3
        }
        return image;
    }

    private static Failure badContentType(String text) {
        return new Failure(BAD_CONTENT_TYPE, text).with(ALLOWED_CONTENT_TYPES, ALLOWED);
    }

    /** The image's bytes; what is certainly too long is not even decoded. */
    private static byte[] decode(String payload, long most) {
        Failure tooLong = new Failure(UPDATE_TOO_LONG, "The image of an emote has at most " + most + " bytes.");
        if (payload.length() > (most + 2) / 3 * 4) {
            throw tooLong;
        }
        byte[] bytes = Data.decoded(payload);
        if (bytes.length > most) {
            throw tooLong;
        }
        return bytes;
    }

    private static Emote keep(Request request, byte[] image) {
        String type = ContentType.normal(request.get(CONTENT_TYPE)).orElseThrow();
        Payload payload = new Payload(
                UUID.randomUUID().toString(),
                new Payload.Owner(request.channel().name(), request.user().name(), "emote", null),
                new Payload.Label(type, null),
                request.now(),
                image.length);
        request.entry().save(payload, new Content(image));
        return new Emote(request.get(EMOTE_NAME), type, payload.name());
    }

    /**
     * One request for emotes on its way.
     *
     * @param all the emotes when it came in
     */
    private record Listing(Request request, Channel channel, NavigableMap<String, Emote> all) {
        /** How many bytes are sent at once, but for an emote that is larger, and of how many emotes at most. */
        private static final int PART_SIZE = 256 * 1024;

        private static final int PART_COUNT = 20;

        Part begin() {
            NavigableMap<String, Emote> unknown = new TreeMap<>(all);
            List<String> known = request.find(EMOTE_NAMES);
            if (known != null) {
                known.forEach(unknown::remove); // 4
            }
            return part(List.copyOf(unknown.values()));
        }

        private Part part(List<Emote> rest) {
            List<Frame> frames = new ArrayList<>();
            int size = 0;
            int taken = 0;
            while (taken < rest.size() && taken < PART_COUNT) {
                Frame frame = frame(rest.get(taken));
                if (frame != null) {
                    size += frame.size();
                    if (size > PART_SIZE && !frames.isEmpty()) {
                        break;
                    }
                    frames.add(frame); // 5
                }
                taken++;
            }
            List<Emote> more = rest.subList(taken, rest.size());
            if (!more.isEmpty()) {
                return new Part(frames, () -> part(more));
            }
            frames.add(end()); // 6
            return new Part(frames, null);
        }

        /** Null when the image has just been removed or replaced, or when who sent it was erased. */
        private @Nullable Frame frame(Emote emote) {
            byte[] image = request.server().payloads().read(emote.payload(), 0, LARGEST);
            return image.length == 0
                    ? null
                    : Frame.of(request.server()
                            .complete(Update.of(EMOTE)
                                    .with(ID, request.get(ID))
                                    .with(CHANNEL, channel.name().toString())
                                    .with(EMOTE_NAME, emote.name())
                                    .with(CONTENT_TYPE, emote.contentType())
                                    .with(PAYLOAD, Base64.getEncoder().encodeToString(image))));
        }

        private Frame end() {
            List<String> names = all.values().stream().map(Emote::name).toList();
            Update answer =
                    request.update().with(CHANNEL, channel.name().toString()).with(EMOTE_NAMES, names);
            return Frame.of(request.own(answer));
        }
    }
}
