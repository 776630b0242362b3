package org.lichat.shirakumo;

import static org.lichat.protocol.Core.CHANNEL;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Channel;
import org.lichat.domain.History.Kept;
import org.lichat.domain.Name;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Frame;
import org.lichat.protocol.Update;
import org.lichat.server.UpdateReader;

/** What was kept of a channel as it was sent first, unless the primary channel has another name now. */
record Original(UpdateReader reader, Channel channel) {
    private static final Logger LOG = System.getLogger(Original.class.getName());

    /** The frame that was shown. */
    Frame frame(Kept kept) {
        Update update = channel.kind() == Channel.Kind.PRIMARY ? update(kept) : null;
        return update == null ? reader.frame(kept.wire()) : Frame.of(update);
    }

    /** The update, or null when nobody knows its type any more. */
    @Nullable Update update(Kept kept) {
        try {
            Update update = reader.read(kept.wire());
            return isOfAnotherName(update) ? update.with(CHANNEL, channel.name().toString()) : update;
        } catch (Failure forgotten) {
            LOG.log(Level.DEBUG, "An update of a type that is no longer known stays as it was.", forgotten);
            return null;
        }
    }

    /** What only spells the name in its own way stays so, since it may be signed (§17). */
    private boolean isOfAnotherName(Update update) {
        return channel.kind() == Channel.Kind.PRIMARY
                && !Name.of(update.get(CHANNEL)).equals(channel.name());
    }
}
