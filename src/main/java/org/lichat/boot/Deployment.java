package org.lichat.boot;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.Closing;
import org.lichat.server.Extension;
import org.lichat.server.Scheduler;
import org.lichat.server.Settings;
import org.lichat.transport.Reception;

/** The server's life in a container: from deployment to undeployment, during all of which CDI is there. */
@ApplicationScoped
class Deployment {
    private static final Logger LOG = System.getLogger(Deployment.class.getName());
    /** How long the connections may take to go, all together; containers wait longer than that. */
    private static final Duration DEPARTURE = Duration.ofSeconds(10);

    private final Instance<Extension> extensions;
    private final Instance<ManagedScheduledExecutorService> scheduler;
    private @Nullable Application application;
    private boolean stopped;

    @Inject
    Deployment(@Any Instance<Extension> extensions, @Scheduler Instance<ManagedScheduledExecutorService> scheduler) {
        this.extensions = extensions;
        this.scheduler = scheduler;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        reception();
        LOG.log(Level.INFO, "Lichat is deployed at {0}/", context.getContextPath());
    }

    /** Where the endpoint finds the server. */
    @Produces
    @Singleton
    synchronized Reception reception() {
        if (application == null && stopped) {
            throw new IllegalStateException("The server is undeployed.");
        } else if (application == null) {
            List<Extension> installed = extensions.stream().toList();
            List<? extends Class<?>> classes =
                    installed.stream().map(Extension::getClass).toList();
            SettingsReader reader = SettingsReader.ofProcess(Application.knownSettings(classes));
            reader.tellWhere();
            Settings settings = reader.read();
            application = Application.start(settings, installed, scheduler.get());
        }
        return application.reception();
    }

    void stop(@Observes Undeployment.Begun undeployment) {
        stop(undeployment.context());
    }

    /** Lets go of the lock while the server ends: who connects meanwhile, or asks for its health, is answered. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
        Application running = last();
        if (running != null) {
            running.linger(() -> running.stop(Closing.GOING_AWAY, "The server is undeployed.", DEPARTURE));
            forget();
        }
    }

    /** What runs, after which nothing starts any more. */
    private synchronized @Nullable Application last() {
        stopped = true;
        return application;
    }

    private synchronized void forget() {
        application = null;
    }
}
