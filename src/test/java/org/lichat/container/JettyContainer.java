package org.lichat.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/** A Jetty in a process of its own, in which applications are deployed as an operator does it: in its folder {@code webapps}. */
public final class JettyContainer implements DeployableContainer<JettyContainer.Configuration> {
    private Configuration configuration = new Configuration();
    private @Nullable JettyProcess process;

    /** What arquillian.xml says. */
    public static final class Configuration implements ContainerConfiguration {
        private String home = "";
        private String base = "";
        private String javaVmArguments = "";
        private String arguments = "";
        private int port;

        /** Where Jetty is installed. */
        public void setHome(String home) {
            this.home = home;
        }

        /** The folder with the configuration of this Jetty. */
        public void setBase(String base) {
            this.base = base;
        }

        public void setJavaVmArguments(String javaVmArguments) {
            this.javaVmArguments = javaVmArguments;
        }

        /** Where it takes requests. */
        public void setPort(int port) {
            this.port = port;
        }

        /** What stands behind start.jar. */
        public void setArguments(String arguments) {
            this.arguments = arguments;
        }

        @Override
        public void validate() {}
    }

    /** Announces this container to Arquillian, where the class path has {@code src/test/containers/jetty/arquillian}. */
    public static final class Announcement implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, JettyContainer.class);
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configured) {
        configuration = configured;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return ProtocolDescription.DEFAULT;
    }

    @Override
    public void start() throws LifecycleException {
        Configuration c = configuration;
        try {
            process = JettyProcess.start(Path.of(c.home), Path.of(c.base), c.javaVmArguments, c.arguments);
        } catch (IOException failed) {
            throw new LifecycleException("Jetty did not start.", failed);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        if (process != null && !process.stop()) {
            throw new LifecycleException("Jetty did not stop, and was killed.");
        }
    }

    /** Jetty finds the archive when it is all there. */
    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path complete = Path.of(configuration.base, archive.getName());
        archive.as(ZipExporter.class).exportTo(complete.toFile(), true);
        try {
            Files.move(complete, deployed(archive), StandardCopyOption.ATOMIC_MOVE);
            running().awaitStart(deployed(archive));
            awaitRequests(archive);
        } catch (IOException failed) {
            throw new DeploymentException(archive.getName() + " was not deployed.", failed);
        }
        return new ProtocolMetaData();
    }

    /** Jetty says that it has started an application shortly before requests reach it. */
    private void awaitRequests(Archive<?> archive) throws IOException {
        String context = archive.getName().replace("ROOT.war", "").replace(".war", "/");
        URI uri = URI.create("http://127.0.0.1:" + configuration.port + "/" + context);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        try {
            String answer;
            do {
                answer = HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body();
            } while (answer.contains("No context on this server matched"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The wait was interrupted.", interrupted);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            Files.delete(deployed(archive));
            running().awaitStop(deployed(archive));
        } catch (IOException failed) {
            throw new DeploymentException(archive.getName() + " was not undeployed.", failed);
        }
    }

    private Path deployed(Archive<?> archive) {
        return Path.of(configuration.base, "webapps", archive.getName());
    }

    private JettyProcess running() throws IOException {
        if (process == null) {
            throw new IOException("Jetty is not running.");
        }
        return process;
    }
}
