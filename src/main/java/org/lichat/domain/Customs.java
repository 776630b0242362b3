package org.lichat.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.UpdateType;

/**
 * What is the same in all channels of a server, as its extensions have declared it.
 *
 * @param rules the permissions that channels start with
 * @param readBy the type by which what is kept is read: where nobody may perform it, nothing is kept; null for one that all may
 * @param observers who sees what happens in channels
 */
public record Customs(DefaultRules rules, @Nullable UpdateType readBy, List<ChannelObserver> observers) {
    public Customs {
        observers = List.copyOf(observers);
    }
}
