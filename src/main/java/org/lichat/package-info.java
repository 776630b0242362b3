/** A Lichat 2.0 chat server for the JVM; each package below is a room with its own import rules. */
@NullMarked
package org.lichat;

import org.jspecify.annotations.NullMarked;
