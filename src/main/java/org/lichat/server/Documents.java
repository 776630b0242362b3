package org.lichat.server;

import org.jspecify.annotations.Nullable;

/** What an extension serves over HTTP. */
@FunctionalInterface
public interface Documents {

    /**
     * The document at the rest of a path, which is not decoded; null when there is none. Called on a thread that may do I/O, if it blocks.
     *
     * @param path what follows the path that the extension serves
     */
    @Nullable Document find(Server server, String path);

    /** Whether finding one may take a while; those that never do are served even when there is much to do, or nothing can be read. */
    default boolean blocks() {
        return true;
    }
}
