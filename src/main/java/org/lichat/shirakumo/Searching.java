package org.lichat.shirakumo;

import static org.lichat.protocol.Failures.UPDATE_FAILURE;
import static org.lichat.protocol.Shirakumo.OFFSET;
import static org.lichat.protocol.Shirakumo.RESULTS;
import static org.lichat.protocol.Shirakumo.SEARCH;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.History.Kept;
import org.lichat.domain.History.Place;
import org.lichat.domain.History.Scope;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.Part;
import org.lichat.server.Request;
import org.lichat.wire.Utf8;

/** One search on its way through the history, of which it sees a little at a time, so that others have their turns. */
final class Searching {
    /** How many updates, and how many characters of them, are looked at before others have their turn. */
    static final int MOST_LOOKED_AT = 1_000;

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    /** What every client takes in one update, in bytes; one result that is larger comes alone. */
    static final int REPLY_SIZE = 64 * 1024;

    private final Request request;
    private final Query query;
    private final Scope scope;
    private final Original original;
    private final int page;
    private final List<String> found = new ArrayList<>();
    private long skipped;
    private long looked;

    /** How much of the current slice has been looked at. */
    private int updates;

    private int characters;

    Searching(Request request, Query query, long newest) {
        Channel channel = request.channel();
        this.request = request;
        this.query = query;
        this.scope = new Scope(channel.name(), newest, query.times().last(), query.sender(), query.hints()); // 2
        this.original = new Original(request.server().reader(), channel);
        this.page = request.setting(Search.PAGE);
    }

    Part begin() {
        return query.isHopeless()
                ? new Part(replies(), null)
                : look(new Place(query.times().first(), 0));
    }

    private Part look(Place after) {
        updates = 0;
        characters = 0;
        @Nullable Place next = request.server().history().search(scope, after, this::take); // 4
        if (next == null || isFull()) {
            return new Part(replies(), null); // 8
        }
        looked += updates;
        if (looked >= request.setting(Search.REACH)) {
            throw new Failure(
                    UPDATE_FAILURE,
                    "The search compared " + looked
                            + " updates with its query without an end; narrow it by :clock, :from or a longer :text.");
        }
        return new Part(List.of(), () -> look(next));
    }

    private boolean take(Kept kept) {
        updates++;
        characters += kept.wire().length();
        if (matches(kept)) { // 3
            Frame shown = original.frame(kept).in(request.connection().dialect());
            if (shown != null && skipped++ >= offset()) { // 5
                found.add(shown.wire());
            }
        }
        return !isFull() && updates < MOST_LOOKED_AT && characters < MOST_CHARACTERS;
    }

    private boolean matches(Kept kept) {
        Update update = original.update(kept);
        return update != null && query.matches(update) && Block.hears(request.user(), update);
    }

    private long offset() {
        Long offset = request.find(OFFSET);
        return offset == null ? 0 : offset;
    }

    private boolean isFull() {
        return found.size() >= page; // 6
    }

    /** One at least, however little was found. */
    private List<Frame> replies() { // 7
        List<Frame> replies = new ArrayList<>();
        List<String> results = new ArrayList<>();
        long size = 0;
        for (String wire : found) {
            long more = Utf8.length(wire) + 1;
            if (size + more > REPLY_SIZE && !results.isEmpty()) {
                replies.add(reply(results));
                results.clear();
                size = 0;
            }
            results.add(wire);
            size += more;
        }
        replies.add(reply(results));
        return replies;
    }

    /** The results are put in as they were printed, so that nothing in them changes. */
    private Frame reply(List<String> results) {
        String bare = Frame.of(request.own(request.update()).without(RESULTS)).wire();
        return Frame.ofWire(
                SEARCH, bare.substring(0, bare.length() - 1) + " " + RESULTS + " (" + String.join(" ", results) + "))");
    }
}
