package org.lichat.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lichat.protocol.UpdateType;

/** The permissions that channels of each kind start with, declared beside the updates they are about. Immutable once built. */
public final class DefaultRules {
    private final Map<UpdateType, Map<Channel.Kind, DefaultRule>> rules;

    public DefaultRules(Map<UpdateType, Map<Channel.Kind, DefaultRule>> rules) {
        this.rules = new LinkedHashMap<>(rules);
    }

    /** The types that have a declared default. */
    Set<UpdateType> types() {
        return rules.keySet();
    }

    /** The default for the type; nobody may what nobody declared. */
    DefaultRule of(UpdateType type, Channel.Kind kind) {
        Map<Channel.Kind, DefaultRule> declared = rules.get(type);
        return declared == null ? DefaultRule.NO_ONE : declared.getOrDefault(kind, DefaultRule.NO_ONE);
    }
}
