package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Conversation.Received;
import org.lichat.server.AddressLimits;
import org.lichat.server.Addresses;
import org.lichat.server.Settings;
import org.lichat.transport.RawClient;

/** What holds in every server however many come and talk at once. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class CrowdRules {
    private static final int HASTY = 20; // more than a container has threads for requests
    private static final int MEMBERS = 200;
    private static final int SENDERS = 8;
    private static final int MESSAGES = 50;
    private static final int BURST = 400;
    private static final int ADDRESSES = 40;
    private static final int ALLOWED = 2;

    private final RemoteHost host;
    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);

    @RegisterExtension
    final Conversation chat;

    protected CrowdRules(RemoteHost host) {
        this.host = host;
        this.chat = Conversation.over(host);
    }

    /** The settings of the server that is to obey. */
    public static Settings settings(Settings others) {
        return others.with(Settings.FLOOD_LIMIT, 0)
                .with(Settings.ANNOUNCE_LIMIT, 0)
                .with(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, ALLOWED)
                .with(AddressLimits.UNLIMITED_ADDRESSES, Addresses.of(List.of("127.0.0.1")))
                .with(Settings.TRUSTED_PROXIES, Addresses.of(List.of("127.0.0.1")));
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void allMembersHearAllOnceAndInOneOrder() throws Exception { // §3, §5.4.5
        List<SocketLine> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            SocketLine line = host.open().connects("member" + i);
            line.send(i == 0 ? "(create :id 1 :channel \"square\")" : "(join :id 1 :channel \"square\")");
            line.hears("(join :id 1 ");
            members.add(line);
        }
        atOnce(SENDERS, sender -> {
            for (int i = 0; i < MESSAGES; i++) {
                members.get(sender).send("(message :id " + i + " :channel \"square\" :text \"Hi\")");
            }
            return sender;
        });
        List<String> first = heard(members.get(0));
        for (SocketLine member : members) {
            assertEquals(first, member == members.get(0) ? first : heard(member));
        }
        Map<String, List<Integer>> said = new TreeMap<>();
        for (String update : first) {
            Received message = Client.parse(update);
            said.computeIfAbsent(message.string(":from"), from -> new ArrayList<>())
                    .add(Integer.valueOf(message.field(":id")));
        }
        List<Integer> inOrder = IntStream.range(0, MESSAGES).boxed().toList();
        assertEquals(SENDERS, said.size());
        said.values().forEach(ids -> assertEquals(inOrder, ids));
    }

    /** What gathers for a member may go out together, but each update is a text message of its own (§3.1), whatever its length. */
    @Test
    void aBurstIsHeardWholeAndInOrder() {
        SocketLine talker = host.open().connects("talker");
        talker.send("(create :id 1 :channel \"street\")");
        talker.hears("(join :id 1 ");
        SocketLine listener = host.open().connects("listener");
        listener.send("(join :id 1 :channel \"street\")");
        listener.hears("(join :id 1 ");
        StringBuilder burst = new StringBuilder();
        for (int i = 0; i < BURST; i++) {
            burst.append("(message :id " + i + " :channel \"street\" :text \"" + text(i) + "\")\0");
        }
        talker.send(burst.toString());
        for (SocketLine each : List.of(talker, listener)) {
            for (int i = 0; i < BURST; i++) {
                String update = each.hears("(message ");
                assertEquals(update.length() - 1, update.indexOf('\0'), update);
                Received message = Client.parse(update);
                assertEquals(i + " " + text(i), message.field(":id") + " " + message.string(":text"));
            }
        }
    }

    /** Of up to 10 KB, but mostly shorter than a frame whose length stands in its first two bytes. */
    private static String text(int message) {
        return "ü".repeat(message % 10 == 0 ? 13 * message : message % 50);
    }

    /** All the messages, as one member hears them. */
    private static List<String> heard(SocketLine line) {
        List<String> heard = new ArrayList<>();
        while (heard.size() < SENDERS * MESSAGES) {
            heard.add(line.hears("(message "));
        }
        return heard;
    }

    @Test
    void handshakesThatComeAtOnceAreNotMixedUp() throws Exception {
        // More from each address than it may have: were one taken for another's, the counts would not fit.
        List<String> answers = atOnce(ADDRESSES * (ALLOWED + 1), number -> {
            String address = "198.51.100." + number % ADDRESSES;
            SocketLine line = host.open("X-Forwarded-For: " + address);
            line.send("(connect :id 0 :from \"guest" + number + "\" :version \"2.0\")");
            String answer = line.next();
            return address + " " + answer.substring(1, answer.indexOf(' '));
        });
        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
        Map<String, Integer> expected = new TreeMap<>();
        for (int i = 0; i < ADDRESSES; i++) {
            expected.put("198.51.100." + i + " connect", ALLOWED);
            expected.put("198.51.100." + i + " too-many-connections", 1);
        }
        assertEquals(expected, counts);
    }

    @Test
    void whoSpeaksBeforeTheHandshakeIsAnsweredHoldsUpNobody() throws Exception { // RFC 6455 §4.1 forbids it
        String handshake = "GET " + host.path() + " HTTP/1.1\r\nHost: test\r\n" + RawClient.UPGRADE + "\r\n";
        byte[] update = "(connect :id 0 :version \"2.0\")".getBytes(StandardCharsets.US_ASCII);
        List<RawClient> hasty = new ArrayList<>();
        try {
            for (int i = 0; i < HASTY; i++) {
                RawClient client = new RawClient(host.port());
                hasty.add(client);
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(handshake.getBytes(StandardCharsets.US_ASCII));
                both.writeBytes(RawClient.masked(RawClient.TEXT, update));
                client.send(both.toByteArray());
                assertTrue(client.answer().startsWith("HTTP/1.1 101 "));
            }
            host.open().connects("patient");
        } finally {
            for (RawClient each : hasty) {
                each.close();
            }
        }
    }

    private <T> List<T> atOnce(int times, Task<T> task) throws InterruptedException, ExecutionException {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            int number = i;
            tasks.add(() -> task.run(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> done : threads.invokeAll(tasks)) {
            results.add(done.get());
        }
        return results;
    }

    private interface Task<T> {
        T run(int number) throws Exception;
    }
}
