package org.lichat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lichat.wire.Symbol;

/** Our types against the published definitions of version 2.0 (§1.4), in the notation of {@link Definitions}. */
class DefinitionsTest {
    private static final String PUBLISHED = """
            update | id id, clock? integer, from? string
            ping < update
            pong < update
            connect < update | password? string, version string, extensions string*
            disconnect < update
            register < update | password string
            channel-update < update | channel string
            target-update < update | target string
            text-update < update | text string
            join < channel-update
            leave < channel-update
            message < channel-update text-update
            create < update | channel? string
            kick < channel-update target-update
            pull < channel-update target-update
            permissions < channel-update | permissions? list*
            grant < channel-update target-update | update symbol
            deny < channel-update target-update | update symbol
            users < channel-update | users? string*
            channels < channel-update | channels? string*
            user-info < target-update | registered? boolean, connections? integer
            capabilities < channel-update | permitted? symbol*
            server-info < target-update | attributes list*, connections list**
            failure < text-update
            malformed-update < failure
            update-too-long < failure
            connection-unstable < failure
            too-many-connections < failure
            update-failure < failure | update-id id
            invalid-update < update-failure
            already-connected < update-failure
            username-mismatch < update-failure
            incompatible-version < update-failure | compatible-versions string*
            invalid-password < update-failure
            no-such-profile < update-failure
            username-taken < update-failure
            no-such-channel < update-failure
            registration-rejected < update-failure
            already-in-channel < update-failure
            not-in-channel < update-failure
            channelname-taken < update-failure
            too-many-channels < update-failure
            bad-name < update-failure
            insufficient-permissions < update-failure
            invalid-permissions < update-failure
            no-such-user < update-failure
            too-many-updates < update-failure
            clock-skewed < update-failure
            warning < text-update | update-id id
            updates-throttled < warning
            """;

    /** Where we differ, and why. */
    private static final Map<String, String> DEVIATIONS = Map.of(
            "connect < update | password? string, version string, extensions? string*",
            "clients leave out the extensions when they have none",
            "channels < channel-update | channel? string, channels? string*",
            "without a channel the top level is listed",
            "server-info < target-update | attributes? list*, connections? list**",
            "no request can know them",
            "failure < text-update | update-id? id",
            "every failure carries the id of its update where that could be read");

    @Test
    void ourTypesAreThePublishedOnes() { // §1.4
        Map<String, String> expected = Definitions.byName(PUBLISHED.lines());
        expected.putAll(Definitions.byName(DEVIATIONS.keySet().stream()));
        Map<String, String> ours = Definitions.byName(
                Stream.concat(Core.TYPES.stream(), Failures.TYPES.stream()).map(Definitions::line));
        assertEquals(Definitions.text(expected), Definitions.text(ours));
    }

    @Test
    void deviationsAreSuch() {
        Map<String, String> published = Definitions.byName(PUBLISHED.lines());
        Definitions.byName(DEVIATIONS.keySet().stream()).forEach((name, line) -> {
            assertTrue(published.containsKey(name), name);
            assertNotEquals(published.get(name), line);
        });
    }

    @Test
    void allTypesAreInTheCorePackage() { // §1.1
        Stream.concat(Core.TYPES.stream(), Failures.TYPES.stream())
                .forEach(type -> assertEquals(Symbol.LICHAT, type.name().home(), type::toString));
    }
}
