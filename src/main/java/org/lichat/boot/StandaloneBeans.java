package org.lichat.boot;

import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.weld.environment.se.Weld;

/** The standalone server's CDI container: its beans come from the index that the build has written, so nothing is scanned. */
public final class StandaloneBeans {
    private static final String INDEX = "META-INF/jandex.idx";

    private StandaloneBeans() {}

    /**
     * Starts the container with everything that is installed, and the executor for its time; it ends when it is closed, not with the
     * process.
     *
     * @throws UncheckedIOException if the index is missing or unreadable
     */
    public static SeContainer start() {
        return new Weld()
                .disableDiscovery()
                .skipShutdownHook()
                .addBeanClasses(installed().toArray(Class<?>[]::new))
                .addBeanClass(Schedulers.class)
                .initialize();
    }

    /** The classes with a stereotype, which makes a class a bean in the containers too. */
    public static List<Class<?>> installed() {
        Index index = index();
        return classesWith(DotName.createSimple(Stereotype.class), index)
                .flatMap(stereotype -> classesWith(stereotype.name(), index))
                .<Class<?>>map(type -> load(type.name()))
                .toList();
    }

    private static Stream<ClassInfo> classesWith(DotName annotation, Index index) {
        return index.getAnnotations(annotation).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(AnnotationTarget::asClass);
    }

    private static Class<?> load(DotName name) {
        try {
            return Class.forName(name.toString(), false, StandaloneBeans.class.getClassLoader());
        } catch (ClassNotFoundException stale) {
            throw new IllegalStateException(INDEX + " names a class that is not there", stale);
        }
    }

    private static Index index() {
        try (var in = StandaloneBeans.class.getClassLoader().getResourceAsStream(INDEX)) {
            if (in == null) {
                throw new FileNotFoundException(INDEX);
            }
            return new IndexReader(in).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
