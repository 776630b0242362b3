/** A client for people, at a terminal or in a pipe: {@code java -jar lichat-ee.jar chat}. {@link org.lichat.console.Chat} is its entrance. */
@NullMarked
package org.lichat.console;

import org.jspecify.annotations.NullMarked;
