package org.lichat.shirakumo;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.PrivilegedAction;
import javax.imageio.ImageIO;
import javax.security.auth.Subject;

/**
 * Lets the platform find its image readers and writers so that it remembers nobody. It keeps each of them, for all applications and as long
 * as the process lives, together with the code that was at work when it was found, and that with its class loader: should that be ours, no
 * undeployment would ever be complete. So they are found with none but the platform's own code at work.
 */
final class ImagePlugins {
    private ImagePlugins() {}

    /** Finds them, if nobody has yet. Called before anything else of {@link ImageIO}, on a thread without a class loader of ours. */
    @SuppressWarnings("removal") // with what makes this necessary, which a JDK 24 no longer has
    static void find() {
        try {
            MethodHandle scan = MethodHandles.publicLookup()
                    .findStatic(ImageIO.class, "scanForPlugins", MethodType.methodType(void.class));
            PrivilegedAction<?> action = MethodHandleProxies.asInterfaceInstance(
                    PrivilegedAction.class, scan.asType(MethodType.methodType(Object.class)));
            Subject.doAsPrivileged(null, action, null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
