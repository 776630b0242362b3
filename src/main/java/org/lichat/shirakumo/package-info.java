/** The published extensions, shirakumo.mess: one class for each section. */
@NullMarked
package org.lichat.shirakumo;

import org.jspecify.annotations.NullMarked;
