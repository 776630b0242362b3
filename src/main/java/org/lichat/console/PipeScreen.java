package org.lichat.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A pipe or a file, in UTF-8: plain text, and one line for each thing that happens. */
final class PipeScreen implements Screen {
    static final String PASSWORD = "LICHAT_CHAT_PASSWORD";

    private static final int AHEAD = 100;

    private final PrintStream out;
    private final UnaryOperator<@Nullable String> environment;
    private final BlockingDeque<Optional<String>> typed = new LinkedBlockingDeque<>(AHEAD);
    private LocalDate day = LocalDate.now(ZoneId.systemDefault());
    private volatile boolean ended;

    PipeScreen(InputStream in, PrintStream out, UnaryOperator<@Nullable String> environment) {
        this.out = new PrintStream(out, false, StandardCharsets.UTF_8);
        this.environment = environment;
        Thread reader = new Thread(() -> take(in), "lichat-console-input");
        reader.setDaemon(true);
        reader.start();
    }

    /** By a thread of its own, since a pipe from which nothing comes cannot be left. */
    private void take(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                typed.put(Optional.of(line));
            }
            typed.put(Optional.empty());
        } catch (IOException | InterruptedException broken) {
            end();
        }
    }

    @Override
    public synchronized void show(Line line) {
        LocalDate today = Times.day(line.when());
        if (!today.equals(day)) {
            day = today;
            out.println("---- " + Times.date(day) + " ----");
        }
        StringBuilder text = new StringBuilder(Times.time(line.when())).append(line.mark());
        line.spans().forEach(span -> text.append(span.text()));
        out.println(text.toString().replace(String.valueOf(Line.ROW), "; ").replace("\n", " ⏎ "));
        out.flush();
        if (out.checkError()) {
            end(); // nobody reads any more
        }
    }

    @Override
    public @Nullable String read() {
        try {
            String line = ended ? null : typed.take().orElse(null);
            return ended ? null : line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public @Nullable String secret(String question) {
        return environment.apply(PASSWORD);
    }

    @Override
    public void channel(String name) {}

    @Override
    public void ring() {}

    @Override
    public void onKey(IntConsumer action) {}

    @Override
    public boolean isForPerson() {
        return false;
    }

    @Override
    public void end() {
        ended = true;
        typed.clear();
        typed.offerFirst(Optional.empty());
    }
}
