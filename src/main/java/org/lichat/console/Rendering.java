package org.lichat.console;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;
import org.lichat.protocol.UpdateType;

/** How updates are shown: each type by a teller of its own, or by that of a type above it. */
final class Rendering {
    private final Map<UpdateType, Teller> tellers = new HashMap<>();
    private final Session session;

    /** Makes a line of an update; null when there is nothing to show. */
    interface Teller extends Function<Update, @Nullable Line> {}

    Rendering(Session session) {
        this.session = session;
        tellers.put(Core.UPDATE, this::anything);
        tellers.put(Failures.FAILURE, this::failure);
        tellers.put(Shirakumo.SEARCH, this::results);
        Sentences.BY_TYPE.forEach((type, sentence) -> tellers.put(type, update -> sentence.on(line(update), update)));
        new CoreTellers(session, this).addTo(tellers);
        new ExtensionTellers(session, this).addTo(tellers);
    }

    /** The line for an update; null when there is nothing to show. */
    @Nullable Line line(UpdateType type, Update update) {
        return type.lineage()
                .map(tellers::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(teller -> teller.apply(update))
                .orElse(null);
    }

    /** Shows an update; returns whether there was something to show. */
    boolean show(Update update) {
        Line line = line(update.type(), update);
        if (line != null) {
            session.screen().show(line);
        }
        return line != null;
    }

    /** An empty line for what has happened, or for an answer. */
    Line line(Update update) {
        return Line.of(session.asking().isAnswer(update) ? Line.Mark.ANSWER : Line.Mark.EVENT, when(update));
    }

    static Instant when(Update update) {
        Long clock = update.find(Core.CLOCK);
        return clock == null ? Instant.now() : Times.of(clock);
    }

    /** What is not worth a line. */
    static @Nullable Line nothing(Update update) {
        return null;
    }

    private Line anything(Update update) {
        Line line = line(update).say(update.type() + ":");
        Language.fields(update).forEach((name, value) -> {
            if (!name.equals("id") && !name.equals("clock")) {
                line.row().say(name.replace('-', ' ') + " = " + Language.words(value));
            }
        });
        return line;
    }

    private @Nullable Line failure(Update failure) {
        if (failure.is(Failures.ALREADY_IN_CHANNEL) && !session.asking().isAnswer(failure)) {
            return null; // another connection of the same user has joined it
        }
        String text = failure.find(Core.TEXT);
        Line line = Line.of(Line.Mark.FAILURE, when(failure))
                .say((text == null ? "" : text + " ") + "(" + failure.type() + ")", Line.Style.FAILURE);
        Object allowed = Language.fields(failure)
                .get(Shirakumo.ALLOWED_CONTENT_TYPES.key().name());
        if (allowed != null) {
            line.say(" Accepted: " + Language.words(allowed) + ".");
        }
        return failure.is(Failures.NO_SUCH_CHANNEL) ? line.say(" “/create NAME” makes a channel.") : line;
    }

    private Line results(Update search) {
        List<Object> results = search.find(Shirakumo.RESULTS);
        int found = results == null ? 0 : results.size();
        session.searches().found(found);
        for (int at = 0; at < found; at++) {
            result(Objects.requireNonNull(results).get(at));
        }
        return line(search).say(found == 0 ? "Nothing is found." : found + " found; /more looks for more.");
    }

    private void result(Object result) {
        try {
            Update update = result instanceof List<?> list ? Language.read(list) : Update.of(Core.UPDATE);
            show(update);
        } catch (Refusal foreign) {
            session.tell(Language.words(result));
        }
    }
}
