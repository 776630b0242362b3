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

    private static final int SHORT = 1_024;

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
            append(in, length < 0 ? in.readableBytes() : length);
            if (length >= 0) {
                in.skipBytes(1);
                finish();
            }
        }
    }

    private void append(ByteBuf in, int length) {
        int before = begun == null ? 0 : begun.size();
        if (!tooLong && before + (long) length > limit.getAsLong()) {
            tooLong = true;
            begun = null;
            reader.tooLong();
        }
        if (tooLong) {
            in.skipBytes(length);
            return;
        }
        if (begun == null) {
            begun = new ByteArrayOutputStream(Math.max(length, SHORT));
        }
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        begun.writeBytes(bytes);
    }

    private void finish() {
        ByteArrayOutputStream whole = begun;
        boolean skipped = tooLong;
        begun = null;
        tooLong = false;
        if (!skipped && whole != null) {
            reader.update(text(whole.toByteArray()));
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return UNREADABLE;
        }
    }
}
