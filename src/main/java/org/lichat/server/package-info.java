/**
 * How an update is processed: read, throttled, checked in the order of lichat.mess §5.1, handled, journaled, shown; and what the server is
 * told by its operator. What the protocol says lies in {@code core} and {@code shirakumo}, which install themselves here as {@link
 * org.lichat.server.Extension}s.
 */
@NullMarked
package org.lichat.server;

import org.jspecify.annotations.NullMarked;
