package org.lichat.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lichat.domain.Name;

/**
 * The values of all settings, immutable; what is not set has its default. The constants define what the core server is told,
 * each with its meaning in its own words.
 */
public final class Settings {
    // --- Who the server is
    public static final Setting<String> NAME = Setting.text("name", "Lichat")
            .matching(" that is a valid user name", Name::isValid)
            .means("The name of the server, which is also the name of its own user and of the primary channel.");
    public static final Setting<String> HOSTNAME = Setting.text("hostname", "localhost")
            .matching(" that is not empty", host -> !host.isBlank())
            .means("The public host name of the server, as it is shown to people and clients.");
    public static final Setting<String> WELCOME = Setting.text("welcome", "Welcome! Be kind to each other.")
            .matching(" that is not empty", banner -> !banner.isBlank())
            .means("The banner that the server says to everyone who connects.")
            .live();
    public static final Setting<String> WELCOME_FILE = Setting.text("welcome-file", "")
            .means("A text file in UTF-8 whose content is the banner instead of `lichat.welcome`; empty for none.");

    // --- Where it listens
    public static final Setting<String> HOST = Setting.text("host", "0.0.0.0")
            .matching(" that is not empty", host -> !host.isBlank())
            .means("The address to listen on; `127.0.0.1` lets in only this machine, for example a proxy in front.");
    public static final Setting<Integer> PORT = port("port", 1113)
            .means("The port for WebSocket connections; 0 is off, -1 any free port, which the `Listening` line tells.");
    public static final Setting<Integer> TCP_PORT = port("tcp.port", 1111)
            .means("The port for updates without WebSocket, where WebSocket is understood as well; 0 is off, -1 any.");
    public static final Setting<Integer> TLS_PORT =
            port("tls.port", 1112).means("The same over TLS; needs a certificate. 0 is off, -1 any.");
    public static final Setting<Integer> WSS_PORT = port("wss.port", 1114)
            .means("The port for WebSocket connections over TLS; needs a certificate. 0 is off, -1 any.");
    public static final Setting<Integer> BACKLOG = Setting.integer("backlog", 1024)
            .between(1, 65_535)
            .means("How many TCP connections the operating system may hold until the server takes them.");
    public static final Setting<Long> HANDSHAKE_HEADERS = Setting.bytes("handshake-headers", kib(16))
            .between(kib(1), mib(1))
            .means("How large the HTTP headers of a WebSocket handshake may be.");
    public static final Setting<List<String>> ORIGINS = Setting.list("origins", "*")
            .matching(
                    " of * (any), origins such as https://chat.example.org, or https://*.example.org",
                    Origins::areWritten)
            .means(
                    "The web sites whose pages may connect, its own among them for the web client; `*` is any, and programs that are no browsers always may.");
    public static final Setting<Addresses> TRUSTED_PROXIES = Setting.addresses("trusted-proxies")
            .means(
                    "The proxies whose `X-Forwarded-For`, `-Proto` and `-Host` headers and PROXY protocol are believed; from others they are not.");

    public static final Setting<Duration> SHUTDOWN_DELAY = Setting.seconds("shutdown-delay", 0)
            .between(Duration.ZERO, Duration.ofMinutes(5))
            .means("How long a server that is told to stop goes on while it says that it is not ready.")
            .live();

    // --- Who may enter, and how often
    public static final Setting<Registration> REGISTRATION = Setting.choice("registration", Registration.OPEN)
            .means("Whether users may register a profile with a password; profiles that exist work either way.")
            .live();
    public static final Setting<String> SALT = Setting.secret("salt")
            .means("A secret added to the random salt of each password; once profiles exist it must stay the same.");
    public static final Setting<String> ADMIN_NAME = Setting.text("admin.name", "")
            .matching(" that is a valid user name, or empty", name -> name.isEmpty() || Name.isValid(name))
            .means(
                    "The first administrator, whose profile is made on start and granted everything on the primary channel.");
    public static final Setting<String> ADMIN_PASSWORD = Setting.secret("admin.password")
            .means("The password that the profile of the first administrator is given on start.");
    public static final Setting<Integer> CONNECTION_LIMIT = Setting.integer("connection-limit", 10_000)
            .between(1, 1_000_000)
            .means(
                    "How many connections the server accepts; a tenth more, and at least 64, from addresses that have few.")
            .live();
    public static final Setting<Integer> MAX_CONNECTIONS_PER_USER = Setting.integer("max-connections-per-user", 32)
            .between(1, 10_000)
            .means("How many connections one user may have at the same time.")
            .live();
    public static final Setting<Integer> MAX_CHANNELS_PER_USER = Setting.integer("max-channels-per-user", 100)
            .between(1, 100_000)
            .means("How many channels one user may be in, the primary channel included.")
            .live();
    public static final Setting<Integer> CHANNEL_LIMIT = Setting.integer("channel-limit", 100_000)
            .between(1, 10_000_000)
            .means("How many channels there may be on the server.")
            .live();
    public static final Setting<Integer> ANNOUNCE_LIMIT = Setting.integer("primary.announce-limit", 100)
            .between(0, 1_000_000)
            .means("Up to how many members the primary channel is told of joins and leaves; 0 never tells it.")
            .live();

    // --- Time
    public static final Setting<Duration> PING_INTERVAL = Setting.seconds("ping-interval", 60)
            .between(Duration.ofMillis(100), Duration.ofSeconds(60))
            .means("After how long a silence the server pings a connection; the protocol asks for at most 60.")
            .live();
    public static final Setting<Duration> IDLE_TIMEOUT = Setting.seconds("idle-timeout", 120)
            .between(Duration.ofMillis(100), Duration.ofDays(1))
            .means("After how long a silence a connection is given up; the protocol asks for more than 100.")
            .live();
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.seconds("connect-timeout", 15)
            .between(Duration.ofMillis(100), Duration.ofHours(1))
            .means("How long a new connection may take until its `connect` has been accepted.")
            .live();
    public static final Setting<Duration> FLOOD_FRAME = Setting.seconds("flood-frame", 30)
            .between(Duration.ofMillis(100), Duration.ofHours(1))
            .means("The span of time within which the updates of one connection are counted against the flood limit.")
            .live();
    public static final Setting<Integer> FLOOD_LIMIT = Setting.integer("flood-limit", 300)
            .between(0, 1_000_000)
            .means(
                    "How many updates a connection may send in one flood frame before they have to wait; 0 for any number.")
            .live();
    public static final Setting<Duration> CLOCK_TOLERANCE = Setting.seconds("clock-tolerance", 60)
            .between(Duration.ofSeconds(1), Duration.ofDays(1))
            .means("How far the clock of an update may be from the server's clock.")
            .live();
    public static final Setting<Duration> CHANNEL_LIFETIME = Setting.days("channel-lifetime", 30)
            .between(Duration.ZERO, Duration.ofDays(36_500))
            .means("How long a regular channel is kept while nobody is in it.")
            .live();
    public static final Setting<Duration> ANONYMOUS_CHANNEL_LIFETIME = Setting.days("anonymous-channel-lifetime", 1)
            .between(Duration.ZERO, Duration.ofDays(36_500))
            .means("How long an anonymous channel is kept while nobody is in it.")
            .live();
    public static final Setting<Duration> PROFILE_LIFETIME = Setting.days("profile-lifetime", 365)
            .between(Duration.ofDays(30), Duration.ofDays(36_500))
            .means("How long a profile is kept while its user is away; the protocol asks for at least 30.")
            .live();

    // --- How much
    public static final Setting<Long> MAX_UPDATE_SIZE = Setting.bytes("max-update-size", mib(8))
            .between(kib(1), mib(64))
            .means("How large an update may be.")
            .live();
    public static final Setting<Long> CONNECT_UPDATE_SIZE = Setting.bytes("connect-update-size", kib(8))
            .between(kib(1), mib(64))
            .means("How large an update may be on a connection whose `connect` has not been accepted yet.");
    public static final Setting<Integer> MAX_TEXT_LENGTH = Setting.integer("max-text-length", 100_000)
            .between(1, 64_000_000)
            .means("How many characters the text of a message may have.")
            .live();
    public static final Setting<Integer> MAX_DEPTH =
            Setting.integer("max-depth", 32).between(4, 256).means("How deep lists may be nested in an update.");
    public static final Setting<Integer> MAX_EXPRESSIONS = Setting.integer("max-expressions", 100_000)
            .between(100, 10_000_000)
            .means("How many expressions an update may consist of.");
    public static final Setting<Integer> MAX_SYMBOL_LENGTH = Setting.integer("max-symbol-length", 256)
            .between(32, 65_536)
            .means("How many characters a symbol may have.");
    public static final Setting<Integer> MAX_DIGITS =
            Setting.integer("max-digits", 40).between(20, 1000).means("How many digits a number may have.");
    public static final Setting<Long> OUTBOUND_LIMIT = Setting.bytes("outbound-limit", kib(512))
            .between(kib(16), mib(64))
            .means(
                    "How much may wait for a connection that takes nothing before it is given up; 32 times as much for one that does.")
            .live();
    public static final Setting<Duration> OUTBOUND_AGE = Setting.seconds("outbound-age", 10)
            .between(Duration.ofMillis(100), Duration.ofHours(1))
            .means("How long an update may wait to be sent to a connection before that is given up as unstable.")
            .live();
    public static final Setting<Integer> JOURNAL_LIMIT = Setting.integer("journal-limit", 20_000)
            .between(100, 10_000_000)
            .means("How many entries may wait for the journal; above that updates wait, and then fail.");
    public static final Setting<Long> JOURNAL_SIZE = Setting.bytes("journal-size", mib(64))
            .between(mib(1), mib(1024))
            .means(
                    "How large the entries that wait for the journal may be in sum; above that updates wait, and then fail.");

    // --- What is kept
    public static final Setting<String> DATA_FOLDER = Setting.text("data-folder", "")
            .means(
                    "The folder of the embedded database; empty for `data` in the working directory, or `lichat-ee` in a container's data.");
    // A secret because JDBC URLs may hold a password.
    public static final Setting<String> DATABASE_URL = Setting.secret("database.url")
            .matching(
                    " that begins with jdbc:postgresql:, or empty",
                    url -> url.isEmpty() || url.startsWith("jdbc:postgresql:"))
            .means("The JDBC URL of a PostgreSQL database; empty for the embedded one.");
    public static final Setting<String> DATABASE_JNDI = Setting.text("database.jndi", "")
            .matching(" that is no URL, or empty", name -> !name.contains("://"))
            .means("In a container, the JNDI name of its DataSource with a PostgreSQL database; empty for none.");
    public static final Setting<String> DATABASE_USER = Setting.text("database.user", "")
            .means("The user that the PostgreSQL database knows, unless the URL says it.");
    public static final Setting<String> DATABASE_PASSWORD = Setting.secret("database.password")
            .means("The password of `lichat.database.user`, unless the URL says it.");
    public static final Setting<Duration> HISTORY_LIFETIME = Setting.days("history-lifetime", 365)
            .between(Duration.ZERO, Duration.ofDays(36_500))
            .means("How long what was said is kept; 0 keeps nothing.");
    public static final Setting<Integer> HISTORY_LIMIT = Setting.integer("history-limit", 100_000)
            .between(0, 1_000_000_000)
            .means("How many updates of each channel are kept; 0 keeps none.");

    /** The value of a port that means any that is free. */
    public static final int ANY_PORT = -1;

    private static final Settings DEFAULTS = new Settings(Map.of());

    // Only what with() put here: each setting with a value of its own type.
    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Every setting with its default. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /** The value of {@code setting}, its default when none is set. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        var value = (T) values.get(setting);
        return value == null ? setting.byDefault() : value;
    }

    /** These settings with {@code setting} changed; {@link InvalidSetting} when {@code value} is not allowed. */
    public <T> Settings with(Setting<T> setting, T value) {
        var changed = new HashMap<>(values);
        changed.put(setting, setting.checked(value));
        return new Settings(changed);
    }

    private static Setting<Integer> port(String name, int usual) {
        return Setting.integer(name, usual).between(ANY_PORT, 65_535);
    }

    private static long kib(long count) {
        return count * 1024;
    }

    private static long mib(long count) {
        return kib(count) * 1024;
    }

    /** Who may register. */
    public enum Registration {
        /** Everyone may. */
        OPEN,
        /** Nobody may. */
        CLOSED
    }
}
