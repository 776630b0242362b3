package org.lichat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * How much of the heap the JVM keeps free after a collection, instead of giving it back to the system. Its own 40 to 70 percent are
 * meant for servers that are alone on a machine; here most memory is that of idle connections, and each byte of them would cost three.
 */
final class FreeHeap {
    private static final System.Logger LOG = System.getLogger(FreeHeap.class.getName());
    private static final String LEAST_PERCENT = "20";
    private static final String MOST_PERCENT = "40";

    private FreeHeap() {}

    /** Lets it keep less, unless its command line says how much. */
    static void limit() {
        try {
            HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            set(machine, "MinHeapFreeRatio", LEAST_PERCENT);
            set(machine, "MaxHeapFreeRatio", MOST_PERCENT);
        } catch (
                IllegalArgumentException
                        notThere) { // this JVM, or the collector it was told to use, knows no such options
            LOG.log(System.Logger.Level.DEBUG, "The JVM decides how much free heap it keeps.", notThere);
        }
    }

    private static void set(@Nullable HotSpotDiagnosticMXBean machine, String option, String percent) {
        if (machine != null && machine.getVMOption(option).getOrigin() == VMOption.Origin.DEFAULT) {
            machine.setVMOption(option, percent);
        }
    }
}
