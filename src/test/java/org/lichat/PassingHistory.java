package org.lichat;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.domain.Said;

/** A history that asks another one, for tests that change something of it. */
public class PassingHistory implements History {
    private final History other;

    public PassingHistory(History other) {
        this.other = other;
    }

    @Override
    public List<Kept> read(Name channel, Stretch stretch, int most) {
        return other.read(channel, stretch, most);
    }

    @Override
    public Stretch newest(Name channel, long last, int count) {
        return other.newest(channel, last, count);
    }

    @Override
    public Stretch since(Name channel, long last, long clock) {
        return other.since(channel, last, clock);
    }

    @Override
    public @Nullable Place search(Scope scope, Place after, Predicate<Kept> reader) {
        return other.search(scope, after, reader);
    }

    @Override
    public void concerning(Name person, Predicate<Said> reader) {
        other.concerning(person, reader);
    }
}
