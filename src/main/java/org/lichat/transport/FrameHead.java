package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import org.jspecify.annotations.Nullable;

/**
 * The head of a client's frame (RFC 6455 §5.2).
 *
 * @param first its first byte: FIN, reserved bits, opcode
 * @param second its second byte: whether there is a mask, and the length's code
 * @param length the payload's length in bytes; negative when it is 2^63 or more
 * @param mask the mask, or 0 when there is none
 */
record FrameHead(int first, int second, long length, int mask) {
    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MASK_BYTES = 4;

    /** The head at the reader index, which stays where it is, or null when more bytes are needed. */
    static @Nullable FrameHead peek(ByteBuf in) {
        int at = in.readerIndex();
        if (in.readableBytes() < 2) {
            return null;
        }
        FrameHead start = new FrameHead(in.getUnsignedByte(at), in.getUnsignedByte(at + 1), 0, 0);
        int size = start.size();
        if (in.readableBytes() < size) {
            return null;
        }
        long length =
                switch (start.lengthBytes()) {
                    case 2 -> in.getUnsignedShort(at + 2);
                    case 8 -> in.getLong(at + 2);
                    default -> start.lengthCode();
                };
        int mask = start.masked() ? in.getInt(at + size - MASK_BYTES) : 0;
        return new FrameHead(start.first, start.second, length, mask);
    }

    /** How many bytes the head takes itself, with the mask. */
    int size() {
        return 2 + lengthBytes() + (masked() ? MASK_BYTES : 0);
    }

    boolean last() {
        return (first & FIN) != 0;
    }

    boolean control() {
        return (first & 0x08) != 0;
    }

    boolean close() {
        return opcode() == CLOSE;
    }

    boolean ping() {
        return opcode() == PING;
    }

    boolean continuation() {
        return opcode() == CONTINUATION;
    }

    /** Why the connection must be closed because of this frame, or null when the frame may pass. */
    @Nullable CloseCode fault() {
        if ((first & RESERVED) != 0 || !masked() || length < 0) {
            return CloseCodes.PROTOCOL_ERROR;
        }
        return switch (opcode()) {
            case CONTINUATION, TEXT -> null;
            case CLOSE, PING, PONG -> last() && length <= 125 ? null : CloseCodes.PROTOCOL_ERROR;
            case BINARY -> CloseCodes.CANNOT_ACCEPT;
            default -> CloseCodes.PROTOCOL_ERROR;
        };
    }

    private int opcode() {
        return first & 0x0f;
    }

    private boolean masked() {
        return (second & 0x80) != 0;
    }

    private int lengthCode() {
        return second & 0x7f;
    }

    private int lengthBytes() {
        return lengthCode() == 126 ? 2 : lengthCode() == 127 ? 8 : 0;
    }
}
