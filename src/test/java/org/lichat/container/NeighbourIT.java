package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lichat.SocketLine;

/** Beside another application in the same container nothing clashes, whoever comes and goes first. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class NeighbourIT {
    private static final String NEIGHBOUR = "neighbour";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Container host = new Container();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = Container.SERVER, managed = false, testable = false)
    static WebArchive server() {
        return Container.server(settings -> settings);
    }

    @Deployment(name = NEIGHBOUR, managed = false, testable = false)
    static WebArchive neighbour() {
        return ShrinkWrap.create(WebArchive.class, NEIGHBOUR + ".war")
                .addClasses(Neighbour.class, Neighbour.Echo.class);
    }

    @Test
    void bothServeAndNeitherDisturbsTheOther() throws Exception {
        deployer.deploy(NEIGHBOUR);
        theNeighbourServes();
        deployer.deploy(Container.SERVER);
        try (SocketLine alice = host.open().connects("alice")) {
            theNeighbourServes();
            deployer.undeploy(NEIGHBOUR);
            alice.send("(ping :id 1)");
            alice.receives("(pong :id 1 ");
            deployer.deploy(NEIGHBOUR);
            theNeighbourServes();
            try (SocketLine bob = host.open().connects("bob")) {
                deployer.undeploy(Container.SERVER);
                assertEquals(1001, alice.closeCode());
                assertEquals(1001, bob.closeCode());
            }
        }
        theNeighbourServes();
        deployer.undeploy(NEIGHBOUR);
    }

    private void theNeighbourServes() throws Exception {
        URI greeting = URI.create("http://127.0.0.1:" + host.port() + "/" + NEIGHBOUR + "/greeting");
        HttpRequest request = HttpRequest.newBuilder(greeting).timeout(PATIENCE).build();
        assertEquals(
                "Good morning!",
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
        try (SocketLine line = SocketLine.to(host.port(), "/" + NEIGHBOUR + "/echo")) {
            line.send("hello");
            assertEquals("hello", line.receive(PATIENCE));
        }
    }
}
