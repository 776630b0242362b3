package org.lichat.domain;

/**
 * An update as it was kept.
 *
 * @param channel over which it was distributed
 * @param wire the update in wire format, without its closing NUL
 */
public record Said(Name channel, String wire) {}
