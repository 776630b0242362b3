/** Puts the server together: its settings, its executor, and its life in a container or on its own. */
@NullMarked
package org.lichat.boot;

import org.jspecify.annotations.NullMarked;
