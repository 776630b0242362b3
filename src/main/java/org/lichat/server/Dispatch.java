package org.lichat.server;

import static org.lichat.protocol.Core.UPDATE_ID;
import static org.lichat.protocol.Failures.FAILURE;
import static org.lichat.protocol.Failures.INVALID_UPDATE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.lichat.domain.Channel;
import org.lichat.domain.Connection;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;

/** The way of an update to the checks and the handler of its type, and of what they throw back to its sender. */
final class Dispatch {
    private static final Logger LOG = System.getLogger(Dispatch.class.getName());

    private final Server server;

    Dispatch(Server server) {
        this.server = server;
    }

    /** Reads and processes one update. */
    void process(Inbox inbox, String text) {
        Connection connection = inbox.connection();
        Update update;
        try {
            update = server.reader().read(text);
        } catch (Failure unreadable) {
            LOG.log(Level.TRACE, "{0} sent what is no update", connection);
            server.answer(connection, unreadable.update().find(UPDATE_ID), unreadable);
            return;
        }
        LOG.log(Level.TRACE, "{0} sent {1}", connection, update);
        Handler[] handlers = server.installation().handlers(update.type());
        Request request = new Request(server, inbox, update);
        process(request, () -> {
            if (handlers.length == 0) {
                throw new Failure(INVALID_UPDATE, "Clients do not send " + update.type() + ".");
            }
            for (Handler handler : handlers) {
                handler.handle(request);
            }
        });
    }

    /** Does something for a request in the turn of the channel it names; whatever is thrown becomes the answer. */
    void process(Request request, Runnable body) {
        try {
            Channel channel = request.findChannel();
            if (channel == null) {
                body.run();
                request.submit();
            } else {
                request.inTurnOf(channel, body);
            }
        } catch (Failure failure) {
            request.fail(failure);
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "Processing " + request.update() + " from " + request.connection() + " failed.", bug);
            request.fail(new Failure(FAILURE, "The server failed to process this update."));
        }
    }
}
