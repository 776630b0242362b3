package org.lichat.console;

import static org.lichat.console.Argument.message;
import static org.lichat.console.Argument.text;
import static org.lichat.console.Argument.word;
import static org.lichat.console.Command.filled;
import static org.lichat.console.Command.local;
import static org.lichat.console.Command.sends;
import static org.lichat.console.Command.text;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lichat.console.Argument.Kind;
import org.lichat.console.Command.Typed;
import org.lichat.protocol.Core;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/** The commands about what is and was said: the extensions for messages, files, emotes and history. */
final class MessageCommands {
    static final List<Command> ALL = List.of(
            sends(Shirakumo.EDIT, "edit", "Changes a message of yours.", message(MessageCommands::own), text()),
            sends(
                    Update.of(Shirakumo.EDIT).with(Core.TEXT, ""),
                    "delete",
                    "Takes a message of yours back.",
                    message(MessageCommands::own)),
            sends(Core.MESSAGE, "reply r", "Answers a message.", message(MessageCommands::replied), text()),
            sends(
                    Shirakumo.REACT,
                    "react",
                    "Reacts to a message by an emoji, the name of one (thumbsup) or an emote; once more takes it back.",
                    message(MessageCommands::target),
                    word(
                            "EMOJI",
                            Kind.EMOTE,
                            (update, typed, session) -> update.with(Shirakumo.REACTION, Reactions.of(typed)))),
            local("send", "Sends a file.", MessageCommands::send, file(Attachment::into)),
            local(
                    "emotes",
                    "Lists the emotes of the channel.",
                    (session, typed) -> session.ask(Update.of(Shirakumo.EMOTES)
                            .with(Core.CHANNEL, session.here())
                            .with(Shirakumo.EMOTE_NAMES, session.channels().emotes()))),
            sends(
                    Shirakumo.EMOTE,
                    "emote",
                    "Adds an image to the emotes of the channel.",
                    file(Attachment::into),
                    word("NAME", Shirakumo.EMOTE_NAME)),
            sends(
                    Update.of(Shirakumo.EMOTE)
                            .with(Shirakumo.CONTENT_TYPE, "image/png")
                            .with(Shirakumo.PAYLOAD, ""),
                    "remove-emote",
                    "Removes an emote of the channel.",
                    word("NAME", Kind.EMOTE, (update, typed, session) -> update.with(Shirakumo.EMOTE_NAME, typed))),
            local(
                    "backfill",
                    "Shows what was said before, since a time " + Times.FORMS + ".",
                    MessageCommands::backfill,
                    word("TIME", Kind.WORDS, MessageCommands::since).optional()),
            local(
                    "search",
                    "Searches what was said, as in /search from:alice after:2026-11-01 this \"or that\".",
                    (session, typed) -> session.ask(session.searches().begin(Query.read(text(typed, "TEXT"), session))),
                    text()),
            local(
                    "more",
                    "Goes on with the search.",
                    (session, typed) ->
                            session.ask(session.searches().more(session.client().newId()))),
            sends(
                    OwnUpdates.EXPUNGE,
                    "expunge",
                    "Deletes a message from what the server keeps.",
                    message(MessageCommands::target)));

    private MessageCommands() {}

    /** What a file becomes in an update. */
    private interface Sent {
        Update into(Attachment file, Update update);
    }

    private static Argument file(Sent sent) {
        return word("FILE", Kind.FILE, (update, typed, session) -> sent.into(Attachment.read(typed), update));
    }

    private static CompletableFuture<?> send(Session session, List<Typed> typed) {
        Attachment file = Attachment.read(text(typed, "FILE"));
        session.tell("Sending " + file + " …");
        Update data =
                Update.of(Shirakumo.DATA).with(Core.CHANNEL, session.here()).with(Shirakumo.FILENAME, file.name());
        return session.ask(file.into(data));
    }

    private static Update since(Update update, String typed, Session session) {
        return update.with(Shirakumo.SINCE, Times.read(typed, Instant.now()));
    }

    private static CompletableFuture<?> backfill(Session session, List<Typed> typed) {
        Update backfill = filled(Update.of(Shirakumo.BACKFILL), session, typed);
        String channel = backfill.get(Core.CHANNEL);
        session.channels().catchUp(channel);
        return session.ask(backfill)
                .whenComplete((done, failed) -> session.channels().caughtUp(channel)); // also when it was refused
    }

    private static Update own(Update update, String typed, Session session) {
        Messages.Message message = meant(typed, session, session.client().name());
        if (!session.isOwn(message.from())) {
            throw new Refusal("Message " + message.number() + " is not yours.");
        }
        return update.with(Core.ID, message.id()).with(Core.CHANNEL, message.channel());
    }

    private static Update replied(Update update, String typed, Session session) {
        Messages.Message message = meant(typed, session, null);
        return update.with(Core.CHANNEL, message.channel())
                .with(Shirakumo.REPLY_TO, List.of(message.from(), message.id().spelling()));
    }

    private static Update target(Update update, String typed, Session session) {
        Messages.Message message = meant(typed, session, null);
        return update.with(Core.CHANNEL, message.channel())
                .with(Core.TARGET, message.from())
                .with(Core.UPDATE_ID, message.id());
    }

    /** The message of that number, or the newest in the current channel, by that user unless it is null. */
    private static Messages.Message meant(String typed, Session session, @Nullable String from) {
        Messages messages = session.messages();
        Messages.Message meant = typed.isEmpty()
                ? messages.newest(session.here(), from)
                : messages.find(Integer.parseInt(typed.replace("#", "")));
        if (meant == null) {
            throw new Refusal(typed.isEmpty() ? "There is no message yet." : "There is no message " + typed + ".");
        }
        return meant;
    }
}
