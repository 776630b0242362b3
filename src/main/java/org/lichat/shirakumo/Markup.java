package org.lichat.shirakumo;

import static org.lichat.protocol.Core.TEXT_UPDATE;
import static org.lichat.protocol.Failures.UPDATE_TOO_LONG;
import static org.lichat.protocol.Shirakumo.RICH;

import java.util.List;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Settings;

/**
 * Texts with markup (shirakumo §13). That the {@code text} is the same without the markup is not checked: what stands between two blocks
 * is nowhere said, nor what an image or an element of another extension is without markup, so a client that is right could be refused.
 */
@Installed
public final class Markup implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.MARKUP);
        server.fields(TEXT_UPDATE, RICH);
        // A malformed update is one (§5.1.1) before anything else about it counts.
        server.checkBefore(Checks.TEXT_LENGTH, new Check("shirakumo §13", TEXT_UPDATE, Markup::rich));
    }

    private static void rich(Request request) {
        List<Object> rich = request.find(RICH);
        if (rich == null) {
            return;
        }
        long characters = RichText.check(rich);
        int limit = request.setting(Settings.MAX_TEXT_LENGTH);
        if (characters > limit) {
            throw new Failure(UPDATE_TOO_LONG, "A text has at most " + limit + " characters, with markup as well.");
        }
    }
}
