package org.lichat.durability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Clients who talk with each other in several channels, and afterwards compare what they saw with what was kept. */
public final class Crowd {
    private static final int CHANNELS = 3;
    private static final int MEMBERS = 4;
    private static final long SECOND = 1_000_000_000;

    private final List<String> channels = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();
    /** What each channel's journal was at the last comparison. */
    private final Map<String, List<String>> before = new HashMap<>();

    /**
     * A crowd of its own name.
     *
     * @param window how many messages without an echo each of them may have
     */
    public Crowd(String name, int window) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            channels.add(name + "-room" + channel);
            for (int member = 0; member < MEMBERS; member++) {
                talkers.add(new Talker(name + "-" + channel + member, channels.get(channel), window));
            }
        }
    }

    /** All connect; the first of each channel creates it. */
    public void enter(int port) throws IOException, InterruptedException {
        for (Talker talker : talkers) {
            talker.enter(port, isFirst(talker) ? "create" : "join");
        }
    }

    private boolean isFirst(Talker talker) {
        return talkers.stream()
                .filter(other -> other.channel().equals(talker.channel()))
                .findFirst()
                .orElseThrow()
                .equals(talker);
    }

    /** All connect to the next server, and send what was not echoed again; returns how many messages these are. */
    int comeBack(int port) throws IOException, InterruptedException {
        for (Talker talker : talkers) {
            talker.enter(port, "join");
        }
        return sum(Talker::resend);
    }

    /** All talk, with so many messages a second in all. */
    public void talk(int rate) {
        talkers.forEach(talker -> talker.talk(SECOND * talkers.size() / rate));
    }

    /** All send no more. */
    public void hush() throws InterruptedException {
        for (Talker talker : talkers) {
            talker.hush();
        }
    }

    public void awaitEchoes() throws InterruptedException {
        for (Talker talker : talkers) {
            talker.awaitEchoes();
        }
    }

    /** The server is gone, and so are all connections. */
    public void awaitEnd() throws InterruptedException {
        for (Talker talker : talkers) {
            talker.awaitEnd();
        }
        hush();
    }

    /** Waits until so many messages have been echoed. */
    public void awaitEchoed(int messages) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Talker.PATIENCE_SECONDS);
        while (echoed() < messages) {
            assertTrue(System.nanoTime() < end, () -> "only " + echoed() + " messages have been echoed");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    List<Talker> talkers() {
        return talkers;
    }

    int sum(ToIntFunction<Talker> number) {
        return talkers.stream().mapToInt(number).sum();
    }

    int sent() {
        return sum(Talker::sent);
    }

    int echoed() {
        return sum(talker -> talker.echoed().size());
    }

    int shown() {
        return sum(talker -> talker.sessions().stream().mapToInt(List::size).sum());
    }

    /** Nobody is told that something of theirs got lost, and no connection was closed. */
    void areUndisturbed() {
        for (Talker talker : talkers) {
            assertTrue(talker.isConnected(), () -> talker + " has lost the connection; told " + talker.notices());
            List<String> bad = talker.notices().stream()
                    .filter(notice -> !notice.startsWith("(updates-throttled "))
                    .toList();
            assertTrue(bad.isEmpty(), () -> talker + " was told " + bad);
        }
    }

    /**
     * Each channel is kept as its members saw it: what was echoed once, what was shown in the journal's order and without a gap, and
     * nothing else shown. Returns how many events are kept.
     */
    public int isKept(Kept kept) throws SQLException {
        int count = 0;
        for (String channel : channels) {
            List<String> journal = kept.events(channel);
            count += journal.size();
            assertEquals(journal.size(), idsOf(journal).size(), () -> "something is twice in " + channel);
            List<String> former = before.getOrDefault(channel, List.of());
            assertEquals(former, journal.subList(0, Math.min(former.size(), journal.size())), "what was kept stays");
            talkers.stream()
                    .filter(talker -> talker.channel().equals(channel))
                    .forEach(talker -> compare(talker, journal, former));
            before.put(channel, journal);
        }
        return count;
    }

    private static Set<String> idsOf(List<String> journal) {
        Set<String> ids = new HashSet<>();
        journal.forEach(update -> ids.add(update.substring(0, update.indexOf(' ', update.indexOf(":id ") + 4))));
        return ids;
    }

    private static void compare(Talker talker, List<String> journal, List<String> former) {
        Set<String> missing = new HashSet<>(talker.echoed());
        journal.forEach(missing::remove);
        assertTrue(missing.isEmpty(), () -> talker + " got echoes of what is not kept: " + missing);
        List<List<String>> sessions = talker.sessions();
        List<String> shown = sessions.get(sessions.size() - 1);
        if (sessions.size() > 1) { // what was kept and not echoed is shown, but not kept, again
            Set<String> known = new HashSet<>(former);
            shown = shown.stream().filter(update -> !known.contains(update)).toList();
        }
        isRun(talker, shown, journal);
    }

    private static void isRun(Talker talker, List<String> shown, List<String> journal) {
        if (shown.isEmpty()) {
            return;
        }
        int from = journal.indexOf(shown.get(0));
        assertFalse(from < 0, () -> talker + " saw what is not kept: " + shown.get(0));
        for (int i = 0; i < shown.size(); i++) {
            String kept = from + i < journal.size() ? journal.get(from + i) : "nothing";
            String saw = shown.get(i);
            assertEquals(kept, saw, () -> talker + " did not see it in the order in which it is kept");
        }
    }

    /** Each message is kept, whether it was sent once or again. */
    void allIsKept(Kept kept) throws SQLException {
        int messages = 0;
        for (String channel : channels) {
            messages += (int) kept.events(channel).stream()
                    .filter(update -> update.startsWith("(message "))
                    .count();
        }
        assertEquals(sent(), messages, "messages kept of those that were sent");
        assertEquals(sent(), echoed(), "messages echoed of those that were sent");
    }

    /** On their first connections, which the server closed with that code, all members of a channel saw the same end of it. */
    public void sawTheSameEnd(int code) {
        Map<String, String> ends = new HashMap<>();
        for (Talker talker : talkers) {
            assertEquals(List.of(code), talker.closeCodes(), () -> "the code with which " + talker + " was closed");
            List<String> first = talker.sessions().get(0);
            String end = first.get(first.size() - 1);
            String other = ends.putIfAbsent(talker.channel(), end);
            assertEquals(other == null ? end : other, end, () -> talker + " saw another end than others");
        }
    }

    /** Waits until nobody may say anything more before there is an echo. */
    void awaitSilence() throws InterruptedException {
        for (Talker talker : talkers) {
            talker.awaitSilence();
        }
    }
}
