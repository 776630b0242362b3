package org.lichat.domain;

/** Who may perform an update on a channel until somebody changes the rule. */
public enum DefaultRule {
    ANYONE,
    /** The user who made the channel; on the primary channel the server and its administrators. */
    REGISTRANT,
    NO_ONE
}
