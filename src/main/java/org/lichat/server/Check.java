package org.lichat.server;

import org.lichat.protocol.UpdateType;

/**
 * A check that an update passes before it is handled (§5.1).
 *
 * @param clause where it is specified
 * @param type the updates it applies to, subclasses included
 */
public record Check(String clause, UpdateType type, Handler handler) {}
