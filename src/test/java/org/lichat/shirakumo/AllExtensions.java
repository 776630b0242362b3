package org.lichat.shirakumo;

import org.lichat.boot.StandaloneBeans;
import org.lichat.server.Extension;

/** Every extension that the standalone server installs, so that a new one is tested with the others. */
final class AllExtensions {
    private AllExtensions() {}

    /** One of each; the core is not among them. */
    static Extension[] made() {
        return StandaloneBeans.installed().stream()
                .filter(type -> type.getPackageName().equals("org.lichat.shirakumo"))
                .map(AllExtensions::made)
                .toArray(Extension[]::new);
    }

    private static Extension made(Class<?> type) {
        try {
            return (Extension) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type.getName(), impossible);
        }
    }
}
