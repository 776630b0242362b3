/** The core protocol, lichat.mess §4 and §5: each class is one part of it, and names its clauses. */
@NullMarked
package org.lichat.core;

import org.jspecify.annotations.NullMarked;
