package org.lichat.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How many files the process may have open, of which each connection is one.
 *
 * @param most how many at the same time; {@link Long#MAX_VALUE} where that is not known
 */
record OpenFiles(long most) {
    /** So many are for all that is no connection: the program, the database, what is being read. */
    static final int OTHERS = 200;

    private static final Logger LOG = System.getLogger(OpenFiles.class.getName());

    /** Those of this process. Asked by name, since containers hide the JDK's own types from applications. */
    static OpenFiles ofProcess() {
        try {
            ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            Object count = ManagementFactory.getPlatformMBeanServer().getAttribute(system, "MaxFileDescriptorCount");
            return new OpenFiles((Long) count);
        } catch (JMException unknown) { // on a system that has no such limit
            LOG.log(Level.DEBUG, "How many files may be open is not known.", unknown);
            return new OpenFiles(Long.MAX_VALUE);
        }
    }

    /** The limit of connections itself, or the highest for which there are files; at least 1. */
    int fitting(int limit) {
        long room = most - OTHERS;
        if (Occupancy.sockets(limit) <= room) {
            return limit;
        }
        long fits = Math.min(room - Occupancy.sockets(0), room * Occupancy.SHARE / (Occupancy.SHARE + 1));
        while (fits > 1 && Occupancy.sockets((int) fits) > room) {
            fits--;
        }
        return (int) Math.max(1, fits);
    }

    /** Warns when they do not suffice for the settings. */
    void check(Settings settings) {
        int limit = settings.get(Settings.CONNECTION_LIMIT);
        int fits = fitting(limit);
        if (fits < limit) {
            LOG.log(
                    Level.WARNING,
                    "{0} is {1,number,#}, which takes {2,number,#} open files, but the process may have only {3,number,#}: it takes"
                            + " {4,number,#} connections. Raise the limit of the system (ulimit -n, LimitNOFILE).",
                    Settings.CONNECTION_LIMIT,
                    limit,
                    Occupancy.sockets(limit) + OTHERS,
                    most,
                    fits);
        }
    }
}
