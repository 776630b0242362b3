package org.lichat.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.UpdateType;

/**
 * What is the same in all channels of a server, as its extensions have declared it.
 *
 * @param rules the permissions that channels start with
 * @param sources what else says who may do what, earlier ones first
 * @param readBy the type by which what is kept is read: where nobody may perform it, nothing is kept; null for one that all may
 * @param delivery who gets what is distributed
 * @param observers who sees what happens in channels
 */
public record Customs(
        DefaultRules rules,
        List<PermissionSource> sources,
        @Nullable UpdateType readBy,
        DeliveryRules delivery,
        List<ChannelObserver> observers) {
    public Customs {
        sources = List.copyOf(sources);
        observers = List.copyOf(observers);
    }
}
