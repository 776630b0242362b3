package org.lichat.shirakumo;

import static org.lichat.protocol.Core.CHANNEL_UPDATE;
import static org.lichat.protocol.Failures.UPDATE_FAILURE;

import java.util.List;
import org.lichat.protocol.Slot;
import org.lichat.protocol.SlotType;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.ServerBuilder;

/** Sending images and other binary contents (shirakumo §2). */
@Installed
public final class Data implements Extension {
    static final Slot<String> CONTENT_TYPE = Slot.string(":content-type");
    static final Slot<String> FILENAME = Slot.string(":filename");
    static final Slot<String> PAYLOAD = Slot.string(":payload");
    static final Slot<List<String>> ALLOWED = Slot.listOf(":allowed-content-types", SlotType.STRING);
    static final UpdateType DATA = UpdateType.define("shirakumo:data", CHANNEL_UPDATE)
            .requires(CONTENT_TYPE, PAYLOAD)
            .allows(FILENAME);
    static final UpdateType BAD_CONTENT_TYPE =
            UpdateType.define("shirakumo:bad-content-type", UPDATE_FAILURE).requires(ALLOWED);

    @Override
    public void install(ServerBuilder server) {
        server.supports("shirakumo-data");
        server.update(BAD_CONTENT_TYPE);
    }
}
