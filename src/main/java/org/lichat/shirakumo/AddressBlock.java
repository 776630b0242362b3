package org.lichat.shirakumo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.SlotType;
import org.lichat.server.Addresses;

/**
 * The addresses that are the same as {@code ip} under {@code mask} (shirakumo §10): a bit that is set in the mask may be any. Both are
 * of IPv6; an IPv4 address is the one it is mapped to, and an IPv4 mask sets none of the first 96 bits.
 */
record AddressBlock(Bits ip, Bits mask) {
    /** A list of address and mask. */
    static final SlotType<AddressBlock> TYPE = SlotType.listOf(SlotType.STRING)
            .as("a list of an address and a mask", AddressBlock::of, AddressBlock::texts);

    /** The 128 bits of an IPv6 address. */
    record Bits(long high, long low) {
        static final Bits NONE = new Bits(0, 0);

        private static final long MAPPED = 0xffffL << 32;
        private static final int LONGEST = "0000:0000:0000:0000:0000:0000:255.255.255.255".length();

        /** The address, or null when the text is none of IPv4 or IPv6. */
        static @Nullable Bits ofAddress(String text) {
            byte[] bytes = bytes(text);
            return bytes == null ? null : ofAddress(bytes);
        }

        /** The mask that is written like an address, or null when the text is none. */
        static @Nullable Bits ofMask(String text) {
            byte[] bytes = bytes(text);
            return bytes == null ? null : of(bytes, 0);
        }

        static Bits ofAddress(byte[] bytes) {
            return of(bytes, MAPPED);
        }

        private static byte @Nullable [] bytes(String text) {
            return text.length() > LONGEST ? null : Addresses.bytes(text);
        }

        private static Bits of(byte[] bytes, long before) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return bytes.length == Integer.BYTES
                    ? new Bits(0, before | Integer.toUnsignedLong(buffer.getInt()))
                    : new Bits(buffer.getLong(), buffer.getLong());
        }

        /** Whether all bits of the other are among these. */
        boolean hold(Bits other) {
            return (other.high & ~high) == 0 && (other.low & ~low) == 0;
        }

        @Override
        public String toString() {
            byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(high)
                    .putLong(low)
                    .array();
            try {
                return Addresses.ipv6(InetAddress.getByAddress(bytes));
            } catch (UnknownHostException impossible) { // of 16 bytes
                throw new IllegalStateException(impossible);
            }
        }
    }

    private static @Nullable AddressBlock of(List<String> texts) {
        if (texts.size() != 2) {
            return null;
        }
        Bits ip = Bits.ofAddress(texts.get(0));
        Bits mask = Bits.ofMask(texts.get(1));
        return ip == null || mask == null ? null : new AddressBlock(ip, mask);
    }

    /** The address and the mask as they are printed. */
    List<String> texts() {
        return List.of(ip.toString(), mask.toString());
    }

    /** Whether the address is one of these. */
    boolean has(Bits address) {
        return ((address.high ^ ip.high) & ~mask.high) == 0 && ((address.low ^ ip.low) & ~mask.low) == 0;
    }

    /** Whether the other one's mask is greater: it leaves open whatever this one does, and more. */
    boolean isLessGeneralThan(AddressBlock other) {
        return other.mask.hold(mask) && !mask.hold(other.mask);
    }

    @Override
    public String toString() {
        return ip + " " + mask;
    }
}
