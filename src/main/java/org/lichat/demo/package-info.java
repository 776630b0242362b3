/** Something to look at on a server where nobody has said anything yet. */
@NullMarked
package org.lichat.demo;

import org.jspecify.annotations.NullMarked;
