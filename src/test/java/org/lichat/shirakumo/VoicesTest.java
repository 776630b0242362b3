package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.AddressLimits;
import org.lichat.server.Settings;

/**
 * Who is heard by whom when quiet, block, bridge, pause, roles and shared identity come together (shirakumo §8, §9, §11, §15, §19, §26), before
 * and after a restart. Sam speaks; alice owns the channel; lena lends sam her name; dave blocks sam, erin blocks the name that is
 * printed, and carol blocks nobody.
 */
class VoicesTest {
    private static final int PAUSE = 60;

    @RegisterExtension
    private final Conversation chat = new Conversation(
                    new Quiet(),
                    new Block(),
                    new Bridge(),
                    new Pause(),
                    new Roles(),
                    new SharedIdentity(),
                    new Backfill())
            .with(Settings.FLOOD_LIMIT, 5_000)
            .with(AddressLimits.MAX_CONNECTIONS_PER_ADDRESS, 0);

    /** Who is in the channel. */
    private record Cast(Client alice, Client sam, Client carol, Client dave, Client erin) {
        Client[] all() {
            return new Client[] {alice, sam, carol, dave, erin};
        }

        void hear() {
            Stream.of(all()).forEach(Client::hears);
        }
    }

    /** Under whose name sam speaks. */
    private enum Name {
        OWN("sam", ""),
        LENT("lena", ":from \"lena\""),
        BRIDGED("zoe", ":bridge \"zoe\"");

        private final String printed;
        private final String field;

        Name(String printed, String field) {
            this.printed = printed;
            this.field = field;
        }

        /** The update whose permission counts. */
        String permission() {
            return this == BRIDGED ? "bridge" : "message";
        }

        boolean isPermittedByDefault() {
            return this != BRIDGED;
        }
    }

    /** What sam's role says about that update. */
    private enum Role {
        SILENT(""),
        GRANTS("T"),
        DENIES("NIL");

        private final String verdict;

        Role(String verdict) {
            this.verdict = verdict;
        }

        boolean permits(Name name) {
            return this == GRANTS || (this == SILENT && name.isPermittedByDefault());
        }
    }

    private record Case(Name name, Role role, boolean quiet, boolean paused) {
        boolean reachesOthers() {
            return role.permits(name) && !quiet;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Name name : Name.values()) {
            for (Role role : Role.values()) {
                for (boolean quiet : new boolean[] {false, true}) {
                    cases.add(new Case(name, role, quiet, false));
                    cases.add(new Case(name, role, quiet, true));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoHearsWhom(Case now) {
        Cast cast = new Cast(comes("alice"), comes("sam"), comes("carol"), comes("dave"), comes("erin"));
        arrange(cast, now);
        speak(cast, now, 100);
        Stream.of(cast.all()).forEach(Client::drops);
        chat.local().restart();
        speak(new Cast(back("alice"), back("sam"), back("carol"), back("dave"), back("erin")), now, 200);
    }

    private Client comes(String name) {
        return chat.join(name).registers("sesame");
    }

    private Client back(String name) {
        Client client = chat.login(name, "sesame");
        client.receivesGreeting(name);
        client.sends("(join :id 30 :channel \"lobby\")").receives("(join :id 30)");
        return client;
    }

    private void arrange(Cast cast, Case now) {
        borrow(cast.sam);
        does(cast.dave, "(block :id 10 :target \"sam\")");
        does(cast.erin, "(block :id 11 :target \"" + now.name.printed + "\")");
        if (now.quiet) {
            does(cast.alice, "(quiet :id 12 :channel \"lobby\" :target \"sam\")");
        }
        String permissions = now.role == Role.SILENT ? "" : "(" + now.name.permission() + " " + now.role.verdict + ")";
        does(cast.alice, "(role :id 13 :channel \"lobby\" :role \"crew\" :permissions (" + permissions + "))");
        does(cast.alice, "(assign-role :id 14 :channel \"lobby\" :role \"crew\" :target \"sam\")");
        if (now.paused) {
            does(cast.alice, "(pause :id 15 :channel \"lobby\" :by " + PAUSE + ")");
        }
    }

    private void borrow(Client sam) {
        Client lena = chat.connect("lena").registers("sesame");
        lena.sends("(share-identity :id 20)");
        String key = lena.receives("(share-identity :id 20)").string(":key");
        does(sam, "(assume-identity :id 21 :target \"lena\" :key \"" + key + "\")");
        lena.drops();
    }

    private static void does(Client client, String update) {
        client.hears();
        client.sends(update).receives("(" + update.substring(1, update.indexOf(' ')) + ")");
    }

    private void speak(Cast cast, Case now, int id) {
        cast.hear();
        chat.passes(Duration.ofSeconds(PAUSE), cast.all());
        says(cast, now, id);
        if (now.paused && now.role.permits(now.name)) {
            cast.sam.sends(message(now, id + 1)).receives("(too-many-updates :update-id " + (id + 1) + ")");
        } else {
            says(cast, now, id + 1);
        }
        List<Received> kept = backfill(cast.carol);
        assertEquals(
                now.reachesOthers(),
                kept.stream().anyMatch(update -> update.field(":id").equals(String.valueOf(id))),
                kept::toString);
    }

    private void says(Cast cast, Case now, int id) {
        cast.hear();
        cast.sam.sends(message(now, id));
        if (now.role.permits(now.name)) {
            cast.sam.receives("(message :id " + id + " :from \"" + now.name.printed + "\")");
        } else {
            cast.sam.receives("(insufficient-permissions :update-id " + id + ")");
        }
        int others = now.reachesOthers() ? 1 : 0;
        assertEquals(others, cast.alice.hears().size());
        assertEquals(others, cast.carol.hears().size());
        assertEquals(0, cast.dave.hears().size()); // blocks the connection's user
        assertEquals(0, cast.erin.hears().size()); // blocks the name that is printed
    }

    private static String message(Case now, int id) {
        return "(message :id " + id + " :channel \"lobby\" :text \"Hi\" " + now.name.field + ")";
    }

    private static List<Received> backfill(Client carol) {
        carol.sends("(backfill :id 40 :channel \"lobby\")");
        List<Received> kept = new ArrayList<>();
        Received update = carol.next();
        while (!update.is("backfill")) {
            kept.add(update);
            update = carol.next();
        }
        return kept;
    }
}
