package org.lichat.console;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lichat.client.LichatClient;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Update;

/**
 * A conversation with a server, as commands and what is shown know it.
 *
 * @param searches what was searched for last
 */
record Session(
        LichatClient client, Screen screen, Channels channels, Messages messages, Asking asking, Searches searches) {

    /** Sends an update, in the user's name. */
    CompletableFuture<Id> ask(Update update) {
        return asking.ask(update);
    }

    /** The same for an update that may have no answer or several: it is done when all that there is was shown. */
    CompletableFuture<?> askMany(Update update) {
        try {
            client.send(update);
        } catch (IOException notSent) {
            return CompletableFuture.failedFuture(notSent);
        }
        return asking.askAside(Update.of(Core.PING));
    }

    /** Tells something that is no news from the server. */
    void tell(String sentence) {
        screen.show(Line.of(Line.Mark.ANSWER, Instant.now()).say(sentence));
    }

    /** Tells what went wrong here. */
    void complain(String sentence) {
        screen.show(Line.of(Line.Mark.FAILURE, Instant.now()).say(sentence, Line.Style.FAILURE));
    }

    /** The channel for which is typed. */
    String here() {
        String current = channels.current();
        if (current == null) {
            throw new Refusal("You are in no channel.");
        }
        return current;
    }

    /** The channel that is meant by a name: one that begins with a slash is below the current one (shirakumo §5). */
    String channel(String name) {
        return name.startsWith("/") && name.length() > 1 ? here() + name : channels.spelt(name);
    }

    /** From now on what is typed is for that channel. */
    void go(String channel) {
        channels.go(channel);
        prompt();
    }

    /** Shows which channel is the current one. */
    void prompt() {
        String current = channels.current();
        screen.channel(current == null ? "" : current);
    }

    boolean isOwn(@Nullable String user) {
        return client.name().equalsIgnoreCase(user);
    }

    /** Says something in a channel (§5.4.5). */
    CompletableFuture<Id> say(String channel, String text) {
        return ask(Update.of(Core.MESSAGE).with(Core.CHANNEL, channel).with(Core.TEXT, text));
    }
}
