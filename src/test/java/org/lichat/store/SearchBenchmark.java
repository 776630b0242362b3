package org.lichat.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Change;
import org.lichat.domain.Entry;
import org.lichat.domain.History;
import org.lichat.domain.History.Place;
import org.lichat.domain.History.Scope;
import org.lichat.domain.Name;
import org.lichat.server.Settings;

/**
 * How long the store takes to look for 50 updates among a million, in slices as a search does; the texts are only looked for, not matched.
 * Takes {@code sqlite} or {@code postgresql}.
 */
public final class SearchBenchmark {
    private static final int ROWS = 1_000_000;
    private static final int ROOMS = 50;
    private static final int PAGE = 50;
    private static final int ROUNDS = 7;
    private static final String[] WORDS =
            "the quick brown fox jumps over lazy dog while eighty characters pass it by and nobody knows"
                    .split(" ", -1);

    private SearchBenchmark() {}

    public static void main(String[] args) throws IOException {
        Settings settings = Settings.defaults().with(Settings.HISTORY_LIMIT, 2 * ROWS);
        Settings place = args[0].equals("sqlite")
                ? settings.with(
                        Settings.DATA_FOLDER,
                        Files.createTempDirectory(Path.of("target"), "search").toString())
                : Postgres.shared().newDatabase().in(settings);
        SqlStore store = SqlStore.open(place);
        long begin = System.nanoTime();
        for (int room = 0; room < ROOMS; room++) {
            fill(store, Name.of("room " + room), ROWS / ROOMS);
        }
        fill(store, Name.of("hall"), ROWS);
        System.out.printf(
                Locale.ROOT, "2,000,000 updates were kept in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
        for (String channel : List.of("room 7", "hall")) {
            long rows = channel.equals("hall") ? ROWS : ROWS / ROOMS;
            measure(store, channel + ", a common word, first page", scope(channel, null, "fox"), 0);
            measure(store, channel + ", a common word, last hundredth", scope(channel, null, "fox"), rows * 99 / 100);
            measure(store, channel + ", an absent word", scope(channel, null, "hippopotamus"), 0);
            measure(store, channel + ", somebody and a common word", scope(channel, "user 7", "fox"), 0);
            measure(store, channel + ", somebody and an absent word", scope(channel, "user 7", "hippopotamus"), 0);
            measure(store, channel + ", somebody rare and an absent word", scope(channel, "rare", "hippopotamus"), 0);
        }
        store.close();
        System.exit(0); // the database's own threads
    }

    private static void fill(SqlStore store, Name channel, int rows) {
        store.stores().journal().keep(List.of(StoreFixture.entry(StoreFixture.channel(channel))));
        Random random = new Random(7);
        for (int i = 0; i < rows; ) {
            List<Change> batch = new ArrayList<>();
            for (int end = Math.min(rows, i + 10_000); i < end; i++) {
                Name sender = Name.of(i % 2_000 == 0 ? "rare" : "user " + random.nextInt(100));
                var message = StoreFixture.message(i, sender, i, text(random));
                batch.add(StoreFixture.said(channel, message));
            }
            Entry entry = StoreFixture.entry(batch.toArray(Change[]::new));
            store.stores().journal().keep(List.of(entry));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 80) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    private static Scope scope(String channel, @Nullable String sender, String word) {
        return new Scope(
                Name.of(channel),
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                sender == null ? null : Name.of(sender),
                List.of(word));
    }

    private static void measure(SqlStore store, String what, Scope scope, long clock) {
        double[] millis = new double[ROUNDS];
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            found = search(store.stores().history(), scope, clock);
            millis[round] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%s: %d found, %.1f ms%n", what, found, millis[ROUNDS / 2]);
    }

    private static int search(History history, Scope scope, long clock) {
        int[] found = {0};
        Place place = new Place(clock, 0);
        while (place != null && found[0] < PAGE) {
            place = history.search(scope, place, kept -> ++found[0] < PAGE);
        }
        return found[0];
    }
}
