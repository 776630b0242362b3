/**
 * What an update is: typed slots, update types with inheritance, failures, and the vocabulary that reads updates from expressions
 * (lichat.mess §1.2, §1.4, §3). The definitions of the core are in {@link org.lichat.protocol.Core}, those of the published extensions in
 * {@link org.lichat.protocol.Shirakumo}.
 */
@NullMarked
package org.lichat.protocol;

import org.jspecify.annotations.NullMarked;
