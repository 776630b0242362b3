package org.lichat.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;

/**
 * All that one update changes and shows: the journal keeps it as a whole, and only then anybody sees any of it, in the order of the
 * journal. An entry is filled by one thread, under the lock of the channel that it concerns, and then handed over.
 */
public final class Entry {
    private final List<Change> changes = new ArrayList<>(1);
    private final List<Runnable> steps = new ArrayList<>(2);
    private boolean ordered;
    private int size;

    /** What is to be kept. */
    public List<Change> changes() {
        return Collections.unmodifiableList(changes);
    }

    /** Whether there is nothing to keep and nothing to show. */
    public boolean isEmpty() {
        return changes.isEmpty() && steps.isEmpty();
    }

    /** Whether the entry has its place in the journal's order, while mere replies may go straight to their connection. */
    public boolean isOrdered() {
        return ordered;
    }

    /** Bytes of the frames in it, about what it holds of memory while it waits. */
    public int size() {
        return size;
    }

    /** Adds something to be kept. */
    public void change(Change change) {
        changes.add(change);
        ordered = true;
    }

    /** Keeps the update and shows it to everybody who is in the channel by then. */
    public void distribute(Channel channel, Update update) {
        Frame frame = Frame.of(update);
        change(new Change.Distributed(channel.name(), update, frame));
        show(frame, () -> channel.audience().send(frame));
    }

    /** Adds the user to those who see the channel's updates, then shows the join (§5.4.1) as {@link #distribute} does. */
    public void join(Channel channel, User user, Update join) {
        then(() -> channel.audience().add(user));
        distribute(channel, join);
    }

    /** Shows the leave (§5.4.2) as {@link #distribute} does, the leaver included, and then takes the user out of the audience. */
    public void leave(Channel channel, User user, Update leave) {
        distribute(channel, leave);
        then(() -> channel.audience().remove(user));
    }

    /**
     * Shows that a user came to the primary channel: to all of its users while these are at most {@code limit}, else to that user
     * alone. It is not kept, since whoever is connected is there.
     */
    public void arrive(Channel primary, User user, Update join, int limit) {
        Frame frame = Frame.of(join);
        then(() -> primary.audience().add(user));
        show(frame, () -> primary.audience().announce(user, frame, limit));
    }

    /** The opposite of {@link #arrive}. */
    public void depart(Channel primary, User user, Update leave, int limit) {
        Frame frame = Frame.of(leave);
        show(frame, () -> primary.audience().announce(user, frame, limit));
        then(() -> primary.audience().remove(user));
    }

    /** Sends the update to all connections of the user. */
    public void send(User user, Update update) {
        Frame frame = Frame.of(update);
        show(frame, () -> user.send(frame));
    }

    /** Sends the update to one connection, whether it is already visible or not. */
    public void send(Connection connection, Update update) {
        Frame frame = Frame.of(update);
        size += frame.size();
        steps.add(() -> connection.send(frame));
    }

    /** Closes the connection after everything that was sent to it. */
    public void close(Connection connection, Closing how, String reason) {
        steps.add(() -> connection.close(how, reason));
    }

    /** Does something when the entry's turn to be shown has come; it must neither block nor fail. */
    public void then(Runnable step) {
        steps.add(step);
        ordered = true;
    }

    /** Shows everything. */
    public void show() {
        steps.forEach(Runnable::run);
    }

    private void show(Frame frame, Runnable step) {
        size += frame.size();
        then(step);
    }
}
