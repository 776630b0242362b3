package org.lichat.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
    private final List<Runnable> afterwards = new ArrayList<>(0);
    private final Set<User> savedUsers = new LinkedHashSet<>(0);
    private final @Nullable Connection origin;
    private @Nullable Channel channel;
    private boolean ordered;
    private int size;

    /** An entry of the server's own. */
    public Entry() {
        this(null);
    }

    /**
     * An empty entry.
     *
     * @param origin the connection whose user speaks in what is distributed; null for the server
     */
    public Entry(@Nullable Connection origin) {
        this.origin = origin;
    }

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

    /** The channel whose order it is part of, or null: then it is behind all that was handed over before it. */
    public @Nullable Channel channel() {
        return channel;
    }

    /** The users whose profiles it changes. */
    public Set<User> savedUsers() {
        return Collections.unmodifiableSet(savedUsers);
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

    /** Keeps a payload. */
    public void save(Payload payload, Content content) {
        change(new Change.PayloadSaved(payload, content));
        size += content.bytes().length;
    }

    /** Makes the user's profile what the function makes of it, which is null so far if the user has none. In the primary channel's turn. */
    public void save(User user, Function<@Nullable Profile, Profile> changed) {
        change(new Change.ProfileSaved(user.change(changed)));
        savedUsers.add(user);
    }

    /** Sets an attribute of the user's profile, of which there must be one. In the primary channel's turn. */
    public <T> void set(User user, Attribute<T> attribute, T value) {
        user.change(profile -> registered(user, profile).with(attribute, value));
        savedUsers.add(user);
        save(new Change.Owner(user.name(), null), attribute, value);
    }

    /** Sets an attribute of the user's membership in the channel; the user must have a profile. In the channel's turn. */
    public <T> void set(User user, Channel in, Attribute<T> attribute, T value) {
        user.change(profile -> registered(user, profile).with(in.name(), attribute, value));
        savedUsers.add(user);
        save(new Change.Owner(user.name(), in.name()), attribute, value);
    }

    /** Sets an attribute of the channel, in its turn. */
    public <T> void set(Channel owner, Attribute<T> attribute, T value) {
        owner.set(attribute, value);
        save(new Change.Owner(null, owner.name()), attribute, value);
    }

    /** Sets an attribute of the network, in the primary channel's turn. */
    public <T> void set(Network network, Attribute<T> attribute, T value) {
        network.set(attribute, value);
        save(Change.Owner.NETWORK, attribute, value);
    }

    /** Sets an attribute of the profile of that name, of which there must be one. In the primary channel's turn. */
    public <T> void set(Roster<T> roster, Name profile, T value) {
        roster.put(profile, value);
        save(new Change.Owner(profile, null), roster.attribute(), value);
    }

    private <T> void save(Change.Owner owner, Attribute<T> attribute, T value) {
        change(new Change.AttributeSaved(owner, attribute.name(), attribute.print(value)));
    }

    private static Profile registered(User user, @Nullable Profile profile) {
        if (profile == null) {
            throw new IllegalStateException("The user " + user + " has no profile.");
        }
        return profile;
    }

    /**
     * Keeps the update and shows it to everybody who is in the channel by then and hears whoever sent it. What reaches nobody else is
     * shown to its sender and not kept.
     *
     * @return its number in the channel's order
     */
    public long distribute(Channel over, Update update) {
        return distribute(over, update, Frame.of(update));
    }

    /** The same with the frame of the update that is shown, which may be another one for some. */
    public long distribute(Channel over, Update update, Frame frame) {
        return distribute(over, update, frame, voice(update));
    }

    private long distribute(Channel over, Update update, Frame frame, @Nullable Voice voice) {
        long number = over.nextNumber();
        if (show(over, update, frame, voice) && over.isRecorded()) {
            change(new Change.Distributed(over.name(), number, update, frame));
        }
        return number;
    }

    /** Shows the update in the same way, in the channel's order, but does not keep it. */
    public void pass(Channel over, Update update) {
        show(over, update, Frame.of(update), voice(update));
    }

    /** Returns whether it reaches anybody but the one who speaks. */
    private boolean show(Channel over, Update update, Frame frame, @Nullable Voice voice) {
        channel = over;
        if (voice != null) {
            over.customs().observers().forEach(observer -> observer.distributed(over, voice.by(), update));
            if (!reachesOthers(over, voice)) {
                show(frame, () -> voice.by().send(frame));
                return false;
            }
        }
        show(frame, () -> over.audience().send(frame, voice));
        return true;
    }

    private @Nullable Voice voice(Update update) {
        User by = origin == null ? null : origin.user();
        return by == null ? null : Voice.of(by, update);
    }

    private static boolean reachesOthers(Channel channel, Voice voice) {
        return channel.customs().delivery().speaks(channel, voice.by());
    }

    /** Adds the user, who has just entered, to those who see the channel's updates, then shows the join (§5.4.1) to them. */
    public void join(Channel entered, User user, Update join) {
        if (entered.userCount() == 1) {
            change(new Change.ChannelUsed(entered.name(), null));
        }
        then(() -> entered.audience().add(user));
        entered.joined(user, distribute(entered, join, Frame.of(join), Voice.of(user)));
        entered.customs().observers().forEach(observer -> observer.joined(this, entered, user, join));
    }

    /** Shows the leave (§5.4.2), to the leaver as well, who has just been removed, and takes the user out of the audience. */
    public void leave(Channel left, User user, Update leave) {
        distribute(left, leave, Frame.of(leave), Voice.of(user));
        then(() -> left.audience().remove(user));
        Instant emptySince = left.emptySince();
        if (emptySince != null) {
            change(new Change.ChannelUsed(left.name(), emptySince));
        }
    }

    /** Shows the leave to the leaver alone, who has just been removed from a channel that ends, and takes the user out of the audience. */
    public void expel(Channel ended, User user, Update leave) {
        channel = ended;
        send(user, leave);
        then(() -> ended.audience().remove(user));
    }

    /**
     * Shows that a user came to the primary channel: to all of its users who hear it while these are at most {@code limit}, else to that
     * user alone. It is not kept, since whoever is connected is there.
     */
    public void arrive(Channel primary, User user, Update join, int limit) {
        Frame frame = Frame.of(join);
        Voice voice = Voice.of(user);
        int most = reachesOthers(primary, voice) ? limit : 0;
        channel = primary;
        then(() -> primary.audience().add(user));
        show(frame, () -> {
            if (!primary.audience().announce(frame, voice, most)) {
                user.send(frame);
            }
        });
    }

    /** Shows those who remain on the primary channel that a user left it, under the same conditions. It is not kept either. */
    public void depart(Channel primary, User user, Update leave, int limit) {
        Frame frame = Frame.of(leave);
        Voice voice = Voice.of(user);
        int most = reachesOthers(primary, voice) ? limit : 0;
        channel = primary;
        then(() -> primary.audience().remove(user));
        show(frame, () -> primary.audience().announce(frame, voice, most - 1));
    }

    /** Takes a person of whom nothing is to remain out of the channel, which goes to the heir if it was theirs. In its turn. */
    public void forget(Channel in, Name person, Name heir) {
        if (in.forget(person, heir)) {
            change(new Change.ChannelSaved(in.kept()));
        }
        in.customs().observers().forEach(observer -> observer.erased(this, in, person));
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

    /** Does something as part of the channel's order, when all that was distributed before is kept and shown. */
    public void inOrder(Channel of, Runnable step) {
        channel = of;
        then(step);
    }

    /** Does something when the entry's turn to be shown has come; it must neither block nor fail. */
    public void then(Runnable step) {
        steps.add(step);
        ordered = true;
    }

    /** Does something when the entry is over, shown or not. */
    public void afterwards(Runnable step) {
        afterwards.add(step);
    }

    /** Shows everything. */
    public void show() {
        try {
            steps.forEach(Runnable::run);
        } finally {
            drop();
        }
    }

    /** Ends the entry without showing anything, since it can never be kept. */
    public void drop() {
        afterwards.forEach(Runnable::run);
    }

    private void show(Frame frame, Runnable step) {
        size += frame.weight();
        then(step);
    }
}
