package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;

import java.util.List;
import org.lichat.protocol.Core;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/** An extension for tests, with fields of all types, whose updates are kept from clients that do not know it. */
final class Waves implements Extension {
    static final String NAME = "test-waves";
    private static final UpdateType WAVE = UpdateType.define("test:wave", Core.CHANNEL_UPDATE)
            .allows(
                    Core.TARGET,
                    Core.UPDATE_ID,
                    Core.TEXT,
                    Slot.integer(":count"),
                    Slot.symbol(":hand"),
                    Slot.flag("test:both"),
                    Slot.of(":list", SlotType.LIST))
            .onlyFor(NAME);

    @Override
    public void install(ServerBuilder server) {
        server.supports(NAME);
        server.update(WAVE, Waves::wave);
        server.permit(WAVE, ANYONE, ANYONE, ANYONE);
    }

    private static void wave(Request request) {
        request.entry().distribute(request.channel(), request.update());
    }

    /** The ids of what is in a reply. */
    static List<String> ids(Object results) {
        return ((List<?>) results)
                .stream().map(update -> ((List<?>) update).get(2).toString()).toList();
    }
}
