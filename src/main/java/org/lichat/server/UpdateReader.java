package org.lichat.server;

import static org.lichat.protocol.Core.ID;
import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;

import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;

/** From the text of an update to the update (§5.1.1, §5.1.3). */
public final class UpdateReader {
    private final Installation installation;
    private final Vocabulary vocabulary;
    private final Reader reader;

    UpdateReader(Installation installation, Settings settings) {
        this.installation = installation;
        this.vocabulary = installation.vocabulary();
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
    public Update read(String text) {
        try {
            return vocabulary.read(reader.read(text));
        } catch (MalformedExpression malformed) {
            Failure failure = new Failure(MALFORMED_UPDATE, malformed.reason());
            Id id = Id.read(malformed.id());
            throw id == null ? failure : failure.with(UPDATE_ID, id);
        }
    }

    /** The frame of an update that was kept, and that is shown to those who would have seen it then. */
    public Frame frame(String wire) {
        int end = wire.indexOf(' ');
        return Frame.ofWire(end < 0 ? null : vocabulary.find(wire.substring(1, end)), wire);
    }

    /** Whether an update has nothing that must be kept, as one has that cannot be read. */
    boolean isQuery(String text) {
        try {
            return installation.isQuery(read(text).type());
        } catch (Failure unreadable) {
            return true;
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
