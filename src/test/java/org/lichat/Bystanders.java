package org.lichat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Two people who talk to each other while others do something to the server. */
final class Bystanders {
    /** How long an update may take on a busy machine. */
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final SocketLine alice;
    private final SocketLine bob;
    private final AtomicInteger said = new AtomicInteger();
    private final CompletableFuture<Void> talk = new CompletableFuture<>();
    private volatile boolean stopped;

    Bystanders(SocketHost host) {
        alice = connect(host, "alice");
        bob = connect(host, "bob");
        alice.send("(create :id 1 :channel \"bystanders\")");
        expect(alice, "(join :id 1 ");
        bob.send("(join :id 2 :channel \"bystanders\")");
        expect(bob, "(join :id 2 ");
        expect(alice, "(join :id 2 ");
    }

    private static SocketLine connect(SocketHost host, String name) {
        SocketLine line = host.open();
        line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
        expect(line, "(connect :id 0 ");
        expect(line, "(join ");
        expect(line, "(message ");
        return line;
    }

    /** Begins to talk: each says something as soon as both have heard what was said before. */
    void talk() {
        Thread talking = new Thread(() -> {
            try {
                while (!stopped) {
                    say(said.incrementAndGet());
                }
                talk.complete(null);
            } catch (RuntimeException | AssertionError problem) {
                talk.completeExceptionally(problem);
            }
        });
        talking.setDaemon(true);
        talking.start();
    }

    private void say(int id) {
        SocketLine speaker = id % 2 == 0 ? alice : bob;
        speaker.send("(message :id " + id + " :channel \"bystanders\" :text \"…\")");
        expect(bob, "(message :id " + id + " ");
        expect(alice, "(message :id " + id + " ");
    }

    /** Ends the talk, in which each update must have come promptly to both. */
    void stop() {
        stopped = true;
        talk.join();
        say(said.incrementAndGet());
    }

    private static void expect(SocketLine line, String start) {
        String update = String.valueOf(line.receive(PROMPT));
        if (update.startsWith("(ping ")) {
            line.send("(pong :id 0)");
            expect(line, start);
        } else {
            assertTrue(update.startsWith(start), () -> update + " instead of " + start);
        }
    }
}
