/** The web client, as it is served over HTTP. */
@NullMarked
package org.lichat.web;

import org.jspecify.annotations.NullMarked;
