package org.lichat.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a server, to a channel there or to a message in it: {@code lichat://host:port/channel#user@id} (shirakumo §25), or
 * {@code #id} alone (§7). Names are not held against the rules for them, which are the server's business.
 *
 * @param host a name or an address in lower case, that of IPv6 without its brackets
 * @param port 1 to 65535
 * @param channel null when the server is meant
 * @param message null when the channel or the server is meant
 * @param query what clients have added for each other, still encoded; null when there is none
 */
public record LichatUrl(
        String host,
        int port,
        @Nullable String channel,
        @Nullable Message message,
        @Nullable String query) {

    /** The port where none is written. */
    public static final int DEFAULT_PORT = 1111;

    private static final int LAST_PORT = 65_535;

    private static final Pattern URL =
            Pattern.compile("(?i:lichat)://(?<host>\\[[^]]*]|[^:/?#]*)(?::(?<port>[0-9]{1,5}))?"
                    + "(?:/(?<channel>[^?#]*))?(?:\\?(?<query>[^#]*))?(?:#(?<message>.*))?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?|\\.[0-9]*");

    /**
     * A message, which its id and its sender identify together.
     *
     * @param from the sender's name; null when the reference gives the id alone
     */
    public record Message(@Nullable String from, Id id) {
        public Message {
            requireName(from);
            requireText(id.spelling().toString());
        }

        private static Message parse(String fragment) {
            int at = fragment.indexOf('@');
            String from = at < 0 ? null : PercentEncoding.decode(fragment.substring(0, at));
            return new Message(from, id(PercentEncoding.decode(fragment.substring(at + 1))));
        }

        /** What looks like a number is one, unless it is in quotes as on the wire; anything else is a string. */
        private static Id id(String text) {
            Id id = isWire(text) ? SlotType.ID.ofText(text) : new Id(text);
            if (id == null) {
                throw new IllegalArgumentException("“" + text + "” is not the id of a message.");
            }
            return id;
        }

        private String print() {
            String printed = id.spelling() instanceof String text && !isWire(text) ? text : SlotType.ID.text(id);
            return (from == null ? "" : PercentEncoding.encode(from, "") + "@") + PercentEncoding.encode(printed, "");
        }

        /** Whether the text of an id is as on the wire, where strings are in quotes: only what could be taken for something else. */
        private static boolean isWire(String text) {
            return text.isEmpty()
                    || text.startsWith("\"")
                    || NUMBER.matcher(text).matches();
        }
    }

    /** Throws {@link IllegalArgumentException} when there could be no such URL. */
    public LichatUrl {
        host = host.toLowerCase(Locale.ROOT);
        requireText(host);
        requireHost(host);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("A port is a number from 1 to " + LAST_PORT + ", not " + port + ".");
        }
        requireName(channel);
        if (message != null && channel == null) {
            throw new IllegalArgumentException("A message is in a channel.");
        }
        if (query != null && (query.indexOf('#') >= 0 || hasSpace(query))) {
            throw new IllegalArgumentException("The query “" + query + "” is not encoded.");
        }
    }

    /**
     * The reference that is written so. What need not be encoded for the parts to be told apart may be as it is.
     *
     * @throws IllegalArgumentException when it is none; the message tells why
     */
    public static LichatUrl parse(String url) {
        Matcher parts = URL.matcher(url);
        if (hasSpace(url) || !parts.matches()) {
            throw new IllegalArgumentException("“" + url + "” is not like lichat://host:port/channel#user@id.");
        }
        String host = parts.group("host");
        String port = parts.group("port");
        String channel = parts.group("channel");
        String message = parts.group("message");
        return new LichatUrl(
                host.startsWith("[") ? bracketed(host) : plain(host),
                port == null ? DEFAULT_PORT : Integer.parseInt(port),
                channel == null || channel.isEmpty() ? null : PercentEncoding.decode(channel),
                message == null || message.isEmpty() ? null : Message.parse(message),
                parts.group("query"));
    }

    private static String bracketed(String host) {
        String address = host.substring(1, host.length() - 1);
        if (address.indexOf(':') < 0) {
            throw new IllegalArgumentException("“" + host + "” is not an IPv6 address.");
        }
        return address;
    }

    private static String plain(String host) {
        String decoded = PercentEncoding.decode(host);
        if (decoded.indexOf(':') >= 0) {
            throw new IllegalArgumentException("An IPv6 address stands in brackets.");
        }
        return decoded;
    }

    private static void requireHost(String host) {
        boolean isHost = host.indexOf(':') >= 0
                ? isIpv6(host)
                : !host.isEmpty() && !hasSpace(host) && host.chars().noneMatch(c -> "/?#[]@%\\".indexOf(c) >= 0);
        if (!isHost) {
            throw new IllegalArgumentException("“" + host + "” is not the name or the address of a host.");
        }
    }

    private static boolean isIpv6(String host) {
        try {
            return IPV6.matcher(host).matches() && new URI("lichat://[" + host + "]/").getHost() != null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static void requireName(@Nullable String name) {
        if (name != null) {
            requireText(name);
            if (name.isEmpty()) {
                throw new IllegalArgumentException("A name is not empty.");
            }
        }
    }

    private static void requireText(String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("“" + text + "” has a null character or half a surrogate pair.");
        }
    }

    private static boolean hasSpace(String text) {
        return text.codePoints()
                .anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c));
    }

    /** The URL, without the port if it is the default. */
    @Override
    public String toString() {
        StringBuilder url = new StringBuilder("lichat://");
        url.append(host.indexOf(':') < 0 ? PercentEncoding.encode(host, "") : "[" + host + "]");
        if (port != DEFAULT_PORT) {
            url.append(':').append(port);
        }
        url.append('/');
        if (channel != null) {
            url.append(PercentEncoding.encode(channel, "/"));
        }
        if (query != null) {
            url.append('?').append(query);
        }
        if (message != null) {
            url.append('#').append(message.print());
        }
        return url.toString();
    }
}
