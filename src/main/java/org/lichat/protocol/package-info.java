/**
 * What an update is: typed slots, update types with inheritance, failures, and the vocabulary that reads updates from expressions
 * (lichat.mess §1.2, §1.4, §3).
 */
@NullMarked
package org.lichat.protocol;

import org.jspecify.annotations.NullMarked;
