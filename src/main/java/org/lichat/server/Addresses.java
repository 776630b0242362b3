package org.lichat.server;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of addresses and networks. An IPv4 address is the same whether it comes as itself or mapped into IPv6. */
public record Addresses(List<IPAddress> networks) {
    /** No address at all. */
    public static final Addresses NONE = new Addresses(List.of());

    private static final int MAPPED_PREFIX = 96;
    private static final int BLOCK_BYTES = 8;

    /** {@code networks} are whole networks, not single addresses with a prefix length; {@link #of} makes them so. */
    public Addresses {
        networks = List.copyOf(networks);
    }

    /**
     * The set of what is written in {@code items}: addresses, and networks in CIDR notation. Names are not looked up: they, and
     * anything else, are an {@link IllegalArgumentException}.
     */
    public static Addresses of(List<String> items) {
        return new Addresses(items.stream().map(Addresses::network).toList());
    }

    /** The address that is written so, or null when it is none; names are not looked up. */
    public static @Nullable InetAddress parse(String address) {
        byte[] bytes = bytes(address);
        return bytes == null ? null : unmapped(plain(bytes)).toInetAddress();
    }

    /**
     * The bytes of the address that is written so, 4 of IPv4 and 16 of IPv6, or null when it is none; one that is mapped into IPv6 has
     * 16. Names are not looked up.
     */
    public static byte @Nullable [] bytes(String address) {
        IPAddress parsed = new IPAddressString(address, Strict.PARAMETERS).getAddress();
        return parsed == null || parsed.isPrefixed() ? null : parsed.getBytes();
    }

    /** The address in the notation of IPv6, also when it is of IPv4, whose numbers then are in decimal. A scope is left out. */
    public static String ipv6(InetAddress address) {
        byte[] bytes = address.getAddress();
        IPv6Address mapped =
                plain(bytes).isIPv4() ? new IPv4Address(bytes).getIPv4MappedAddress() : new IPv6Address(bytes);
        return mapped.isIPv4Mapped() ? mapped.toMixedString() : mapped.toCanonicalString();
    }

    /**
     * The address that stands for all that somebody with this one easily has: of IPv4, also mapped into IPv6, the address itself, of IPv6
     * the first of its /64.
     */
    public static InetAddress block(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPv4Address.BYTE_COUNT || address.isLoopbackAddress()) {
            return address;
        }
        if (plain(bytes).toIPv6().isIPv4Mapped()) {
            return unmapped(plain(bytes)).toInetAddress();
        }
        Arrays.fill(bytes, BLOCK_BYTES, bytes.length, (byte) 0);
        return new IPv6Address(bytes).toInetAddress();
    }

    /** The block as it is written for people. */
    static String blockText(InetAddress address) {
        InetAddress block = block(address);
        boolean network = block.getAddress().length > IPv4Address.BYTE_COUNT && !block.isLoopbackAddress();
        return network ? ipv6(block) + "/" + Byte.SIZE * BLOCK_BYTES : block.getHostAddress();
    }

    /** Whether {@code address} is in one of the networks; an IPv6 scope does not count. */
    public boolean contains(InetAddress address) {
        if (networks.isEmpty()) {
            return false;
        }
        var plain = unmapped(plain(address.getAddress()));
        return networks.stream().anyMatch(network -> network.contains(plain));
    }

    @Override
    public String toString() {
        return networks.stream().map(IPAddress::toCanonicalString).collect(Collectors.joining(", "));
    }

    private static IPAddress plain(byte[] bytes) {
        return bytes.length == IPv4Address.BYTE_COUNT ? new IPv4Address(bytes) : new IPv6Address(bytes);
    }

    private static IPAddress network(String item) {
        try {
            return unmapped(
                    new IPAddressString(item, Strict.PARAMETERS).toAddress().toPrefixBlock());
        } catch (AddressStringException | IncompatibleAddressException unreadable) {
            throw new IllegalArgumentException(item, unreadable);
        }
    }

    private static IPAddress unmapped(IPAddress address) {
        if (!address.isIPv6() || !address.toIPv6().isIPv4Mapped()) {
            return address;
        }
        var prefix = address.getNetworkPrefixLength();
        if (prefix != null && prefix < MAPPED_PREFIX) {
            return address;
        }
        var embedded = address.toIPv6().getEmbeddedIPv4Address();
        return prefix == null
                ? embedded
                : embedded.setPrefixLength(prefix - MAPPED_PREFIX).toPrefixBlock();
    }

    // The library reads far more than addresses and CIDR: wildcards, ranges, masks, octal numbers. None of it is wanted
    // here.
    private static final class Strict {
        static final IPAddressStringParameters PARAMETERS = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefixOnly(false)
                .allowMask(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false)
                .getIPv6AddressParametersBuilder()
                .allowBase85(false)
                .allowBinary(false)
                .allowZone(false)
                .getParentBuilder()
                .getIPv4AddressParametersBuilder()
                .allowBinary(false)
                .getParentBuilder()
                .toParams();
    }
}
