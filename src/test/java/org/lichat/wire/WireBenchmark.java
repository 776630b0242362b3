package org.lichat.wire;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What reading and printing a typical message costs, in time and in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WireBenchmark {
    private static final String MESSAGE = "(message :id 5 :clock 3900000000 :from \"alice\" :channel \"lobby\" :text \""
            + "The quick brown fox jumps over the lazy dog while eighty characters pass it by..\")";
    // The same with text that is not Latin, which the JVM keeps in two bytes a character.
    private static final String EMOJI = MESSAGE.replace("fox", "🦊!");

    private final Reader reader = new Reader(
            Symbols.of(List.of(
                    Symbol.lichat("message"),
                    Symbol.keyword("id"),
                    Symbol.keyword("clock"),
                    Symbol.keyword("from"),
                    Symbol.keyword("channel"),
                    Symbol.keyword("text"))),
            Bounds.DEFAULT);
    private final Object expression;

    public WireBenchmark() {
        expression = read(MESSAGE);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(WireBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    @Benchmark
    public Object read() {
        return read(MESSAGE);
    }

    @Benchmark
    public Object readEmoji() {
        return read(EMOJI);
    }

    @Benchmark
    public String print() {
        return Writer.print(expression);
    }

    /** As an update is printed: piece by piece, without the list. */
    @Benchmark
    public String printPieces() {
        @SuppressWarnings("unchecked")
        List<Object> update = (List<Object>) expression;
        StringBuilder out = new StringBuilder(256);
        Writer writer = new Writer(out).open();
        for (int i = 0; i < update.size(); i++) {
            writer.write(update.get(i));
        }
        writer.close();
        return out.toString();
    }

    private Object read(String text) {
        try {
            return reader.read(text);
        } catch (MalformedExpression e) {
            throw new AssertionError(e);
        }
    }
}
