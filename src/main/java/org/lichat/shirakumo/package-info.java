/**
 * What the server does for the published extensions, shirakumo.mess: one class for each section. Their types and slots are defined in
 * {@link org.lichat.protocol.Shirakumo}.
 */
@NullMarked
package org.lichat.shirakumo;

import org.jspecify.annotations.NullMarked;
