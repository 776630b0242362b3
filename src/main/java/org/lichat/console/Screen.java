package org.lichat.console;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Where lines are shown and typed. */
interface Screen {
    /** Shows a line; may be called by any thread. */
    void show(Line line);

    /** The next line that is typed, without its end; null when there is none any more. */
    @Nullable String read();

    /** A line that is not to be seen; null when none is given. */
    @Nullable String secret(String question);

    /** What is typed is for that channel from now on; may be called by any thread. */
    void channel(String name);

    /** Calls for attention. */
    void ring();

    /** Does that when a key for the channel with a number, 1 to 9, is pressed. */
    void onKey(IntConsumer action);

    /** Whether a person sits before it, who should not wait for the server and sees which channel is the current. */
    boolean isForPerson();

    /** Lets {@link #read} return null, now and later; may be called by any thread. */
    void end();
}
