/**
 * How connections come in: the WebSocket endpoint's means to read and write, and the standalone server's listener, which
 * hosts Tyrus' WebSocket engine on Netty so that the same annotated endpoint runs there as in a container.
 */
@NullMarked
package org.lichat.transport;

import org.jspecify.annotations.NullMarked;
