package org.lichat;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** A socket that counts what it has sent, and what its reader has received and dealt with. */
final class MeteredSocket extends Socket {
    final Count sent = new Count();
    final Count received = new Count();

    /** A number of bytes that grows, until it ends. */
    static final class Count {
        /** How long something may take on a busy machine. */
        static final Duration PATIENCE = Duration.ofSeconds(20);

        private long bytes;
        private boolean ended;

        synchronized void add(long more) {
            bytes += more;
            notifyAll();
        }

        /** It does not grow any more. */
        synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized long bytes() {
            return bytes;
        }

        /** Waits until it is as large as another one, or has ended. */
        void reaches(Count other) {
            await(other.bytes());
        }

        /** Waits until it has ended. */
        void awaitEnd() {
            await(Long.MAX_VALUE);
        }

        private synchronized void await(long least) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            try {
                while (bytes < least && !ended) {
                    long left = (end - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        throw new AssertionError(bytes + " bytes instead of " + least);
                    }
                    wait(left);
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] all, int from, int length) throws IOException {
                sent.add(length);
                out.write(all, from, length);
            }
        };
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Received(super.getInputStream());
    }

    /** Nobody reads any more: TLS ends before the connection does. */
    @Override
    public synchronized void close() throws IOException {
        super.close();
        received.end();
    }

    /** Who asks for more has dealt with what he got before. */
    private final class Received extends FilterInputStream {
        private int last;

        Received(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            received.add(last);
            last = 0;
            int count = -1;
            try {
                count = in.read(into, from, length);
            } finally {
                if (count < 0) {
                    received.end();
                }
            }
            last = Math.max(0, count);
            return count;
        }
    }
}
