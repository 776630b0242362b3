package org.lichat.demo;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Connection;
import org.lichat.protocol.Closing;
import org.lichat.protocol.Failures;
import org.lichat.protocol.Frame;
import org.lichat.server.Inbox;
import org.lichat.server.Server;
import org.lichat.wire.Writer;

/** A connection of somebody who does not exist, from within this process. */
final class Guest extends Connection {
    private static final Logger LOG = System.getLogger(Guest.class.getName());
    private static final int PASSWORD_BYTES = 24;
    private static final String PING = "(ping :id 0)";

    private final Semaphore pongs = new Semaphore(0);
    private final Set<String> failures;
    private final long end;
    private @Nullable Inbox inbox;

    /** The server did not answer in time. */
    static final class Unheard extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unheard(String what) {
            super("it was not answered in time: " + what);
        }
    }

    private Guest(Server server, long id, long end) {
        super(id, InetAddress.getLoopbackAddress(), Instant.now());
        this.end = end;
        this.failures = server.installation()
                .vocabulary()
                .types()
                .filter(type -> type.isA(Failures.FAILURE))
                .map(type -> type.printed().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Somebody new, whose name nobody else can take: it has a password that nobody knows.
     *
     * @param number of the guest, from 0
     * @param end when everything has to be over, of the system's nanoseconds
     */
    static Guest arrive(Server server, String name, int number, long end) {
        Guest guest = new Guest(server, -1 - number, end); // those of others are positive
        guest.inbox = server.open(guest);
        String extensions = server.installation().extensions().stream()
                .map(Writer::print)
                .collect(Collectors.joining(" ", "(", ")"));
        guest.says("(connect :id 0 :from " + Writer.print(name) + " :version \"2.0\" :extensions " + extensions + ")");
        guest.says("(register :id 0 :password \"" + password() + "\")");
        return guest;
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** Sends an update, and returns when it has been answered; updates of one connection are processed one after the other. */
    void says(String update) {
        send(update);
        send(PING);
        try {
            if (!pongs.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new Unheard(shortened(update));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unheard(shortened(update));
        }
    }

    private void send(String update) {
        if (inbox != null) {
            inbox.receive(update);
        }
    }

    /** Enough to tell which one it is, without a password or a picture. */
    private static String shortened(String update) {
        return update.replaceFirst(" :(password|payload|text|extensions).*", " …");
    }

    void leaves() {
        if (inbox != null) {
            inbox.close(Closing.GOODBYE, "The demo is over.");
        }
    }

    @Override
    protected void queue(Frame frame) {
        String text = frame.text();
        String type = text.substring(1, text.indexOf(' '));
        if (type.equals("pong")) {
            pongs.release();
        } else if (failures.contains(type)) {
            LOG.log(Level.WARNING, "A part of the demo was refused: {0}", text.strip());
        }
    }

    @Override
    public void whenDrained(Runnable task) {
        task.run();
    }

    @Override
    public void close(Closing how, String reason) {
        // There is nothing to be closed.
    }

    @Override
    public void accepted() {
        // Updates come whole.
    }
}
