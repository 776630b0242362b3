package org.lichat.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Change.Distributed;
import org.lichat.domain.History;
import org.lichat.domain.Name;
import org.lichat.domain.Said;
import org.lichat.protocol.Core;
import org.lichat.protocol.Update;

/** What was said, in memory. */
final class MemoryHistory implements History {
    private static final Comparator<Kept> BY_CLOCK =
            Comparator.comparingLong(Kept::clock).thenComparingLong(Kept::number);

    private final Map<Name, List<Distributed>> history = new HashMap<>();

    @Override
    public synchronized List<Kept> read(Name channel, Stretch stretch, int most) {
        return events(channel)
                .filter(event -> event.number() > stretch.after() && event.number() <= stretch.last())
                .limit(most)
                .map(MemoryHistory::kept)
                .toList();
    }

    private static Kept kept(Distributed event) {
        return new Kept(
                event.number(), event.update().get(Core.CLOCK), event.frame().wire());
    }

    @Override
    public synchronized Stretch newest(Name channel, long last, int count) {
        List<Distributed> events =
                events(channel).filter(event -> event.number() <= last).toList();
        return new Stretch(
                events.size() > count ? events.get(events.size() - count - 1).number() : 0, last);
    }

    @Override
    public synchronized Stretch since(Name channel, long last, long clock) {
        return events(channel)
                .filter(event -> event.update().get(Core.CLOCK) >= clock)
                .mapToLong(Distributed::number)
                .min()
                .stream()
                .mapToObj(first -> new Stretch(Math.min(first - 1, last), last))
                .findFirst()
                .orElse(new Stretch(last, last));
    }

    @Override
    public @Nullable Place search(Scope scope, Place after, Predicate<Kept> reader) {
        for (Kept kept : found(scope, after)) {
            if (!reader.test(kept)) {
                return new Place(kept.clock(), kept.number());
            }
        }
        return null;
    }

    private synchronized List<Kept> found(Scope scope, Place after) {
        return events(scope.channel())
                .filter(event ->
                        scope.sender() == null || sender(event.update()).equals(scope.sender()))
                .map(MemoryHistory::kept)
                .filter(kept -> kept.number() <= scope.last() && kept.clock() <= scope.latest())
                .filter(kept -> kept.clock() > after.clock()
                        || (kept.clock() == after.clock() && kept.number() > after.number()))
                .sorted(BY_CLOCK)
                .toList();
    }

    @Override
    public void concerning(Name person, Predicate<Said> reader) {
        for (Said said : said(person)) {
            if (!reader.test(said)) {
                return;
            }
        }
    }

    private synchronized List<Said> said(Name person) {
        return history.entrySet().stream()
                .flatMap(channel -> channel.getValue().stream()
                        .filter(event -> concerns(event.update(), person))
                        .map(event -> new Said(channel.getKey(), event.frame().wire())))
                .toList();
    }

    private Stream<Distributed> events(Name channel) {
        return history.getOrDefault(channel, List.of()).stream();
    }

    /** The number of the newest update of the channel, or 0. */
    synchronized long newest(Name channel) {
        return events(channel).mapToLong(Distributed::number).max().orElse(0);
    }

    /** Those of a batch that is given again are there already. */
    synchronized void keep(Distributed distributed) {
        List<Distributed> said = history.computeIfAbsent(distributed.channel(), any -> new ArrayList<>());
        if (said.isEmpty() || said.get(said.size() - 1).number() < distributed.number()) {
            said.add(distributed);
        }
    }

    synchronized void expire(long clock) {
        history.values().forEach(said -> said.removeIf(event -> event.update().get(Core.CLOCK) < clock));
    }

    synchronized void remove(Name channel) {
        history.remove(channel);
    }

    synchronized void rename(Name from, Name to) {
        List<Distributed> said = history.remove(from);
        if (said != null) {
            history.put(to, said);
        }
    }

    synchronized void forget(Name person) {
        history.values().forEach(said -> said.removeIf(event -> concerns(event.update(), person)));
    }

    synchronized void expunge(Change.Expunged expunged) {
        history.getOrDefault(expunged.channel(), new ArrayList<>())
                .removeIf(event -> isMeant(event.update(), expunged) || refersTo(event.update(), expunged));
    }

    private static boolean isMeant(Update update, Change.Expunged expunged) {
        return sender(update).equals(expunged.person())
                && (expunged.id() == null || expunged.id().equals(update.get(Core.ID)));
    }

    /** An update that names another by its sender and its id. */
    private static boolean refersTo(Update update, Change.Expunged expunged) {
        return update.find(Core.UPDATE_ID) != null
                && expunged.person().equals(target(update))
                && (expunged.id() == null || expunged.id().equals(update.find(Core.UPDATE_ID)));
    }

    private static boolean concerns(Update update, Name person) {
        return sender(update).equals(person) || person.equals(target(update));
    }

    private static Name sender(Update update) {
        return Name.of(update.get(Core.FROM));
    }

    private static @Nullable Name target(Update update) {
        String target = update.find(Core.TARGET);
        return target != null && Name.isValid(target) ? Name.of(target) : null;
    }
}
