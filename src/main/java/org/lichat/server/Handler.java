package org.lichat.server;

/** One step in processing an update: a check, or what the update does in the end. */
@FunctionalInterface
public interface Handler {

    /**
     * Handles the request.
     *
     * @throws org.lichat.protocol.Failure the answer that ends the request; nothing must have been changed before
     */
    void handle(Request request);
}
