package org.lichat.client;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Id;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/**
 * What a client is to be like. Only the address is needed.
 *
 * <pre>{@code
 * LichatClient client = LichatClient.to("lichats://chat.example/garden").name("gnome").password("…").build();
 * }</pre>
 */
public final class ClientBuilder {
    private static final int MAXIMUM_SIZE = 16 * 1024 * 1024;
    private static final String VERSION = "2.0";

    final Address address;
    final List<String> channels = new ArrayList<>();
    Duration patience = Duration.ofSeconds(30);
    Traffic traffic = Traffic.UNSEEN;

    @Nullable Duration reconnection = Duration.ofSeconds(1);

    String name = "";
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final List<UpdateType> types = new ArrayList<>();
    private List<String> extensions =
            Stream.concat(Extensions.NAMES.stream(), Stream.of(UpdateType.OWN)).toList();
    private int maximumSize = MAXIMUM_SIZE;
    private @Nullable String password;
    private @Nullable String token;
    private @Nullable SSLContext encryption;
    private Dialling.Hosts hosts = Dialling.Hosts.CHECKED;

    ClientBuilder(Address address) {
        this.address = address;
        if (address.channel() != null) {
            channels.add(address.channel());
        }
    }

    /** The user's name (§2.2.1); without it the server gives one. */
    public ClientBuilder name(String name) {
        this.name = name;
        return this;
    }

    /** The password of the user's profile (§2.3). */
    public ClientBuilder password(String password) {
        this.password = password;
        return this;
    }

    /** A one-time password for the first login (shirakumo §24); later ones, after a lost connection, have none. */
    public ClientBuilder token(String token) {
        this.token = token;
        return this;
    }

    /** Joins these channels after the login, as well as the one that the address names. */
    public ClientBuilder channels(String... names) {
        channels.addAll(List.of(names));
        return this;
    }

    /** The extensions that are announced to the server (§6); all published ones and this project's own unless set. */
    public ClientBuilder extensions(String... names) {
        extensions = List.of(names);
        return this;
    }

    /** Update types that are not published, so that they can be listened to. */
    public ClientBuilder knows(UpdateType... more) {
        types.addAll(List.of(more));
        return this;
    }

    /** Another header of the handshake; over TCP there is none. */
    public ClientBuilder header(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    /** The largest update that is accepted from the server, in bytes, 1 or more; 16 MiB unless set. A larger one ends the connection. */
    public ClientBuilder maximumSize(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("The maximum size must be at least 1 byte, not " + bytes + ".");
        }
        maximumSize = bytes;
        return this;
    }

    /** How long connecting and the answer to a request may take; 30 seconds unless set. */
    public ClientBuilder patience(Duration most) {
        patience = positive(most);
        return this;
    }

    /** How long to wait before the first try to come back after the connection was lost, about; a second unless set. */
    public ClientBuilder reconnectsAfter(Duration first) {
        reconnection = positive(first);
        return this;
    }

    /** A lost connection is not made again. */
    public ClientBuilder neverReconnects() {
        reconnection = null;
        return this;
    }

    /** What TLS trusts, and what it shows of itself; what the platform has unless set. */
    public ClientBuilder encryption(SSLContext context) {
        encryption = context;
        return this;
    }

    /** Takes any certificate of any server: for a try with one that signed its own, as nobody can tell then who listens in. */
    public ClientBuilder trustsAnyCertificate() {
        hosts = Dialling.Hosts.ANY;
        return encryption(AnyCertificate.context());
    }

    /** Shows everything that comes and goes. */
    public ClientBuilder traffic(Traffic seenBy) {
        traffic = seenBy;
        return this;
    }

    /** The client, which is not connected yet. */
    public LichatClient build() {
        return new LichatClient(this);
    }

    Codec codec() {
        return new Codec(List.copyOf(types), Shirakumo.FIELDS);
    }

    Dialling dialling() {
        try {
            SSLContext context = encryption == null ? SSLContext.getDefault() : encryption;
            return new Dialling(maximumSize, patience, context, hosts, Map.copyOf(headers));
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException("This platform has no TLS.", none);
        }
    }

    /** The update that logs in (§4.1). */
    Update login(Id id) {
        Update connect = Update.of(Core.CONNECT)
                .with(Core.ID, id)
                .with(Core.VERSION, VERSION)
                .with(Core.EXTENSIONS, extensions);
        connect = name.isEmpty() ? connect : connect.with(Core.FROM, name);
        connect = password == null ? connect : connect.with(Core.PASSWORD, password);
        connect = token == null ? connect : connect.with(Shirakumo.OTP_TOKEN, token);
        token = null;
        return connect;
    }

    private static Duration positive(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A time to wait must be longer than nothing, not " + duration + ".");
        }
        return duration;
    }
}
