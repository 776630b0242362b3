package org.lichat.server;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The executor on which everything periodic runs: a {@link java.util.concurrent.ScheduledExecutorService} that belongs to the
 * container where there is one, so nobody who is given it calls its lifecycle methods.
 */
@Qualifier @Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Scheduler {
    /** This qualifier, to look beans up with. */
    final class Literal extends AnnotationLiteral<Scheduler> implements Scheduler {
        public static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {}
    }
}
