package org.lichat.client;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Frame;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Slot;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;
import org.lichat.wire.Bounds;
import org.lichat.wire.MalformedExpression;
import org.lichat.wire.Reader;

/** Between the text of updates and updates, of all types that are published and of those that somebody adds. */
final class Codec {
    /** What a server sends may be larger than what it takes: lists of users, or of what was searched for. */
    private static final Bounds BOUNDS = new Bounds(64, 10_000_000, 1024, 100);

    private final Vocabulary vocabulary;
    private final Reader reader;

    Codec(Collection<UpdateType> more, Map<UpdateType, List<Slot<?>>> fields) {
        vocabulary = new Vocabulary(
                Stream.of(Core.TYPES, Failures.TYPES, Shirakumo.TYPES, OwnUpdates.TYPES, more)
                        .flatMap(Collection::stream)
                        .toList(),
                fields);
        reader = new Reader(vocabulary.symbols(), BOUNDS);
    }

    /**
     * Reads an update.
     *
     * @return null for an update of a type that is not known, which means nothing to this client (§6)
     * @throws UnreadableUpdate when it is none
     */
    @Nullable Update read(String text) throws UnreadableUpdate {
        try {
            return vocabulary.read(reader.read(text));
        } catch (MalformedExpression malformed) {
            throw new UnreadableUpdate(malformed.reason(), text);
        } catch (Failure no) {
            if (no.update().is(Failures.INVALID_UPDATE)) {
                return null;
            }
            throw new UnreadableUpdate(no.update().get(Core.TEXT), text);
        }
    }

    static String print(Update update) {
        return Frame.of(update).wire();
    }
}
