package org.lichat.server;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Frame;

/**
 * Some of an answer that is too much to be sent at once; see {@link Request#answerInParts}.
 *
 * @param frames what is sent now
 * @param rest looks up what comes behind it; null when this is the end
 */
public record Part(List<Frame> frames, @Nullable Supplier<Part> rest) {}
