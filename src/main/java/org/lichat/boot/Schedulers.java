package org.lichat.boot;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Scheduler;

/** Produces the {@link Scheduler}: the container's default one, or else a bundled one that ends with the application. */
@ApplicationScoped
class Schedulers {
    private static final Logger LOG = System.getLogger(Schedulers.class.getName());
    private static final String CONTAINERS = "java:comp/DefaultManagedScheduledExecutorService";

    private @Nullable BundledScheduler bundled;

    @Produces
    @Singleton
    @Scheduler
    ManagedScheduledExecutorService scheduler() {
        var containers = containers();
        if (containers != null) {
            return containers;
        }
        LOG.log(Level.DEBUG, "No {0} here; the bundled executor serves", CONTAINERS);
        // Only this line links the bundled executor's classes, which are absent where the container has its own.
        bundled = new BundledScheduler();
        return bundled.executor();
    }

    /** A container's executor is left alone: its lifecycle methods are not ours to call, and throw. */
    @PreDestroy
    void close() {
        if (bundled != null) {
            bundled.close();
        }
    }

    @SuppressWarnings("BanJNDI") // a constant name in the component's own naming context
    private static @Nullable ManagedScheduledExecutorService containers() {
        try {
            return InitialContext.doLookup(CONTAINERS);
        } catch (NamingException absent) {
            return null;
        }
    }
}
