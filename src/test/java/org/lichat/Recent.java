package org.lichat;

import java.util.ArrayList;
import java.util.List;
import org.lichat.domain.History;
import org.lichat.domain.History.Kept;
import org.lichat.domain.History.Stretch;
import org.lichat.domain.Name;

/** The newest that is kept of a channel, as a test wants it: at once and in wire format. */
public final class Recent {
    private Recent() {}

    /** The newest updates that have that clock or a later one, oldest first. */
    public static List<String> of(History history, Name channel, long since, int limit) {
        Stretch rest = history.since(channel, Long.MAX_VALUE - 1, since);
        List<String> wires = new ArrayList<>();
        List<Kept> page = history.read(channel, rest, 1_000);
        while (!page.isEmpty()) {
            page.stream().filter(kept -> kept.clock() >= since).map(Kept::wire).forEach(wires::add);
            rest = new Stretch(page.get(page.size() - 1).number(), rest.last());
            page = history.read(channel, rest, 1_000);
        }
        return wires.subList(Math.max(0, wires.size() - limit), wires.size());
    }
}
