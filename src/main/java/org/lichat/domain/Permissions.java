package org.lichat.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.UpdateType;

/**
 * A channel's permission rules (§2.4, §2.5): the defaults of its kind, and over them the rules that were changed. Changed under the
 * channel's lock, read from anywhere.
 */
public final class Permissions {
    /** The most names that the changed rules of a channel hold, all together. */
    public static final int MAX_NAMES = 2_000;

    private final Channel.Kind kind;
    private volatile Rule registrantOnly;
    private final DefaultRules defaults;
    private volatile Map<UpdateType, Rule> changed;

    Permissions(KeptChannel.Origin origin, DefaultRules defaults, Map<UpdateType, Rule> changed) {
        this.kind = origin.kind();
        this.registrantOnly = Rule.only(origin.registrant());
        this.defaults = defaults;
        this.changed = Map.copyOf(changed);
    }

    /** The rule that holds for updates of exactly this type. */
    public Rule rule(UpdateType type) {
        @Nullable Rule rule = changed.get(type);
        if (rule != null) {
            return rule;
        }
        return switch (defaults.of(type, kind)) {
            case ANYONE -> Rule.ANYONE;
            case REGISTRANT -> registrantOnly;
            case NO_ONE -> Rule.NO_ONE;
        };
    }

    /** Whether the rule may be set without the channel's rules holding too many names. */
    public boolean hasRoomFor(UpdateType type, Rule rule) {
        int others = changed.entrySet().stream()
                .filter(entry -> entry.getKey() != type)
                .mapToInt(entry -> entry.getValue().size())
                .sum();
        return others + rule.size() <= MAX_NAMES;
    }

    /** Sets the rule for updates of this type. */
    public void set(UpdateType type, Rule rule) {
        Map<UpdateType, Rule> more = new LinkedHashMap<>(changed);
        more.put(type, rule);
        changed = Map.copyOf(more);
    }

    /** Takes a person who is no more out of all rules; what a registrant may is for the one that there is now. */
    void forget(Name person, Name registrant) {
        Map<UpdateType, Rule> fewer = new LinkedHashMap<>(changed);
        fewer.replaceAll((type, rule) -> rule.forget(person));
        changed = Map.copyOf(fewer);
        registrantOnly = Rule.only(registrant);
    }

    /** Every rule that holds, changed or not (§5.3.2). */
    public Map<UpdateType, Rule> all() {
        Map<UpdateType, Rule> all = new LinkedHashMap<>();
        defaults.types().forEach(type -> all.put(type, rule(type)));
        all.putAll(changed);
        return all;
    }

    /** The rules that were changed. */
    public Map<UpdateType, Rule> changed() {
        return changed;
    }
}
