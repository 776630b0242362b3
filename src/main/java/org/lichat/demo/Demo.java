package org.lichat.demo;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lichat.domain.Name;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Server;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/** For those who look first: a few channels in which invented people have talked, the way everybody does. */
@Installed
public final class Demo implements Extension {
    public static final Setting<Wanted> DEMO = Setting.choice("demo", Wanted.FALSE)
            .means("Whether a server without channels begins with a few, in which invented people have talked.");

    private static final Logger LOG = System.getLogger(Demo.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whether there is to be a demo. */
    public enum Wanted {
        /** The server begins with sample talk, unless it has been used. */
        TRUE,
        /** The server begins empty. */
        FALSE
    }

    @Override
    public void install(ServerBuilder server) {
        if (server.settings().get(DEMO) == Wanted.TRUE) {
            server.onStarted(Demo::begin);
        }
    }

    private static void begin(Server server) {
        List<Talk.Line> talk = Talk.read();
        String obstacle = obstacle(server, talk);
        if (obstacle == null) {
            play(server, talk);
        } else {
            LOG.log(Level.INFO, "{0} adds nothing: there is {1} already.", DEMO, obstacle);
        }
    }

    /** What shows that the server has been used; null when nothing does. */
    private static @Nullable String obstacle(Server server, List<Talk.Line> talk) {
        if (server.network().channels().size() > 1) {
            return "a channel";
        }
        return talk.stream()
                .map(Talk.Line::speaker)
                .filter(speaker -> server.profiles().has(Name.of(speaker)))
                .findFirst()
                .map(speaker -> "somebody named " + speaker)
                .orElse(null);
    }

    private static void play(Server server, List<Talk.Line> talk) {
        Map<String, Guest> guests = new LinkedHashMap<>();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (Talk.Line line : talk) {
                Guest guest = guests.get(line.speaker());
                if (guest == null) {
                    guest = Guest.arrive(server, line.speaker(), guests.size(), end);
                    guests.put(line.speaker(), guest);
                }
                guest.says(line.update());
            }
            LOG.log(Level.INFO, "{0}: there are a few channels with sample talk.", DEMO);
        } catch (Guest.Unheard slow) {
            LOG.log(Level.WARNING, "{0} is not complete: {1}", DEMO, slow.getMessage());
        } finally {
            guests.values().forEach(Guest::leaves);
        }
    }
}
