package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Attribute;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Channels;
import org.lichat.domain.Entry;
import org.lichat.domain.KeptChannel;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.domain.Profiles;
import org.lichat.domain.Stores;
import org.lichat.protocol.SlotType;

/** What a server finds from its last life: whether that goes with its name and its salt, and what of it has to follow them. */
final class Restoration {
    /** A hash of nothing in particular with the salt that the passwords are hashed with; empty when there is no salt. */
    private static final Attribute<String> SALT_CHECK = Attribute.of("salt-check", SlotType.STRING, "");

    private static final String CHECKED = "lichat-ee";
    private static final Logger LOG = System.getLogger(Restoration.class.getName());

    private final Profiles profiles;
    private final Channels channels;
    private final Settings settings;
    private final List<KeptChannel> kept;

    /**
     * Reads what was kept.
     *
     * @throws InvalidSetting when the server's name is that of a channel or profile already
     */
    Restoration(Stores stores, Settings settings) {
        this.profiles = stores.profiles();
        this.channels = stores.channels();
        this.settings = settings;
        this.kept = channels.all();
        requireFreeName(Name.of(settings.get(Settings.NAME)));
    }

    private void requireFreeName(Name name) {
        boolean isChannel = kept.stream()
                .anyMatch(channel -> channel.origin().kind() != Channel.Kind.PRIMARY
                        && channel.name().equals(name));
        if (isChannel || profiles.find(name) != null) {
            throw new InvalidSetting(Settings.NAME + " is \"" + name + "\", which is the name of a "
                    + (isChannel ? "channel" : "registered user") + " already; the server needs one of its own.");
        }
    }

    void restore(Network network, Instant now) {
        network.restore(kept, channels.ofNetwork(), now);
    }

    /**
     * Lets what is kept follow the name and the salt.
     *
     * @throws InvalidSetting when passwords were hashed with another salt
     */
    void start(Server server) {
        Channel primary = server.network().primary();
        String check = saltCheck(server);
        primary.inTurn(() -> {
            Entry entry = new Entry();
            keepPrimary(entry, primary);
            keepEmptied(entry, server.time().now());
            if (!check.equals(server.network().get(SALT_CHECK))) {
                entry.set(server.network(), SALT_CHECK, check);
            }
            server.submit(entry, null);
        });
    }

    private void keepPrimary(Entry entry, Channel primary) {
        KeptChannel former = formerPrimary();
        String spelling = primary.name().toString();
        if (former != null && former.name().toString().equals(spelling)) {
            return;
        }
        if (former != null && !former.name().equals(primary.name())) {
            LOG.log(
                    Level.WARNING,
                    "{0} was \"{1}\" and is \"{2}\" now: the primary channel is renamed. Clients that expect the old name"
                            + " will not find it.",
                    Settings.NAME,
                    former.name(),
                    spelling);
            entry.change(new Change.ChannelRenamed(former.name(), primary.name()));
        }
        entry.change(new Change.ChannelSaved(primary.kept()));
    }

    /** Nobody is in the channels any more in which somebody was when the server ended. */
    private void keepEmptied(Entry entry, Instant now) {
        kept.stream()
                .filter(channel ->
                        channel.emptySince() == null && channel.origin().kind() != Channel.Kind.PRIMARY)
                .forEach(channel -> entry.change(new Change.ChannelUsed(channel.name(), now)));
    }

    private @Nullable KeptChannel formerPrimary() {
        return kept.stream()
                .filter(channel -> channel.origin().kind() == Channel.Kind.PRIMARY)
                .findFirst()
                .orElse(null);
    }

    /** What the check is to be from now on. */
    private String saltCheck(Server server) {
        String check = server.network().get(SALT_CHECK);
        if (isOfSalt(check, server.passwords(), settings)) {
            return check;
        }
        requireNone(profiles);
        return settings.get(Settings.SALT).isEmpty() ? "" : server.passwords().hash(CHECKED);
    }

    private static boolean isOfSalt(String check, Passwords passwords, Settings settings) {
        return settings.get(Settings.SALT).isEmpty()
                ? check.isEmpty()
                : !check.isEmpty() && passwords.matches(CHECKED, check);
    }

    private static void requireNone(Profiles profiles) {
        int count = profiles.names().size();
        if (count > 0) {
            throw new InvalidSetting(Settings.SALT + " is not what the passwords of the registered users (" + count
                    + ") were hashed with; without that nobody could log in. Set it back.");
        }
    }

    /** Throws {@link InvalidSetting} when there are profiles whose passwords were hashed with another salt. */
    static void requireSalt(Stores stores, Passwords passwords, Settings settings) {
        String check = stores.channels().ofNetwork().get(SALT_CHECK);
        if (!isOfSalt(check, passwords, settings)) {
            requireNone(stores.profiles());
        }
    }
}
