package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The bytes of updates as they come in, split anywhere; each NUL ends one (§3.1). No more of an update is kept than it may have. */
final class UpdateBytes {
    /** What stands for text that is not in UTF-8, and so no update: it cannot be one either. */
    private static final String UNREADABLE = "\uFFFD";

    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] NOTHING = {};

    private final LongSupplier limit;
    private final UpdateText.Reader reader;
    /** What there is of an update that has begun; null between two. */
    private @Nullable ByteArrayOutputStream begun;

    private boolean tooLong;

    /** Gives the reader updates of up to so many bytes, the NUL not counted; what is longer is skipped to its NUL. */
    UpdateBytes(LongSupplier limit, UpdateText.Reader reader) {
        this.limit = limit;
        this.reader = reader;
    }

    /** Takes all that is in the buffer. */
    void add(ByteBuf in) {
        while (in.isReadable()) {
            int length = in.bytesBefore((byte) 0);
            byte[] part = take(in, length < 0 ? in.readableBytes() : length);
            if (length < 0) {
                begin(part);
            } else {
                in.skipBytes(1);
                finish(part);
            }
        }
    }

    /** The next part of an update; empty when it is too long. */
    private byte[] take(ByteBuf in, int length) {
        long before = begun == null ? 0 : begun.size();
        if (!tooLong && before + length > limit.getAsLong()) {
            tooLong = true;
            begun = null;
            reader.tooLong();
        }
        if (tooLong) {
            in.skipBytes(length);
            return NOTHING;
        }
        byte[] part = new byte[length];
        in.readBytes(part);
        return part;
    }

    private void begin(byte[] part) {
        if (tooLong) {
            return;
        }
        if (begun == null) {
            begun = new ByteArrayOutputStream(part.length);
        }
        begun.writeBytes(part);
    }

    private void finish(byte[] last) {
        byte[] update = last;
        if (begun != null) {
            begun.writeBytes(last);
            update = begun.toByteArray();
        }
        boolean skipped = tooLong;
        begun = null;
        tooLong = false;
        if (!skipped) {
            reader.update(text(update));
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes) ? text : UNREADABLE;
    }

    /** Slow, but asked only where the text has a character that may stand for what is not UTF-8. */
    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException isNot) {
            return false;
        }
    }
}
