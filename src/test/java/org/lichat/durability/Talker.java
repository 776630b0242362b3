package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.UniversalTime;
import org.lichat.transport.RawClient;

/** A member of one channel, who talks at a steady pace and notes what is shown. Survives the server and comes back to the next one. */
final class Talker {
    /** What nobody waits for any longer: an echo, a pong, a join. */
    static final long PATIENCE_SECONDS = 60;

    private static final AtomicLong IDS = new AtomicLong(1000);

    private final String name;
    private final String channel;
    /** How many messages may be without an echo; whoever has so many waits. */
    private final Semaphore window;

    private final int mostUnechoed;

    /** The updates without an echo so far, by their ids, in the order in which they were sent first. */
    private final Map<String, String> unechoed = new LinkedHashMap<>();

    private final List<String> echoed = new ArrayList<>();
    /** What was shown of the channel on each connection, without the NUL. */
    private final List<List<String>> sessions = new ArrayList<>();
    /** What came that was neither asked for nor of the channel: failures and warnings. */
    private final List<String> notices = new ArrayList<>();

    private final List<Integer> closeCodes = new ArrayList<>();
    private @Nullable RawClient client;
    private volatile CountDownLatch joined = new CountDownLatch(1);
    private volatile CountDownLatch gone = new CountDownLatch(1);
    private volatile boolean talking;
    private int pings;
    private @Nullable Thread speech;
    private int sent;

    Talker(String name, String channel, int window) {
        this.name = name;
        this.channel = channel;
        this.window = new Semaphore(window);
        this.mostUnechoed = window;
    }

    /** Connects and enters the channel by an update of that type, join or create. */
    void enter(int port, String type) throws IOException, InterruptedException {
        RawClient opened = RawClient.lichat(port);
        opened.socket().setSoTimeout(0);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        synchronized (this) {
            joined = entered;
            gone = left;
            client = opened;
            sessions.add(new ArrayList<>());
        }
        daemon("reader of " + name, () -> read(opened, left));
        send("(connect :id " + IDS.incrementAndGet() + " :from \"" + name + "\" :version \"2.0\")");
        send("(" + type + " :id " + IDS.incrementAndGet() + " :channel \"" + channel + "\")");
        assertTrue(entered.await(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> name + " could not enter: " + notices());
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void read(RawClient from, CountDownLatch left) {
        try {
            RawClient.Frame frame = from.read();
            while (frame.first() != RawClient.CLOSE) {
                String text = frame.text();
                if (!text.endsWith("\0")) {
                    return; // the connection broke in the midst of it
                }
                take(text.substring(0, text.length() - 1));
                frame = from.read();
            }
            synchronized (this) {
                closeCodes.add(frame.closeCode());
            }
            talking = false;
            from.frame(RawClient.CLOSE, frame.payload().array());
            from.close();
        } catch (IOException | UncheckedIOException broken) {
            talking = false;
        } finally {
            left.countDown();
        }
    }

    private void take(String update) {
        if (update.startsWith("(ping ")) {
            synchronized (this) {
                pings++;
            }
            send("(pong :id " + IDS.incrementAndGet() + ")");
        } else if (update.contains(":channel \"" + channel + "\"") && !update.contains(":update-id ")) {
            show(update);
        } else if (update.contains(":update-id ") || update.startsWith("(failure ")) {
            synchronized (this) {
                notices.add(update);
            }
        }
    }

    private synchronized void show(String update) {
        sessions.get(sessions.size() - 1).add(update);
        if (update.startsWith("(join ") && update.contains(":from \"" + name + "\"")) {
            joined.countDown();
        } else if (update.startsWith("(message :id ")) {
            String id = update.substring(13, update.indexOf(' ', 13));
            if (unechoed.remove(id) != null) {
                echoed.add(update);
                window.release();
                notifyAll();
            }
        }
    }

    /** Sends a message each so many nanoseconds from now on, as long as there are not too many without an echo. */
    void talk(long nanos) {
        talking = true;
        speech = daemon("speech of " + name, () -> {
            try {
                long next = System.nanoTime();
                while (talking) {
                    window.acquire();
                    say();
                    next = Math.max(next + nanos, System.nanoTime() - 10 * nanos);
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            } catch (InterruptedException | UncheckedIOException over) {
                talking = false;
            }
        });
    }

    private void say() {
        String id = Long.toString(IDS.incrementAndGet());
        String message = "(message :id " + id + " :clock " + UniversalTime.of(java.time.Instant.now()) + " :channel \""
                + channel + "\" :text \"" + id + " said by " + name + ": \\\"Grüße, 🎉\\\", and so on and so forth.\")";
        synchronized (this) {
            unechoed.put(id, message);
            sent++;
        }
        send(message);
    }

    /** Sends no more; returns when the last message is on its way, or was lost with the connection. */
    void hush() throws InterruptedException {
        talking = false;
        if (speech != null) {
            speech.interrupt();
            speech.join();
        }
    }

    /** Sends everything again that was not echoed, as it was. */
    int resend() {
        List<String> again;
        synchronized (this) {
            again = List.copyOf(unechoed.values());
        }
        again.forEach(this::send);
        return again.size();
    }

    private void send(String update) {
        RawClient to = client;
        if (to == null) {
            throw new IllegalStateException(name + " is not connected");
        }
        try {
            synchronized (to) {
                to.frame(RawClient.TEXT, update.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until all that was sent was echoed. */
    synchronized void awaitEchoes() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!unechoed.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertTrue(
                    left > 0 && gone.getCount() > 0,
                    () -> name + " has no echo of " + unechoed.size() + ", first "
                            + unechoed.values().iterator().next() + "; told " + notices
                            + (gone.getCount() > 0 ? "" : "; its connection is closed"));
            wait(Math.min(left, 100));
        }
    }

    /** Waits until there are so many messages without an echo that nothing more is said. */
    synchronized void awaitSilence() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (unechoed.size() < mostUnechoed) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            assertTrue(left > 0, () -> name + " still gets echoes");
            wait(Math.min(left, 100));
        }
    }

    /** Waits until the connection is over. */
    void awaitEnd() throws InterruptedException {
        assertTrue(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> name + " is still connected");
    }

    boolean isConnected() {
        return gone.getCount() > 0;
    }

    String channel() {
        return channel;
    }

    synchronized int pings() {
        return pings;
    }

    synchronized int sent() {
        return sent;
    }

    synchronized List<String> echoed() {
        return List.copyOf(echoed);
    }

    synchronized int unechoed() {
        return unechoed.size();
    }

    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    synchronized List<List<String>> sessions() {
        return sessions.stream().map(List::copyOf).toList();
    }

    synchronized List<Integer> closeCodes() {
        return List.copyOf(closeCodes);
    }

    @Override
    public String toString() {
        return name;
    }
}
