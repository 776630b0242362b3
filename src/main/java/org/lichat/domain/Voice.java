package org.lichat.domain;

import static org.lichat.protocol.Core.FROM;

import org.lichat.protocol.Update;

/**
 * Who is heard in an update that is distributed.
 *
 * @param by the user whose connection has sent it, or whom it is about
 * @param from the name that it carries, which is another one where that user lends somebody else a voice
 */
public record Voice(User by, Name from) {

    /** A user under its own name. */
    static Voice of(User user) {
        return new Voice(user, user.name());
    }

    /** A user under the name that is in the update. */
    static Voice of(User by, Update update) {
        String from = update.find(FROM);
        return from == null || from.equals(by.name().toString()) ? of(by) : new Voice(by, Name.of(from));
    }
}
