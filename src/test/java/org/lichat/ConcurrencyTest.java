package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Conversation.Line;
import org.lichat.Conversation.Received;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Network;
import org.lichat.server.Settings;
import org.lichat.store.MemoryStore;

/** What must hold however the threads that bring in updates run. Lines are used as they are: a client belongs to one thread. */
class ConcurrencyTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MemoryStore store = new MemoryStore();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier together = new CyclicBarrier(THREADS);

    @RegisterExtension
    private final Conversation chat = new Conversation()
            .on(store.stores())
            .with(Settings.FLOOD_LIMIT, 0)
            .with(Settings.CHANNEL_LIFETIME, Duration.ZERO)
            .with(Settings.MAX_CHANNELS_PER_USER, 100_000);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void allMembersSeeOneOrderFromTheirJoinToTheirLeave() throws Exception { // §3, §5.4
        Line observer = connect("observer");
        observer.send("(create :id 0 :channel \"lobby\")");
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            lines.add(connect("user" + i));
        }
        atOnce(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                visit(lines.get(thread), round * 10, (round + thread) % 4);
            }
            return thread;
        });
        chat.local().settle();

        List<Received> all = drain(observer);
        assertEquals("join", all.remove(0).type());
        for (int i = 0; i < THREADS; i++) {
            String name = "user" + i;
            List<String> seen = texts(drain(lines.get(i)));
            assertEquals(texts(between(all, name)), seen);
            assertEquals(
                    sent(i),
                    all.stream()
                            .filter(update -> update.string(":from").equals(name))
                            .map(u -> u.field(":id"))
                            .toList());
        }
    }

    /** Joins, says a few things and leaves, without waiting for anything. */
    private static void visit(Line line, int id, int messages) {
        line.send("(join :id " + id + " :channel \"lobby\")");
        for (int i = 1; i <= messages; i++) {
            line.send("(message :id " + (id + i) + " :channel \"lobby\" :text \"Hi\")");
        }
        line.send("(leave :id " + (id + 9) + " :channel \"lobby\")");
    }

    private static List<String> sent(int thread) {
        List<String> ids = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i <= (round + thread) % 4; i++) {
                ids.add(Integer.toString(round * 10 + i));
            }
            ids.add(Integer.toString(round * 10 + 9));
        }
        return ids;
    }

    /** What the user of that name should see of all that happened: from each join to the next leave, both included. */
    private static List<Received> between(List<Received> all, String name) {
        List<Received> seen = new ArrayList<>();
        boolean member = false;
        for (Received update : all) {
            member |= update.is("join") && update.string(":from").equals(name);
            if (member) {
                seen.add(update);
            }
            member &= !(update.is("leave") && update.string(":from").equals(name));
        }
        return seen;
    }

    @Test
    void stormsOfConnectionsLeaveNobodyBehind() throws Exception { // §4.1, §4.3
        chat.join("host").drops();
        chat.local().server().change(Settings.CHANNEL_LIFETIME, Duration.ofDays(1));
        List<Integer> connects = atOnce(thread -> {
            int connected = 0;
            for (int round = 0; round < ROUNDS; round++) {
                Line line = chat.local().open();
                line.send("(connect :id 0 :from \"storm\" :version \"2.0\")");
                line.send("(join :id 1 :channel \"lobby\")");
                String reply = Client.parse(line.receive(PATIENCE)).type();
                assertTrue(List.of("connect", "username-taken").contains(reply), reply);
                connected += reply.equals("connect") ? 1 : 0;
                if ((round + thread) % 2 == 0) {
                    line.drop();
                } else {
                    line.send("(disconnect :id 2)");
                }
            }
            return connected;
        });
        // Whoever finds the name taken does so because somebody else has connected.
        assertTrue(connects.stream().anyMatch(connected -> connected > 0), "nobody has connected");
        nobodyIsLeft();
    }

    @Test
    void stormsOfLoginsLeaveNobodyBehind() throws Exception { // §4.1, §4.3
        Client host = chat.join("host");
        host.sends("(register :id 2 :password \"sesame\")").receives("(register :id 2)");
        host.drops();
        chat.local().server().change(Settings.CHANNEL_LIFETIME, Duration.ofDays(1));
        atOnce(thread -> {
            for (int round = 0; round < 5; round++) {
                Line line = chat.local().open();
                line.send("(connect :id 0 :from \"host\" :password \"sesame\" :version \"2.0\")");
                line.send("(join :id 1 :channel \"lobby\")");
                if ((round + thread) % 3 == 0) {
                    line.drop(); // while the password is being compared
                    continue;
                }
                assertTrue(Client.parse(line.receive(PATIENCE)).is("connect"));
                line.drop();
            }
            return thread;
        });
        new BusyHashing(chat.local()).goesOn(); // those who did not wait for it are done with as well
        nobodyIsLeft();
    }

    private void nobodyIsLeft() {
        chat.local().settle();
        Network network = chat.local().server().network();
        assertEquals(0, network.userCount());
        assertEquals(0, chat.local().server().connections().count());
        assertEquals(List.of(network.server()), network.primary().users());
        Channel lobby = network.channel(Name.of("lobby"));
        assertNotNull(lobby);
        assertEquals(List.of(), lobby.users());
        Client alice = chat.connect("alice");
        alice.sends("(join :id 1 :channel \"lobby\")").receives("(join :id 1)");
        alice.receivesNothing();
    }

    @Test
    void ofThoseWhoCreateAChannelOneSucceeds() throws Exception { // §5.3.1.2
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            lines.add(connect("user" + i));
        }
        List<List<String>> outcomes = atOnce(thread -> {
            List<String> types = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                together.await();
                types.add(answer(lines.get(thread), "(create :id 1 :channel \"tea " + round + "\")"));
            }
            return types;
        });
        for (int round = 0; round < ROUNDS; round++) {
            int at = round;
            List<String> types =
                    outcomes.stream().map(outcome -> outcome.get(at)).sorted().toList();
            assertEquals(List.of("channelname-taken", "channelname-taken", "channelname-taken", "join"), types);
        }
    }

    @Test
    void aChannelThatExpiresIsThereOrNot() throws Exception { // §5.1.6
        List<Line> lines = List.of(connect("keeper"), connect("joiner"), connect("creator"), connect("reader"));
        Network network = chat.local().server().network();
        for (int round = 0; round < ROUNDS; round++) {
            Name name = Name.of("tea " + round);
            String channel = ":channel \"tea " + round + "\"";
            assertEquals("join", answer(lines.get(0), "(create :id 1 " + channel + ")"));
            assertEquals("leave", answer(lines.get(0), "(leave :id 2 " + channel + ")"));
            boolean joins = round % 2 == 0;
            List<String> types = atOnce(thread -> {
                together.await();
                return switch (thread) {
                    case 0 -> {
                        chat.passes(Duration.ofMillis(1));
                        yield "expired";
                    }
                    case 1 -> joins ? answer(lines.get(1), "(join :id 3 " + channel + ")") : "";
                    case 2 -> creates(lines.get(2), channel, joins ? 1 : Integer.MAX_VALUE);
                    default -> reads(lines.get(3), channel);
                };
            });
            assertTrue(List.of("", "join", "no-such-channel").contains(types.get(1)), types::toString);
            assertTrue(List.of("join", "channelname-taken").contains(types.get(2)), types::toString);
            assertEquals("", types.get(3));
            chat.local().settle();
            boolean someoneIsIn = types.contains("join");
            assertEquals(someoneIsIn, network.channel(name) != null, types::toString);
            assertEquals(
                    someoneIsIn,
                    store.all().stream().anyMatch(kept -> kept.name().equals(name)),
                    types::toString);
            lines.forEach(ConcurrencyTest::drain);
        }
    }

    /** Tries to create the channel until its name is free. */
    private static String creates(Line line, String channel, int tries) {
        String type = "";
        for (int i = 0; i < tries && !type.equals("join"); i++) {
            type = answer(line, "(create :id 4 " + channel + ")");
        }
        return type;
    }

    /** Asks for the channel's users again and again, and tells what nobody who is not in it should be answered. */
    private static String reads(Line line, String channel) {
        String wrong = "";
        for (int i = 0; i < 20; i++) {
            String type = answer(line, "(users :id 5 " + channel + ")");
            wrong = List.of("not-in-channel", "no-such-channel").contains(type) ? wrong : type;
        }
        return wrong;
    }

    private Line connect(String name) {
        Line line = chat.local().open();
        assertEquals("connect", answer(line, "(connect :id 0 :from \"" + name + "\" :version \"2.0\")"));
        chat.local().settle();
        drain(line);
        return line;
    }

    /** Sends an update and tells the type of what comes next. */
    private static String answer(Line line, String update) {
        line.send(update);
        return Client.parse(line.receive(PATIENCE)).type();
    }

    private static List<Received> drain(Line line) {
        List<Received> received = new ArrayList<>();
        for (String text = line.receive(Duration.ZERO); text != null; text = line.receive(Duration.ZERO)) {
            received.add(Client.parse(text));
        }
        return received;
    }

    private static List<String> texts(List<Received> updates) {
        return updates.stream().map(Received::text).toList();
    }

    /** Does something on every thread at once and returns what came of it. */
    private <T> List<T> atOnce(Task<T> task) throws InterruptedException, ExecutionException {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            tasks.add(() -> task.run(thread));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    private interface Task<T> {
        T run(int thread) throws Exception;
    }
}
