/** Adapters for the ports to what is kept. */
@NullMarked
package org.lichat.store;

import org.jspecify.annotations.NullMarked;
