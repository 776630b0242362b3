package org.lichat.server;

import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;

import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;

/** From the text of an update to the update (§5.1.1, §5.1.3). */
final class UpdateReader {
    private final Vocabulary vocabulary;
    private final Reader reader;

    UpdateReader(Vocabulary vocabulary, Settings settings) {
        this.vocabulary = vocabulary;
        Bounds bounds = new Bounds(
                settings.get(Settings.MAX_DEPTH),
                settings.get(Settings.MAX_EXPRESSIONS),
                settings.get(Settings.MAX_SYMBOL_LENGTH),
                settings.get(Settings.MAX_DIGITS));
        this.reader = new Reader(vocabulary.symbols(), bounds);
    }

    /**
     * Reads an update.
     *
     * @throws Failure {@code malformed-update} or {@code invalid-update}, with the update's id where it could be read
     */
    Update read(String text) {
        try {
            return vocabulary.read(reader.read(text));
        } catch (MalformedExpression malformed) {
            Failure failure = new Failure(MALFORMED_UPDATE, malformed.reason());
            Id id = Id.read(malformed.id());
            throw id == null ? failure : failure.with(UPDATE_ID, id);
        }
    }

    /** The id of an update, or null when it cannot be read. */
    @Nullable Id idOf(String text) {
        try {
            return read(text).find(ID);
        } catch (Failure failure) {
            return failure.update().find(UPDATE_ID);
        }
    }
}
