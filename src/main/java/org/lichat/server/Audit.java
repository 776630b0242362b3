package org.lichat.server;

import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.TARGET;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.lichat.wire.Writer;

/**
 * The log of what people do by their powers over others: who, from where, what; and of bans that the server imposes. A logger of its own, so
 * that it can have a file of its own.
 */
public final class Audit {
    /** The name of the logger. */
    public static final String NAME = "org.lichat.audit";

    private static final Logger LOG = System.getLogger(NAME);

    private Audit() {}

    /** Writes a line about what the request does, when that is kept; called before it is answered, so that the line is there first. */
    public static void note(Request request) {
        note(request, "");
    }

    /**
     * The same with more about it.
     *
     * @param details follows the line; nothing secret, and no text of anybody's
     */
    public static void note(Request request, String details) {
        StringBuilder line = new StringBuilder(request.update().type().toString());
        String target = request.find(TARGET);
        if (target != null) {
            line.append(' ').append(Writer.print(target));
        }
        String channel = request.find(CHANNEL);
        if (channel != null) {
            line.append(" on ").append(Writer.print(channel));
        }
        if (!details.isEmpty()) {
            line.append(' ').append(details);
        }
        String who = request.connection().toString();
        request.entry().then(() -> LOG.log(Level.INFO, "{0}: {1}", who, line));
    }

    /** Writes a line about what the server does to somebody of itself. */
    static void note(String whom, String what) {
        LOG.log(Level.INFO, "{0}: {1}", whom, what);
    }
}
