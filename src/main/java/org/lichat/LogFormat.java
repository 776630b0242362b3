package org.lichat;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** One line for each log record of the standalone server, unless the operator has configured the logging of the platform. */
final class LogFormat {
    private static final String MANAGER = "java.util.logging.manager";
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    private LogFormat() {}

    /** To be called before anything is logged. */
    static void install() {
        if (System.getProperty(MANAGER) == null) {
            System.setProperty(MANAGER, LastingLog.class.getName());
        }
        boolean configured = System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null;
        if (!configured) {
            if (System.getProperty(FORMAT) == null) {
                for (Handler handler : Logger.getLogger("").getHandlers()) handler.setFormatter(new LogLine());
            }
            Chatty.WELD.setLevel(Level.WARNING);
            Chatty.HIKARI.setLevel(Level.WARNING);
        }
    }

    /** From now on the log goes on until {@link #end}, whatever ends it elsewhere. */
    static void begin() {
        if (LogManager.getLogManager() instanceof LastingLog log) {
            log.begin();
        }
    }

    /** Nothing is logged any more. */
    static void end() {
        if (LogManager.getLogManager() instanceof LastingLog log) {
            log.end();
        }
    }

    /** Made after the manager is chosen, and kept, since that forgets loggers that nobody holds. */
    private static final class Chatty {
        static final Logger WELD = Logger.getLogger("org.jboss.weld");
        static final Logger HIKARI = Logger.getLogger("com.zaxxer.hikari");
    }
}
