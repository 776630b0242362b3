package org.lichat.shirakumo;

import static org.lichat.protocol.Core.CLOCK;
import static org.lichat.protocol.Core.FROM;
import static org.lichat.protocol.Core.UPDATE;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;
import static org.lichat.protocol.Shirakumo.SIGNATURE;

import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Signed updates (shirakumo §17). The signature is the clients' concern; the server's is that they get all that was signed as it was
 * signed: nothing is filled in, and neither clocks nor the spelling of names are corrected.
 */
@Installed
public final class Sign implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.SIGN);
        server.fields(UPDATE, SIGNATURE);
        server.verbatim(SIGNATURE);
        // A malformed update is one (§5.1.1) before anything else about it counts.
        server.checkBefore(Checks.TEXT_LENGTH, new Check("shirakumo §17", UPDATE, Sign::complete));
    }

    private static void complete(Request request) {
        if (request.find(SIGNATURE) != null && (request.find(FROM) == null || request.find(CLOCK) == null)) {
            throw new Failure(MALFORMED_UPDATE, "A signed update has its fields :from and :clock.");
        }
    }
}
