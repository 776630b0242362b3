/**
 * A client of any Lichat server: for bots, bridges and tests, over WebSocket or TCP, encrypted or not. {@link org.lichat.client.LichatClient} is
 * where to begin. It shares the codec and the vocabulary with the server and nothing else.
 */
@NullMarked
package org.lichat.client;

import org.jspecify.annotations.NullMarked;
