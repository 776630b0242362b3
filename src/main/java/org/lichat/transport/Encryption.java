package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.lichat.server.InvalidSetting;
import org.lichat.server.Repetition;
import org.lichat.server.Sweeps;
import org.lichat.server.TlsSettings;

/**
 * TLS with the server's certificate. A certificate that is renewed while the server runs is that of the connections that come then; each
 * has a context of its own, so nothing of a session, a ticket included, goes from one to the next.
 *
 * <p>The tasks of handshakes, a signature and a key agreement of milliseconds each, are done on a few threads beside the event loops, half
 * as many as there are processors: when thousands come back at once, those who are here do not wait behind them. There is none of these
 * threads while nobody comes.
 */
public final class Encryption implements AutoCloseable {
    static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Those of TLS 1.3, and of TLS 1.2 those with forward secrecy and authenticated encryption, best first. */
    static final List<String> SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final Logger LOG = System.getLogger(Encryption.class.getName());

    /**
     * In TLS 1.3 no ticket may be good for longer than seven days (RFC 8446 §4.6.1), so with sessions that are there is none: clients in
     * Python that read from a socket as soon as it can be read take a ticket, which nothing is to be read from, for the end.
     */
    private static final Duration WITHOUT_TICKETS = Duration.ofDays(8);

    /** Clients in Python read 4 KiB at a time, and what is left of a record waits in their TLS until the next one comes. */
    static final int RECORD = 4096;

    /** How often the files are looked at. */
    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    /** How long a channel that is closed at once may take to say so. */
    private static final Duration FAREWELL = Duration.ofMillis(250);

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final CertificateFiles files;
    private final Duration handshake;
    private final ThreadPoolExecutor tasks;
    private volatile Contexts contexts;
    private @Nullable Repetition looking;
    // These belong to whoever looks.
    private String used;
    private String seen;

    /**
     * TLS with the certificate that is in the files now.
     *
     * @param handshake how long a handshake may take
     * @throws InvalidSetting when the files cannot be used
     */
    public Encryption(CertificateFiles files, Duration handshake) {
        this.files = files;
        this.handshake = handshake;
        this.used = files.state();
        this.seen = used;
        Credentials credentials = files.read();
        this.contexts = contexts(credentials, files);
        this.tasks = newTasks();
        tell(credentials, files);
    }

    private static ThreadPoolExecutor newTasks() {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        AtomicInteger made = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "lichat-tls-" + made.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static Contexts contexts(Credentials credentials, CertificateFiles files) {
        try {
            return new Contexts(
                    builder(credentials).build(),
                    builder(credentials)
                            .sessionTimeout(WITHOUT_TICKETS.toSeconds())
                            .build());
        } catch (SSLException unfit) {
            throw new InvalidSetting(TlsSettings.CERTIFICATE + ": the file " + files + " is not fit for TLS");
        }
    }

    private static SslContextBuilder builder(Credentials credentials) {
        return SslContextBuilder.forServer(
                        credentials.key(), credentials.chain().toArray(X509Certificate[]::new))
                .sslProvider(SslProvider.JDK)
                .protocols(PROTOCOLS)
                .ciphers(SUITES, SupportedCipherSuiteFilter.INSTANCE);
    }

    private static void tell(Credentials credentials, CertificateFiles files) {
        String end = credentials.notAfter().toString();
        LOG.log(Level.INFO, "The certificate is that of {0}, valid until {1}", credentials.subject(), end);
        if (credentials.notAfter().isBefore(Instant.now())) {
            LOG.log(Level.WARNING, "The certificate in {0} has expired, on {1}", files, end);
        } else if (credentials.notBefore().isAfter(Instant.now())) {
            LOG.log(Level.WARNING, "The certificate in {0} is not valid before {1}", files, credentials.notBefore());
        }
    }

    /** The handler of a new connection, with the certificate as it is now. */
    ChannelHandler handler(Channel channel, Entrance entrance) {
        SSLEngine engine = contexts.of(entrance).newEngine(channel.alloc());
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        engine.setSSLParameters(parameters);
        TlsHandler handler = new TlsHandler(engine, tasks);
        handler.setHandshakeTimeoutMillis(handshake.toMillis());
        handler.setCloseNotifyFlushTimeoutMillis(FAREWELL.toMillis());
        if (entrance.takesBareUpdates()) {
            handler.setWrapDataSize(RECORD);
        }
        return handler;
    }

    /** Follows the files from now on, as one of the sweeps. */
    public void follow(Sweeps sweeps, ScheduledExecutorService scheduler) {
        looking = sweeps.repeat(scheduler, () -> LOOK_INTERVAL, this::look);
    }

    /** Takes the new certificate when the files have changed, and not since it looked last: there may be two of them to write. */
    void look() {
        String now = files.state();
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(used)) {
            return;
        }
        used = now;
        try {
            Credentials credentials = files.read();
            contexts = contexts(credentials, files);
            tell(credentials, files);
        } catch (InvalidSetting unusable) {
            LOG.log(
                    Level.WARNING,
                    "The certificate has changed, and cannot be used; the one before stays. {0}",
                    unusable.getMessage());
        }
    }

    /**
     * For one certificate.
     *
     * @param bare of those who send updates without WebSocket
     */
    private record Contexts(SslContext web, SslContext bare) {
        SslContext of(Entrance entrance) {
            return entrance.takesBareUpdates() ? bare : web;
        }
    }

    /** Ends what goes on beside the connections, which are closed by then. */
    @Override
    public void close() {
        if (looking != null) {
            looking.end();
        }
        tasks.shutdown();
        try {
            if (!tasks.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                tasks.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
