package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class FreeHeapTest {
    private static final HotSpotDiagnosticMXBean JVM =
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

    @Test
    void theJvmKeepsLessOfTheHeapFreeUnlessSomebodySaidHowMuch() {
        FreeHeap.limit();
        assertEquals("20", valueOf("MinHeapFreeRatio"));
        assertEquals("40", valueOf("MaxHeapFreeRatio"));

        JVM.setVMOption("MaxHeapFreeRatio", "55");
        FreeHeap.limit();
        assertEquals("55", valueOf("MaxHeapFreeRatio"));
    }

    private static String valueOf(String option) {
        return JVM.getVMOption(option).getValue();
    }
}
