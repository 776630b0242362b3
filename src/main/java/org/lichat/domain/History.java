package org.lichat.domain;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was distributed, as the journal kept it. Does I/O, as {@link Profiles} does. */
public interface History {

    /**
     * An update that was kept.
     *
     * @param number its place in the channel's order
     * @param clock its clock, in universal time (§1.3)
     * @param wire the update in wire format, without its closing NUL
     */
    record Kept(long number, long clock, String wire) {}

    /**
     * A stretch of a channel's order.
     *
     * @param after the number behind which it begins
     * @param last the number with which it ends
     */
    record Stretch(long after, long last) {
        public static final Stretch ALL = new Stretch(0, Long.MAX_VALUE);
    }

    /**
     * The updates of a stretch, in the order in which they were seen.
     *
     * @param most how many at most; fewer come when they are large, but one at least if there is one
     */
    List<Kept> read(Name channel, Stretch stretch, int most);

    /** The stretch up to that number that holds the newest updates, so many if there are as many. */
    Stretch newest(Name channel, long last, int count);

    /** The stretch up to that number that holds all updates with that clock or a later one; those at its begin may have earlier ones. */
    Stretch since(Name channel, long last, long clock);

    /**
     * The place of an update in the order of clocks, in which updates of one clock are in their channel's order.
     *
     * @param number of an update, or 0 for before all of that clock
     */
    record Place(long clock, long number) {}

    /**
     * What a search looks through.
     *
     * @param last the number in the channel's order with which it ends
     * @param latest no update has a later clock
     * @param sender who sent it; null for everybody
     * @param hints plain texts of printable ASCII one of which is in the wire format of each update that is looked for, so that others
     *     may be left out; none to leave out nothing
     */
    record Scope(
            Name channel, long last, long latest, @Nullable Name sender, List<String> hints) {}

    /**
     * Looks through updates in the order of their clocks, through so many as take a moment.
     *
     * @param after the place behind which it begins
     * @param reader takes one after another, and returns whether it wants more
     * @return the place behind which to go on, or null when this was the end
     */
    @Nullable Place search(Scope scope, Place after, Predicate<Kept> reader);

    /**
     * Reads what a person sent and what names them as its target: channel by channel, oldest first, never all of it in memory.
     *
     * @param reader takes one after another, and returns whether it wants more
     */
    void concerning(Name person, Predicate<Said> reader);
}
