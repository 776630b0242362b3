package org.lichat.console;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lichat.client.ClientState;
import org.lichat.client.End;
import org.lichat.client.LichatClient;
import org.lichat.client.RequestFailed;
import org.lichat.client.UnreadableUpdate;
import org.lichat.protocol.Core;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Update;

/** A person, or a program, at a screen and a client that is connected for it. */
final class Conversation {
    static final int NO_CONNECTION = 1;
    static final int FAILED = 3;

    /** How long a person waits for an answer before the next line may be typed: so that a new channel is the current one then. */
    private static final long MOMENT = 1;
    /** How long an answer may take in a pipe; the client gives up before. */
    private static final long LONG = 60;
    /** How long a goodbye may take. */
    private static final long GOODBYE = 10;

    private final Session session;
    private final LichatClient client;
    private final Screen screen;
    private final Following following;
    private final CompletableFuture<End> ended = new CompletableFuture<>();
    private volatile boolean isLeaving;
    private volatile boolean wasOpen;
    private volatile boolean hasFailed;

    Conversation(Session session, @Nullable String wanted) {
        this.session = session;
        this.client = session.client();
        this.screen = session.screen();
        this.following = new Following(session, wanted);
        Rendering rendering = new Rendering(session);
        client.on(Core.UPDATE, update -> take(update, rendering))
                .onOpen(this::opened)
                .onClose(this::closed)
                .onError(this::failed);
        screen.onKey(number -> attempt(() -> Commands.go(session, number)));
    }

    /** Connects and converses until there is nothing more to say; returns the exit code. Throws what is wrong with the connection. */
    int run() throws ExecutionException, InterruptedException {
        client.open().get();
        await(session.asking().askAside(Update.of(Core.PING)), LONG);
        for (String line = screen.read(); line != null; line = screen.read()) {
            String typed = line.strip();
            if (!typed.isEmpty()) {
                attempt(() -> await(Commands.run(typed, session), screen.isForPerson() ? MOMENT : LONG));
            }
        }
        boolean wasLost = ended.isDone();
        isLeaving = true;
        client.close();
        try {
            ended.get(GOODBYE, TimeUnit.SECONDS);
        } catch (TimeoutException silent) {
            session.complain("The server does not say goodbye.");
        }
        return wasLost ? NO_CONNECTION : hasFailed && !screen.isForPerson() ? FAILED : 0;
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (Refusal refusal) {
            hasFailed = true;
            session.complain(refusal.sentence());
        } catch (IllegalArgumentException unsayable) { // such as a name with a null character
            hasFailed = true;
            session.complain("That cannot be said: " + unsayable.getMessage());
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong later is told then
    private void await(CompletableFuture<?> answer, long seconds) {
        try {
            answer.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            unanswered(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            answer.whenComplete((done, failed) -> {
                if (failed != null) {
                    unanswered(Asking.cause(failed));
                }
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void unanswered(Throwable why) {
        hasFailed = true;
        if (why instanceof TimeoutException) {
            session.complain("The server has not answered.");
        } else if (why instanceof IOException && !isLeaving) {
            session.complain("That was not sent or not answered: there is no connection. It is still in the history.");
        } else if (!(why instanceof RequestFailed)) {
            session.complain(String.valueOf(why.getMessage()));
        }
    }

    private void take(Update update, Rendering rendering) {
        following.before(update);
        if (!session.asking().isAside(update)) {
            boolean isShown = rendering.show(update);
            hasFailed |= isShown && update.is(Failures.FAILURE);
        }
        following.after(update);
        session.asking().shown(update);
    }

    private void opened() {
        session.channels().begin();
        tell(wasOpen ? "Connected again." : "Connected as " + Harmless.name(client.name()) + ".");
        wasOpen = true;
    }

    private void closed(End end) {
        if (client.state() == ClientState.CONNECTING) {
            tell("The connection is lost; trying again …");
            return;
        }
        if (wasOpen && !isLeaving) {
            String reason = end.reason().isEmpty() ? "." : ": " + end.reason();
            session.complain("The connection has ended" + reason);
        }
        ended.complete(end);
        if (!isLeaving) {
            screen.end();
        }
    }

    /** What failed besides is told once; vain tries to come back are not worth a line each. */
    private void failed(Throwable error) {
        if (error instanceof UnreadableUpdate unreadable) {
            session.complain("The server has sent what is no update: " + unreadable.getMessage());
        } else if (!(error instanceof RequestFailed)
                && !(error instanceof IOException)
                && !(error instanceof TimeoutException)) {
            session.complain("Something went wrong: " + error);
        }
    }

    private void tell(String sentence) {
        screen.show(Line.of(Line.Mark.EVENT, Instant.now()).say(sentence));
    }
}
