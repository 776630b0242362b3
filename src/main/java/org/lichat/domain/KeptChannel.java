package org.lichat.domain;

import java.time.Instant;
import java.util.Map;

/**
 * A channel as it is kept.
 *
 * @param registrant the user who made it
 * @param createdOn when it was made
 * @param rules the permission rules that were changed, by the name of their update type
 */
public record KeptChannel(Name name, Channel.Kind kind, Name registrant, Instant createdOn, Map<String, Rule> rules) {}
