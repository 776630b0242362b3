package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lichat.Conversation.Line;
import org.lichat.durability.Crowd;
import org.lichat.durability.Kept;
import org.lichat.server.Settings;

/** The server is undeployed and deployed again: nothing that was shown is lost, and nothing of it stays in the container. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RedeploymentIT {
    private static final int GOING_AWAY = 1001;
    private static final int ROUNDS = 4;
    private static final int WINDOW = 10_000;
    private static final int RATE = 500;
    private static final int MESSAGES = 200;
    private static final long PATIENCE = 60;

    /** A picture of one pixel. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final Container host = new Container();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = Container.SERVER, managed = false, testable = false)
    static WebArchive server() {
        return Container.server(settings -> settings.with(Settings.FLOOD_LIMIT, 0));
    }

    @Test
    void whatWasShownIsKeptAndNothingIsLeftBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            deployer.deploy(Container.SERVER);
            ContainerProcess process = Container.process();
            Crowd crowd = new Crowd("round" + round, WINDOW);
            crowd.enter(host.port());
            crowd.talk(RATE);
            crowd.awaitEchoed(MESSAGES);
            setIcon(round);
            // What is on its way still arrives. Who talks on into a closed connection may be sent a reset instead of
            // its close frame.
            crowd.hush();

            deployer.undeploy(Container.SERVER);
            crowd.awaitEnd();
            crowd.sawTheSameEnd(GOING_AWAY);
            isGoneFrom(process);
            assertTrue(crowd.isKept(Kept.inFolder(Container.data())) >= MESSAGES);
            assertEquals("", Container.lock(), "the folder is left in order");
        }
    }

    /** What works on pictures is the platform's, and stays when the server goes. */
    private void setIcon(int round) {
        Line line = host.open();
        String channel = "icon" + round;
        line.send("(connect :id 0 :version \"2.0\")");
        line.send("(create :id 1 :channel \"" + channel + "\")");
        line.send("(set-channel-info :id 2 :channel \"" + channel + "\" :key :icon :text \"image/png " + PIXEL + "\")");
        String answer = line.receive(Duration.ofSeconds(PATIENCE));
        while (answer != null && !answer.startsWith("(set-channel-info")) {
            answer = line.receive(Duration.ofSeconds(PATIENCE));
        }
        assertNotNull(answer);
        line.drop();
    }

    /**
     * No thread and no class loader is left, as soon as the container itself has forgotten the deployment. For that it may have to see
     * another request: Jetty's selectors remember the last connection that something happened on.
     */
    private void isGoneFrom(ContainerProcess process) throws IOException, InterruptedException {
        String remembers = Container.property("remembers");
        if (remembers.equals("nothing")) {
            process.awaitEnd();
            return;
        }
        assertEquals(List.of(), process.threads());
        if (!remembers.equals("all")) {
            areGoneFrom(process, Integer.parseInt(remembers));
        }
    }

    private void areGoneFrom(ContainerProcess process, int remembered) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        List<String> classes = process.classes(remembered);
        while (!classes.isEmpty() && System.nanoTime() < end) {
            host.get("");
            classes = process.classes(remembered); // each time after a garbage collection
        }
        assertEquals(List.of(), classes);
    }
}
