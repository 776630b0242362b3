package org.lichat.domain;

/** The ports to what is kept, as one set: they belong to one store. */
public record Stores(Profiles profiles, Channels channels, Journal journal, History history, Payloads payloads) {}
