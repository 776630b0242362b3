package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.api.io.TempDir;
import org.lichat.SocketLine;
import org.lichat.durability.Crowd;
import org.lichat.durability.Kept;
import org.lichat.server.Settings;
import org.lichat.store.Postgres;

/** The server keeps everything in the PostgreSQL database of a DataSource that the container has. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DataSourceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WINDOW = 10_000;
    private static final int RATE = 500;
    private static final int MESSAGES = 200;

    private final Container host = new Container();

    @TempDir
    private static Path folder;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = Container.SERVER, managed = false, testable = false)
    static WebArchive server() {
        return Container.server(settings ->
                settings.with(Settings.FLOOD_LIMIT, 0).with(Settings.DATABASE_JNDI, Container.property("jndi")));
    }

    @Test
    void everythingIsKeptThereThroughUndeploymentsAndOutages() throws Exception {
        try (Postgres postgres = Postgres.start(folder, Integer.parseInt(Container.property("postgres")))) {
            Kept kept = Kept.in(postgres.newDatabase("lichat", ""));
            for (int round = 0; round < 2; round++) { // the first one gives the journal back to the second
                deployer.deploy(Container.SERVER);
                Crowd crowd = new Crowd("round" + round, WINDOW);
                crowd.enter(host.port());
                crowd.talk(RATE);
                crowd.awaitEchoed(MESSAGES);
                deployer.undeploy(Container.SERVER);
                crowd.awaitEnd();
                assertTrue(crowd.isKept(kept) >= MESSAGES);
            }
            deployer.deploy(Container.SERVER);
            anOutagePasses(postgres);
            deployer.undeploy(Container.SERVER);
        }
        assertFalse(Files.exists(Container.data().resolve("lichat.db")), "there is no embedded database");
    }

    private void anOutagePasses(Postgres postgres) throws Exception {
        try (SocketLine alice = host.open().connects("alice");
                SocketLine bob = host.open().connects("bob")) {
            alice.send("(create :id 1 :channel \"pond\")");
            alice.hears("(join :id 1 ");
            postgres.stop();
            alice.send("(message :id 2 :channel \"pond\" :text \"Is it dark?\")");
            awaits(503);
            bob.send("(ping :id 3)");
            bob.receives("(pong :id 3 ");
            postgres.restart();
            alice.hears("(message :id 2 ");
            awaits(200);
        }
    }

    private void awaits(int status) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int ready = host.get("health/ready").statusCode();
        while (ready != status && System.nanoTime() < end) {
            ready = host.get("health/ready").statusCode();
        }
        assertEquals(status, ready);
    }
}
