package org.lichat.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lichat.SocketLine;
import org.lichat.transport.Bind;
import org.lichat.transport.ConnectionLimits;
import org.lichat.transport.NettyListener;
import org.lichat.transport.RawClient;
import org.lichat.transport.Reception;
import org.lichat.transport.TyrusHost;

/** The server's life in a container, of which the test plays what matters: CDI, a context, and somebody who listens. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DeploymentTest {
    private static final ServletContext CONTEXT = (ServletContext) Proxy.newProxyInstance(
            DeploymentTest.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) -> {
                assertEquals("getContextPath", method.getName());
                return "/lichat";
            });

    @TempDir
    Path folder;

    private SeContainer beans;
    private Deployment deployment;
    private NettyListener listener;
    private Thread undeploying;

    @BeforeEach
    void deploy() throws Exception {
        System.setProperty("lichat.data-folder", folder.resolve("data").toString());
        System.setProperty("lichat.shutdown-delay", "300");
        beans = new Weld()
                .disableDiscovery()
                .skipShutdownHook()
                .addBeanClasses(StandaloneBeans.installed().toArray(Class<?>[]::new))
                .addBeanClasses(Schedulers.class, Deployment.class)
                .initialize();
        deployment = beans.select(Deployment.class).get();
        deployment.start(CONTEXT);
        undeploying = new Thread(() -> deployment.stop(CONTEXT));
        Reception reception = beans.select(Reception.class).get();
        listener = new NettyListener(new Bind("127.0.0.1", 0, 8), TyrusHost.of(reception), ConnectionLimits.DEFAULT);
        listener.open();
    }

    @AfterEach
    void undeploy() throws InterruptedException {
        undeploying.interrupt();
        undeploying.join();
        listener.close();
        beans.close();
        System.clearProperty("lichat.data-folder");
        System.clearProperty("lichat.shutdown-delay");
    }

    private String health() throws IOException {
        try (RawClient client = new RawClient(listener.port())) {
            String answer = client.request("GET /health/ready HTTP/1.1\r\nHost: test\r\n\r\n");
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Test
    void whileItIsUndeployedItLingersAndAnswers() throws Exception {
        assertEquals("ready\n", health());
        SocketLine alice = SocketLine.to(listener.port()).connects("alice");
        undeploying.start();
        while (health().equals("ready\n")) {
            Thread.onSpinWait();
        }
        assertEquals("not ready: the server is stopping\n", health());
        assertEquals(deployment.reception(), beans.select(Reception.class).get()); // nobody waits for the end
        alice.send("(ping :id 1)");
        alice.receives("(pong :id 1 ");
        SocketLine bob = SocketLine.to(listener.port()).connects("bob");
        undeploying.interrupt();
        assertEquals(1001, alice.closeCode());
        assertEquals(1001, bob.closeCode());
        undeploying.join();
        assertEquals("not ready: the server is stopping\n", health());
        assertThrows(IllegalStateException.class, deployment::reception);
    }
}
