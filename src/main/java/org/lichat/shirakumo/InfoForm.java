package org.lichat.shirakumo;

import java.util.function.Consumer;
import org.lichat.server.Request;
import org.lichat.server.Server;

/** What texts under a key are like (shirakumo §6, §14): "the server may restrict the content of values associated with each key". */
interface InfoForm {

    /** Whether this server accepts such texts at all. */
    boolean isIn(Server server);

    /** Whether setting them is part of the history. */
    boolean isSaid();

    /**
     * Reads a text that is not empty and goes on with what is to be kept of it, at once or when that is worked out.
     *
     * @throws org.lichat.protocol.Failure {@link InfoKey#malformed}
     */
    void read(InfoKey key, Request request, String text, Consumer<String> then);
}
