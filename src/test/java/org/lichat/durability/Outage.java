package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lichat.SocketLine;

/** A time in which nothing can be kept: what goes on meanwhile and what does not, and that all goes on afterwards by itself. */
final class Outage {
    /** Options for a server whose journal is soon full, even of what a crowd with small windows says. */
    static final String SMALL_JOURNAL = "-Dlichat.journal-limit=1000";

    /** With so many messages without an echo each, a crowd fills that journal, and then some wait; but none has to be dropped. */
    static final int WINDOW = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse";

    private final Trial trial;
    private final Crowd crowd;
    private final String registered;
    private final String told;
    private int guests;

    /** Something that begins or ends the outage. */
    @FunctionalInterface
    interface Turn {
        void happen() throws Exception;
    }

    /**
     * An outage for that crowd.
     *
     * @param told how it begins what the server says meanwhile to a registered user who logs in, if anything
     */
    Outage(Trial trial, Crowd crowd, String told) {
        this.trial = trial;
        this.crowd = crowd;
        this.told = told;
        this.registered = crowd.talkers().get(0) + "-keeper";
    }

    /** The crowd, which has entered, talks; then nothing can be kept for so many seconds, and then it can again. */
    void lasts(int seconds, Turn begin, Turn end) throws Exception {
        register();
        crowd.talk(Trial.RATE);
        TimeUnit.MILLISECONDS.sleep(500);
        begin.happen();
        holds(seconds);
        end.happen();
        long ended = System.nanoTime();
        TimeUnit.SECONDS.sleep(1);
        crowd.hush();
        crowd.awaitEchoes();
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ended);
        crowd.areUndisturbed();
        int kept = crowd.isKept(trial.kept());
        crowd.allIsKept(trial.kept());
        assertTrue(String.valueOf(login(PATIENCE)).startsWith("(connect "), "a registered user logs in");
        System.out.printf(
                Locale.ROOT,
                "%s, %d s without: %d sent, %d events kept, %d of %d warned, %d guests; all was echoed after %d ms%n",
                trial.kept().storage(),
                seconds,
                crowd.sent(),
                kept,
                crowd.sum(talker -> talker.notices().isEmpty() ? 0 : 1),
                crowd.talkers().size(),
                guests,
                took);
    }

    /** Nothing is shown for so many seconds, and still everybody is there and others come. */
    void holds(int seconds) throws InterruptedException {
        crowd.awaitSilence();
        int shown = crowd.shown();
        int[] pings = crowd.talkers().stream().mapToInt(Talker::pings).toArray();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        String reply = login(Duration.ofSeconds(Math.min(seconds / 2, 12)));
        assertTrue(reply == null || reply.startsWith(told), () -> "to a registered user the server said " + reply);
        System.out.println(
                trial.kept().storage() + ", to a registered user: " + (reply == null ? "nothing yet" : reply));
        while (System.nanoTime() < end) {
            guest();
            TimeUnit.SECONDS.sleep(1);
        }
        assertEquals(shown, crowd.shown(), "what was shown by then");
        for (int i = 0; i < pings.length; i++) {
            Talker talker = crowd.talkers().get(i);
            int more = talker.pings() - pings[i];
            assertTrue(more >= seconds / 3, () -> talker + " was pinged " + more + " times");
        }
        crowd.areUndisturbed();
    }

    /** Somebody comes who is not registered, is greeted and answered, and told that what has to be kept must wait. */
    private void guest() {
        String name = registered + "-guest" + guests++;
        try (SocketLine line = SocketLine.to(trial.port())) {
            line.send("(connect :id 0 :from \"" + name + "\" :version \"2.0\")");
            says(line, "(connect :id 0 ");
            says(line, "(join ");
            says(line, "(message ");
            line.send("(ping :id 1)");
            says(line, "(pong :id 1 ");
            line.send("(create :id 2 :channel \"" + name + "\")");
            says(line, "(updates-throttled ");
            assertNull(line.receive(Duration.ZERO));
        }
    }

    private void register() {
        try (SocketLine line = SocketLine.to(trial.port())) {
            line.send("(connect :id 0 :from \"" + registered + "\" :version \"2.0\")");
            says(line, "(connect :id 0 ");
            line.send("(register :id 1 :password \"" + PASSWORD + "\")");
            says(line, "(register :id 1 ");
        }
    }

    /** What the server first says to a registered user who logs in; null when it says nothing for so long. */
    private @Nullable String login(Duration patience) {
        try (SocketLine line = SocketLine.to(trial.port())) {
            line.send("(connect :id 0 :from \"" + registered + "\" :password \"" + PASSWORD + "\" :version \"2.0\")");
            return line.receive(patience);
        }
    }

    private static void says(SocketLine line, String start) {
        String update = line.receive(PATIENCE);
        while (update != null && !update.startsWith(start)) {
            update = line.receive(PATIENCE);
        }
        assertTrue(update != null, () -> "the server did not say " + start + "...)");
    }
}
