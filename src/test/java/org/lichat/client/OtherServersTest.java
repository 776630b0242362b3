package org.lichat.client;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.protocol.Core;
import org.lichat.protocol.Id;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.Update;

/** What a server says that ours does not: each test is the server, word by word. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherServersTest {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private Socket peer;
    private LichatClient client;

    @BeforeEach
    void open() throws IOException {
        peer = new Socket();
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        client = LichatClient.to("tcp://127.0.0.1:" + server.getLocalPort())
                .name("alice")
                .patience(Duration.ofSeconds(20))
                .neverReconnects()
                .build();
        client.on(Core.UPDATE, update -> heard.add(update.toString()));
        client.onError(error -> heard.add(error.getClass().getSimpleName()));
        client.onClose(end -> heard.add("closed " + end.code()));
    }

    @AfterEach
    void close() throws IOException {
        client.close(End.NORMAL, "");
        peer.close();
        server.close();
    }

    private String hears() throws InterruptedException {
        String next = heard.poll(20, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        return next;
    }

    private void says(String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String reads() throws IOException {
        InputStream in = peer.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private static String idOf(String wire) {
        return wire.replaceFirst(".*:id (\\d+).*", "$1");
    }

    private void logsIn() throws Exception {
        CompletableFuture<Update> login = client.open();
        peer = server.accept();
        says("(connect :id " + idOf(reads()) + " :from \"alice\" :version \"2.0\")\0");
        login.join();
        assertTrue(hears().startsWith("connect"));
        says("(join :id 1 :from \"alice\" :channel \"Other\")\0");
        assertEquals("join 1", hears());
    }

    @Test
    void updatesMayComeInAnyPiecesAndAnySpelling() throws Exception { // §3.1
        logsIn();
        says("\n(LICHAT:MESSAGE  :ID 2 :FROM \"bob\" :unknown (1 2) :CHANNEL \"Ot");
        says("her\" :TEXT \"hi\" :link NIL)\n\0(ping :id 3 :from \"Other\")\0\0\n");
        assertEquals("message 2", hears());
        assertEquals("ping 3", hears());
        assertEquals("(pong :id 3)", reads());
    }

    @Test
    void whatCannotBeReadIsToldAndPassedOver() throws Exception { // §1
        logsIn();
        says("(message :id\0)\0(message :id 2)\0(unheard-of :id 3)\0(ping :id 4)\0");
        assertEquals("UnreadableUpdate", hears());
        assertEquals("UnreadableUpdate", hears());
        assertEquals("UnreadableUpdate", hears());
        assertEquals("ping 4", hears());
    }

    @Test
    void anothersUpdateWithTheSameIdIsNoAnswer() throws Exception { // §3
        logsIn();
        CompletableFuture<Update> answer = client.request(Update.of(Core.MESSAGE)
                .with(Core.ID, Id.of(7))
                .with(Core.CHANNEL, "Other")
                .with(Core.TEXT, "mine"));
        assertTrue(reads().startsWith("(message :id 7 "));
        says("(message :id 7 :from \"bob\" :channel \"Other\" :text \"his\")\0");
        says("(message :id 7 :from \"ALICE\" :channel \"Other\" :text \"mine\")\0");
        assertEquals("mine", answer.join().get(Core.TEXT));
    }

    @Test
    void whoIsPulledAnswersWithTheirJoin() throws Exception { // §5.4.3
        logsIn();
        CompletableFuture<Update> answer = client.request(Update.of(Core.PULL)
                .with(Core.ID, Id.of(8))
                .with(Core.CHANNEL, "Other")
                .with(Core.TARGET, "Bob"));
        says("(join :id 8 :from \"bob\" :channel \"Other\")\0");
        assertEquals(Core.JOIN, answer.join().type());
    }

    @Test
    void whatIsSaidAsSomebodyElseIsAnswered() throws Exception { // shirakumo §11, §15
        logsIn();
        CompletableFuture<Update> lent = client.request(Update.of(Core.MESSAGE)
                .with(Core.ID, Id.of(9))
                .with(Core.FROM, "Bob")
                .with(Core.CHANNEL, "Other")
                .with(Core.TEXT, "lent"));
        says("(message :id 9 :from \"bob\" :channel \"Other\" :text \"lent\")\0");
        assertEquals("lent", lent.join().get(Core.TEXT));
        CompletableFuture<Update> bridged = client.request(Update.of(Core.MESSAGE)
                .with(Core.ID, Id.of(10))
                .with(Shirakumo.BRIDGE_NAME, "carol")
                .with(Core.CHANNEL, "Other")
                .with(Core.TEXT, "bridged"));
        says("(message :id 10 :from \"carol\" :bridge \"alice\" :channel \"Other\" :text \"bridged\")\0");
        assertEquals("carol", bridged.join().get(Core.FROM));
    }

    @Test
    void emotesAreAnsweredByTheirListAndNotByTheFirstImage() throws Exception { // shirakumo §3
        logsIn();
        CompletableFuture<Update> answer = client.request(
                Update.of(Shirakumo.EMOTES).with(Core.ID, Id.of(11)).with(Core.CHANNEL, "Other"));
        says(
                "(emote :id 11 :from \"Other\" :channel \"Other\" :name \"x\" :content-type \"image/png\" :payload \"\")\0");
        says("(emotes :id 11 :from \"alice\" :channel \"Other\" :names (\"x\"))\0");
        assertEquals(Shirakumo.EMOTES, answer.join().type());
    }

    @Test
    void historyDoesNotTellWhereTheUserIsNow() throws Exception { // shirakumo §1
        logsIn();
        says("(join :id 2 :clock 2000 :from \"alice\" :channel \"garden\")\0");
        says("(leave :id 1 :clock 1000 :from \"alice\" :channel \"garden\")\0");
        assertEquals("join 2", hears());
        assertEquals("leave 1", hears());
        assertEquals(List.of("garden", "Other"), client.channels());
        says("(leave :id 3 :clock 3000 :from \"alice\" :channel \"garden\")\0");
        assertEquals("leave 3", hears());
        assertEquals(List.of("Other"), client.channels());
    }

    @Test
    void idsCanBeChosenBeforeSomethingIsSent() throws Exception {
        logsIn();
        Id id = client.newId();
        assertNotEquals(id, client.newId());
        assertEquals(id, client.send(Update.of(Core.PING).with(Core.ID, id)));
        assertEquals(idOf(reads()), id.spelling().toString());
    }

    @Test
    void aServerThatIsFullSaysSoBeforeTheLogin() throws Exception { // §4.1
        CompletableFuture<Update> login = client.open();
        peer = server.accept();
        says("(too-many-connections :id 1 :text \"Full.\")\0");
        CompletionException failed = assertThrows(CompletionException.class, login::join);
        assertEquals(
                "too-many-connections: Full.", requireNonNull(failed.getCause()).getMessage());
        assertEquals("too-many-connections 1", hears());
        assertEquals("closed 1006", hears());
    }

    @Test
    void aServerThatDoesNotAnswerTheLoginIsLeft() throws Exception {
        client.close(End.NORMAL, "");
        assertEquals("closed 1000", hears());
        LichatClient hasty = LichatClient.to("tcp://127.0.0.1:" + server.getLocalPort())
                .patience(Duration.ofMillis(50))
                .build();
        hasty.onClose(end -> heard.add("left"));
        CompletableFuture<Update> login = hasty.open();
        peer = server.accept();
        CompletionException failed = assertThrows(CompletionException.class, login::join);
        assertTrue(failed.getCause() instanceof TimeoutException, failed::toString);
        assertEquals("left", hears());
        reads();
        assertEquals("", reads());
        assertEquals(ClientState.CLOSED, hasty.state());
    }
}
