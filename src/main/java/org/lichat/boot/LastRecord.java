package org.lichat.boot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * JDK 17 remembers the types in the record that was last compared, hashed or printed for the first time, and so the class loader of an
 * application that is gone (JDK-8078641).
 */
final class LastRecord {
    private static final Logger LOG = System.getLogger(LastRecord.class.getName());

    private LastRecord() {}

    /** Lets the JDK remember a type of its own instead; to be called when no record is used for the first time any more. */
    static void forget() {
        MethodHandle itself = MethodHandles.identity(String.class);
        for (String method : List.of("equals", "hashCode", "toString")) {
            try {
                ObjectMethods.bootstrap(
                        MethodHandles.lookup(), method, MethodHandle.class, String.class, "itself", itself);
            } catch (Throwable refused) { // that is what it declares
                LOG.log(Level.DEBUG, "The JDK may remember the last record.", refused);
            }
        }
    }
}
