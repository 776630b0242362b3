package org.lichat.shirakumo;

import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.DATA;
import static org.lichat.protocol.Shirakumo.LINK;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.Name;
import org.lichat.domain.Payload;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Document;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;
import org.lichat.server.WebAddress;
import org.lichat.shirakumo.Data.Upload;

/** Keeping what is sent by {@link Data}, and distributing a link to it instead (shirakumo §12). */
@Installed
public final class Link implements Extension {
    /** Where payloads are found, beneath the server's own path. */
    static final String PATH = "/link/";

    /** What they are kept for. */
    static final String USE = "link";

    public static final Setting<Keeping> KEEPING = Setting.choice("link", Keeping.ON)
            .means(
                    "Whether what is sent to channels is kept and only a link to it distributed; else it is distributed as it is.");
    public static final Setting<String> URL_PREFIX = Setting.text("link.url-prefix", "")
            .matching(" that is an http or https URL without a query, or empty", Link::isPrefix)
            .means(
                    "Where links begin, such as `https://chat.example.org`; empty for the address by which the sender has connected.")
            .live();
    public static final Setting<Duration> LIFETIME = Setting.days("link.lifetime", 365)
            .between(Duration.ZERO, Duration.ofDays(36_500))
            .means("How long what links lead to is kept; 0 keeps it as long as its channel.")
            .live();
    public static final Setting<Long> TOTAL_SIZE = Setting.bytes("link.total-size", 1L << 30)
            .between(0L, 1L << 40)
            .means("How large everything that links lead to may be in sum; above that nothing more is accepted.")
            .live();

    private static final Pattern PREFIX = Pattern.compile("https?://[^\\s/?#\"\\\\@]+(/[^\\s?#\"\\\\]*)?");
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final int NAME_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Room room = new Room();

    /** What becomes of data updates. */
    enum Keeping {
        /** They are kept, and links to them distributed. */
        ON,
        /** They are distributed as they are. */
        OFF
    }

    @Override
    public void install(ServerBuilder server) {
        server.fields(MESSAGE, LINK);
        server.serve(PATH, Link::find);
        server.every(settings -> SWEEP, this::sweep);
        if (server.settings().get(KEEPING) == Keeping.ON) {
            server.supports(Extensions.LINK);
            server.instead(DATA, this::data);
            server.onStart(room::measure);
        }
    }

    private void data(Request request) {
        Upload upload = Upload.of(request); // §2.1, §2.2
        Payload payload = payload(request, upload);
        room.take(payload.size(), request.setting(TOTAL_SIZE));
        Update message = request.server()
                .installation()
                .vocabulary()
                .as(MESSAGE, upload.update())
                .with(TEXT, base(request) + LinkedFile.path(payload))
                .with(LINK, upload.contentType()); // 2
        request.entry().save(payload, upload.content()); // 1
        Frame data = Frame.of(upload.update());
        request.entry().distribute(request.channel(), message, Frame.of(message).butFor(Link::wantsData, data)); // 3, 4
    }

    private Payload payload(Request request, Upload upload) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        Name sender = Name.of(request.get(FROM)); // also a lent one: the file goes when the message is expunged
        return new Payload(
                Base64.getUrlEncoder().withoutPadding().encodeToString(name),
                new Payload.Owner(request.channel().name(), sender, USE, request.get(ID)),
                new Payload.Label(upload.contentType(), upload.filename()),
                request.now(),
                upload.content().bytes().length);
    }

    private static boolean wantsData(Dialect dialect) {
        return dialect.has(Extensions.DATA) && !dialect.has(Extensions.LINK);
    }

    /** What the public URL of everything here begins with. */
    private static String base(Request request) {
        String prefix = request.setting(URL_PREFIX);
        String base = prefix.isEmpty() ? request.connection().base() : prefix;
        if (base == null) {
            base = WebAddress.of(request.server().settings());
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static boolean isPrefix(String text) {
        return text.isEmpty() || PREFIX.matcher(text).matches();
    }

    /** What follows the name is for those who save it to a file. */
    private static @Nullable Document find(Server server, String path) {
        int end = path.indexOf('/');
        Payload payload = server.payloads().find(end < 0 ? path : path.substring(0, end));
        if (payload == null || !payload.owner().use().equals(USE)) {
            return null;
        }
        Duration lifetime = server.settings().get(LIFETIME);
        Duration left = lifetime.isZero()
                ? LinkedFile.LONGEST
                : Duration.between(server.time().now(), payload.keptOn().plus(lifetime));
        return left.isNegative() || left.isZero() ? null : LinkedFile.document(server, payload, left);
    }

    private void sweep(Server server) {
        Duration lifetime = server.settings().get(LIFETIME);
        Entry entry = new Entry();
        if (!lifetime.isZero()) {
            Instant oldest = server.time().now().minus(lifetime);
            entry.change(new Change.PayloadsExpired(USE, oldest));
        }
        room.measureBehind(entry, server);
        server.submit(entry, null);
    }

    /** How much of what may be kept is kept: what was there when it was measured, and what has been added since. */
    private static final class Room {
        private long measured;
        private long added;

        void measure(Server server) {
            measured(server.payloads().size(), added());
        }

        /** Measures again when all that was added so far is kept. */
        void measureBehind(Entry entry, Server server) {
            long before = added();
            entry.then(() ->
                    server.lookups().ask(() -> server.payloads().size()).thenAccept(size -> measured(size, before)));
        }

        private synchronized long added() {
            return added;
        }

        private synchronized void measured(long size, long before) {
            measured = size;
            added -= before;
        }

        synchronized void take(long size, long limit) {
            if (measured + added + size > limit) {
                throw new Failure(UPDATE_FAILURE, "The server has no room left for files; send it another way.");
            }
            added += size;
        }
    }
}
