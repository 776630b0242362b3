/**
 * The wire format (lichat.mess §1): s-expressions on characters. Expressions are plain, immutable Java objects: {@link
 * String}, {@link Long} and {@link org.lichat.wire.Numeral} for numbers, {@link org.lichat.wire.Symbol}, and unmodifiable
 * {@link java.util.List}s of expressions. Nothing here knows what an update means, and no text, however broken or large,
 * can overflow the stack or leave anything behind in memory.
 */
@NullMarked
package org.lichat.wire;

import org.jspecify.annotations.NullMarked;
