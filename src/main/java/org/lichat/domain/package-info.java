/**
 * The objects a chat network is made of (lichat.mess §2) and the ports to what lies outside: connections, the journal, the stores.
 *
 * <p><b>Locks.</b> Three tiers: 1 a connection's queue, 2 a user, 3 a channel's turn. Whoever holds one takes only locks of lower
 * tiers, and nobody does I/O or waits for anything else under any of them. The maps of {@link org.lichat.domain.Network} are single
 * atomic steps, allowed under all of them. Joining holds the channel and enters it with the user; disconnecting first marks the user
 * gone, which makes every later join fail, and then takes the user's channels one by one. So neither ever waits for the other while
 * holding what it needs.
 */
@NullMarked
package org.lichat.domain;

import org.jspecify.annotations.NullMarked;
