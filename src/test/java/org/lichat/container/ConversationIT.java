package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.client.LichatClient;
import org.lichat.client.RequestFailed;

/** A whole conversation with the server in the container, which keeps it in its embedded database. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConversationIT {
    private final Container host = new Container();

    @RegisterExtension
    final Conversation chat = Conversation.over(host);

    @Deployment(testable = false)
    static WebArchive server() {
        return Container.server(settings -> settings);
    }

    @Test
    void peopleMeetAndTalk() { // §4.1, §5.2–5.5
        Client alice = chat.connect("alice").registers("correct horse");
        Client bob = chat.connect("bob");
        alice.sends("(create :id 3 :channel \"garden\")\0").receives("(join :id 3 :channel \"garden\")");
        bob.sends("(join :id 3 :channel \"garden\")").receives("(join :id 3 :from \"bob\" :channel \"garden\")");
        alice.receives("(join :from \"bob\")");
        bob.sends("(message :id 4 :channel \"garden\" :text \"Grüße, \uD83D\uDE00\")");
        for (Client each : new Client[] {alice, bob}) {
            each.receives("(message :id 4 :from \"bob\" :channel \"garden\" :text \"Grüße, \uD83D\uDE00\")");
        }
        bob.sends("(kick :id 5 :channel \"garden\" :target \"alice\")")
                .receives("(insufficient-permissions :update-id 5)");
        alice.sends("(deny :id 6 :channel \"garden\" :target \"bob\" :update message)")
                .receives("(deny :id 6)");
        bob.sends("(message :id 7 :channel \"garden\" :text \"Hm.\")")
                .receives("(insufficient-permissions :update-id 7)");
        alice.sends("(kick :id 8 :channel \"garden\" :target \"bob\")").receives("(kick :id 8)");
        bob.receives("(kick :id 8)");
        bob.receives("(leave :from \"bob\" :channel \"garden\")");
        alice.receives("(leave :from \"bob\" :channel \"garden\")");
        bob.receivesNothing();
        alice.receivesNothing();
    }

    @Test
    void theClientLibraryTalksToIt() { // §4.1, §5.3–5.4
        String address = "ws://127.0.0.1:" + host.port() + host.path();
        Client wanda = chat.connect("wanda");
        try (LichatClient walter = LichatClient.to(address).name("walter").build()) {
            walter.open().join();
            walter.create("pond").join();
            wanda.sends("(join :id 3 :channel \"pond\")").receives("(join :id 3)");
            walter.say("pond", "Grüße, \uD83D\uDE00").join();
            wanda.receives("(message :from \"walter\" :channel \"pond\" :text \"Grüße, \uD83D\uDE00\")");
            walter.ping(new byte[] {1, 2, 3}).join();
            var refused = assertThrows(
                    CompletionException.class, () -> walter.join("no such pond").join());
            assertInstanceOf(RequestFailed.class, refused.getCause());
        }
        wanda.receives("(leave :from \"walter\" :channel \"pond\")");
    }

    @Test
    void aRegisteredUserComesBackToWhatWasSaid() { // §4.1, §5.2, shirakumo §1
        Client carol = chat.connect("carol").registers("battery staple");
        carol.sends("(create :id 3 :channel \"shed\")").receives("(join :id 3)");
        carol.sends("(message :id 4 :channel \"shed\" :text \"Until later!\")").receives("(message :id 4)");
        carol.sends("(disconnect :id 5)").receives("(disconnect :id 5)");
        carol.isClosed(1000);
        chat.login("carol", "horse").receives("(invalid-password :update-id 0)");
        Client again = chat.login("carol", "battery staple");
        again.receivesGreeting("carol");
        again.sends("(join :id 6 :channel \"shed\")").receives("(join :id 6)");
        again.sends("(backfill :id 7 :channel \"shed\")");
        again.receives("(message :id 4 :from \"carol\" :text \"Until later!\")");
        again.receives("(backfill :id 7)");
    }

    @Test
    void peopleKeepOrder() { // shirakumo §5, §6, §9, §16, §24, §26
        Client dora = chat.connect("dora").registers("battery staple");
        Client emil = chat.connect("emil");
        dora.sends("(create :id 3 :channel \"park\")").receives("(join :id 3)");
        dora.sends("(create :id 4 :channel \"park/pond\")").receives("(join :id 4)");
        dora.sends("(channels :id 5 :channel \"park\")").receives("(channels :id 5 :channels (\"park/pond\"))");
        emil.sends("(join :id 3 :channel \"park\")").receives("(join :id 3)");
        dora.receives("(join :from \"emil\")");
        dora.sends("(assign-role :id 6 :channel \"park\" :role \"moderator\" :target \"emil\")")
                .receives("(assign-role :id 6)");
        emil.sends("(quiet :id 4 :channel \"park\" :target \"dora\")").receives("(quiet :id 4)");
        dora.sends("(message :id 7 :channel \"park\" :text \"Hello?\")").receives("(message :id 7)");
        emil.receivesNothing();
        dora.sends("(register :id 9 :password \"battery staple\" :otp-key \"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\")")
                .receives("(register :id 9)");
        chat.login("dora", "battery staple").receives("(invalid-password :update-id 0)");
    }

    @Test
    void iconsAreScaled() throws Exception { // shirakumo §16: the container's own class loaders read pictures
        Client fred = chat.connect("fred").registers("battery staple");
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png", large));
        String icon = Base64.getEncoder().encodeToString(large.toByteArray());
        fred.sends("(set-user-info :id 3 :key :icon :text \"image/png " + icon + "\")");
        String scaled = fred.receives("(set-user-info :id 3)").string(":text");
        byte[] png = Base64.getDecoder().decode(scaled.substring(scaled.indexOf(' ') + 1));
        assertEquals(128, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
    }

    @Test
    void overHttpItTellsWhatItIs() throws Exception {
        assertEquals("200 live", answer("health/live"));
        assertEquals("200 ready", answer("health/ready"));
        assertEquals(404, host.get("health/sleepy").statusCode());
    }

    private String answer(String path) throws Exception {
        HttpResponse<String> answer = host.get(path);
        return answer.statusCode() + " " + answer.body().strip();
    }
}
