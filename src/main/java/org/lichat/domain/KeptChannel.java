package org.lichat.domain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A channel as it is kept.
 *
 * @param origin its kind, and who made it and when
 * @param emptySince since when nobody is in it; null when somebody was in it when this was kept
 * @param rules the permission rules that were changed, by the printed name of their update type
 * @param newest the largest number of an update that is kept of it; 0 when there is none
 */
public record KeptChannel(
        Name name,
        Origin origin,
        @Nullable Instant emptySince,
        Map<String, Rule> rules,
        Attributes attributes,
        long newest) {

    /**
     * What never changes about a channel, unless its registrant is erased.
     *
     * @param registrant the user who made it
     * @param createdOn when it was made
     */
    public record Origin(Channel.Kind kind, Name registrant, Instant createdOn) {}

    /** A channel that was just made. */
    static KeptChannel made(Name name, Channel.Kind kind, Name registrant, Instant now) {
        return new KeptChannel(name, new Origin(kind, registrant, now), now, Map.of(), Attributes.NONE, 0);
    }

    /** Whether the person made the channel or is named in one of its rules. */
    public boolean mentions(Name person) {
        return origin.registrant().equals(person) || rules.values().stream().anyMatch(rule -> rule.names(person));
    }

    /**
     * The channel without a person who is no more: named in no rule, and what they made belongs to another.
     *
     * @param heir the new registrant, if the person was it
     */
    public KeptChannel without(Name person, Name heir) {
        if (!mentions(person)) {
            return this;
        }
        Map<String, Rule> fewer = new LinkedHashMap<>(rules);
        fewer.replaceAll((type, rule) -> rule.forget(person));
        Name registrant = origin.registrant().equals(person) ? heir : origin.registrant();
        return new KeptChannel(
                name, new Origin(origin.kind(), registrant, origin.createdOn()), emptySince, fewer, attributes, newest);
    }
}
