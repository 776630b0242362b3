package org.lichat.domain;

import java.util.function.Supplier;

/**
 * What an extension notes about each channel and never keeps: it begins anew with every start of the server. Read and changed in the
 * channel's turn only, and bounded by whoever does so.
 *
 * @param <T> the Java type of the note, which may be mutable
 */
public final class State<T> {
    private final Supplier<T> beginning;

    /**
     * A kind of note.
     *
     * @param beginning what a channel has of it at first
     */
    public State(Supplier<T> beginning) {
        this.beginning = beginning;
    }

    T begin() {
        return beginning.get();
    }
}
