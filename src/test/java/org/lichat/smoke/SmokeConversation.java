package org.lichat.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a packaged server must do in every container, spoken to from outside. Uses none of the server's classes, which would leak
 * into an embedded container.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class SmokeConversation {
    static final String SERVER = "lichat-ee";
    private static final long FROM_1900_TO_1970 = 2_208_988_800L;

    @ArquillianResource
    private Deployer deployer;

    /** Of this run alone: what an earlier one did is kept. */
    private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private static final String ALICE = "alice-" + RUN;
    private static final String BOB = "bob-" + RUN;
    private static final String LOBBY = "lobby-" + RUN;

    private final URI page = URI.create(System.getProperty("smoke.uri"));
    private final URI socket = URI.create(page.toString().replaceFirst("http", "ws"));

    static WebArchive artefact() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("smoke.artefact")));
    }

    @Test
    void twoPeopleTalkUntilItIsUndeployed() throws Exception {
        deployer.deploy(SERVER);
        var undeployed = false;
        try (var alice = Speaker.to(socket);
                var bob = Speaker.to(socket)) {
            assertEquals("lichat", alice.subprotocol());
            connect(alice, ALICE);
            connect(bob, BOB);
            alice.says("(register :id 1 :password \"correct horse\")");
            alice.hearsWithin("(register :id 1 ");
            alice.says("(create :id 2 :channel \"" + LOBBY + "\")\0");
            alice.hearsWithin("(join :id 2 ");
            bob.says("(join :id 3 :channel \"" + LOBBY + "\")");
            alice.hearsWithin("(join :id 3 ", ":from \"" + BOB + "\"");
            bob.says("(message :id 4 :channel \"" + LOBBY + "\" :text \"Grüße, \uD83D\uDE00\")");
            for (var listener : List.of(alice, bob)) {
                listener.hearsWithin("(message :id 4 ", ":from \"" + BOB + "\"", ":text \"Grüße, \uD83D\uDE00\"");
            }
            bob.says("(grant :id 5 :channel \"" + LOBBY + "\" :target \"" + BOB + "\" :update kick)");
            bob.hearsWithin("(insufficient-permissions ", ":update-id 5");
            assertEquals(426, get(page).statusCode());
            assertEquals("ready\n", get(page.resolve("health/ready")).body());
            assertEquals(200, get(page.resolve("health/ready")).statusCode());

            deployer.undeploy(SERVER);
            undeployed = true;
            assertEquals(1001, alice.closedWith(), "going away");
            assertEquals(1001, bob.closedWith(), "going away");
        } finally {
            if (!undeployed) {
                deployer.undeploy(SERVER);
            }
        }
    }

    private static void connect(Speaker speaker, String name) throws Exception {
        speaker.says("(connect :id 0 :clock " + clock() + " :from \"" + name + "\" :version \"2.0\" :extensions ())");
        speaker.hearsWithin("(connect :id 0 ", ":from \"" + name + "\"");
        speaker.hearsWithin("(join ", ":channel \"Lichat\"");
        speaker.hearsWithin("(message ", ":from \"Lichat\"");
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static long clock() {
        return Instant.now().getEpochSecond() + FROM_1900_TO_1970;
    }
}
