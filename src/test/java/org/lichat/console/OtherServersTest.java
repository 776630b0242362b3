package org.lichat.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lichat.protocol.UniversalTime;

/** How it is shown what our server does not say: each test is the server, word by word. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherServersTest {
    private ServerSocket server;
    private Socket peer;
    private Piped alice;

    @BeforeEach
    void login() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        alice = Piped.of("--name", "alice", "tcp://127.0.0.1:" + server.getLocalPort());
        peer = server.accept();
        says("(connect :id " + idOf(reads()) + " :from \"alice\" :version \"2.0\")");
        says("(join :id 1 :from \"alice\" :channel \"Other\")");
        alice.sees("You are in Other.");
        says("(pong :id " + idOf(reads("ping")) + " :from \"alice\")");
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        server.close();
        alice.close();
    }

    private void says(String text) throws IOException {
        peer.getOutputStream().write((text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    private String reads() throws IOException {
        InputStream in = peer.getInputStream();
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private String reads(String type) throws IOException {
        String update = reads();
        while (!update.startsWith("(" + type + " ")) {
            update = reads();
        }
        return update;
    }

    private static String idOf(String wire) {
        return wire.replaceFirst("(?s).*:id (\\d+).*", "$1");
    }

    @Test
    void filesThatAreInTheirUpdates() throws Exception {
        says(
                "(data :id 2 :from \"bob\" :channel \"Other\" :content-type \"image/png\" :filename \"x\n.png\" :payload \"QUJDRA==\")");
        assertTrue(alice.sees("bob sends a file to Other: ").endsWith("x ⏎ .png, image/png, about 6 bytes"));
    }

    @Test
    void whatIsShownByNobodyElseHasItsFieldsNamed() throws Exception {
        says("(block :id 2 :from \"alice\" :target \"bob\")");
        alice.sees("You do not see what bob says any more.");
        says("(set-user-info :id 3 :from \"alice\" :key :status :text \"away\")");
        alice.sees("Your status: away");
        says("(channel-update :id 4 :from \"bob\" :channel \"Other\")");
        alice.sees("channel-update:; ", "channel = Other", "from = bob");
        says("(updates-throttled :id 5 :from \"Other\" :update-id 4 :text \"Slowly.\")");
        alice.sees("Warning: Slowly.");
        says("(typing :id 6 :from \"bob\" :channel \"Other\")");
        says("(unheard-of :id 7)");
        says("(edit :id 99 :from \"bob\" :channel \"Other\" :text \"\")");
        assertTrue(alice.sees("bob").endsWith("bob takes back a message in Other."));
    }

    @Test
    void whatIsNoUpdateIsToldInALine() throws Exception {
        says("(message :id");
        alice.sees("The server has sent what is no update");
        says("(failure :id 3 :from \"Other\" :text \"Nothing works.\")");
        alice.sees("Nothing works. (failure)");
    }

    @Test
    void timesAreThoseOfTheirUpdates() throws Exception {
        long then = UniversalTime.of(Instant.parse("2001-02-03T12:00:00Z"));
        says("(message :id 2 :clock " + then + " :from \"bob\" :channel \"Other\" :text \"old\")");
        alice.sees("---- Saturday, 3 February 2001 ----");
        alice.sees("bob: old");
        says("(message :id 3 :clock 9223372036854775807 :from \"bob\" :channel \"Other\" :text \"late\")");
        alice.sees("bob: late");
    }

    @Test
    void aLostConnectionIsMadeAgain() throws Exception {
        peer.close();
        alice.sees("The connection is lost; trying again …");
        peer = server.accept();
        says("(connect :id " + idOf(reads()) + " :from \"alice\" :version \"2.0\")");
        says("(join :id 1 :from \"alice\" :channel \"Other\")");
        alice.sees("Connected again.");
        alice.types("hello");
        String said = reads("message");
        assertTrue(said.contains(":channel \"Other\" :text \"hello\""), said);
        says(said);
        alice.sees("alice: hello");
    }

    @Test
    void aServerThatIsGoneIsLeft() throws Exception {
        alice.types("hello");
        reads("message");
        peer.close();
        server.close();
        alice.sees("The connection is lost; trying again …");
        assertEquals(3, alice.ends());
        String all = String.join("\n", alice.printed());
        assertTrue(all.contains("That was not sent or not answered: there is no connection."), all);
    }
}
