package org.lichat.shirakumo;

import static org.lichat.protocol.Core.MESSAGE;
import static org.lichat.protocol.Failures.MALFORMED_UPDATE;
import static org.lichat.protocol.Shirakumo.REPLY_TO;

import java.util.List;
import org.lichat.domain.Name;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Id;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * Saying which message a message replies to (shirakumo §21). Whether there is such a message is the clients' concern; here it is only
 * seen to that they can read the field.
 */
@Installed
public final class Replies implements Extension {

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.REPLIES);
        server.fields(MESSAGE, REPLY_TO);
        // A malformed update is one (§5.1.1) before anything else about it counts.
        server.checkBefore(Checks.TEXT_LENGTH, new Check("shirakumo §21", MESSAGE, Replies::replyTo));
    }

    private static void replyTo(Request request) {
        List<Object> replyTo = request.find(REPLY_TO);
        if (replyTo != null && !isMessage(replyTo)) {
            throw new Failure(MALFORMED_UPDATE, "The field :reply-to takes a list of the name of a user and an id.");
        }
    }

    private static boolean isMessage(List<Object> expression) {
        return expression.size() == 2
                && expression.get(0) instanceof String user
                && Name.isValid(user)
                && Id.read(expression.get(1)) != null;
    }
}
