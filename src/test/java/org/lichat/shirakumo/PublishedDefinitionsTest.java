package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Conversation;
import org.lichat.protocol.Core;
import org.lichat.protocol.Definitions;
import org.lichat.protocol.Failures;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Extension;
import org.lichat.server.Installation;

/**
 * The types and slots of the extensions against their published definitions, in the notation of {@link Definitions}; {@code +} is a type of
 * others to which a slot is added. A line begins with the name of the extension in its definition.
 */
class PublishedDefinitionsTest {
    private static final Map<String, Extension> INSTALLED = Map.ofEntries(
            Map.entry("shirakumo-backfill", new Backfill()),
            Map.entry("shirakumo-data", new Data()),
            Map.entry("shirakumo-emote", new Emotes()),
            Map.entry("shirakumo-edit", new Edit()),
            Map.entry("shirakumo-link", new Link()),
            Map.entry("shirakumo-history", new Search()),
            Map.entry("shirakumo-reactions", new Reactions()),
            Map.entry("shirakumo-last-read", new LastRead()),
            Map.entry("shirakumo-markup", new Markup()),
            Map.entry("shirakumo-sign", new Sign()),
            Map.entry("shirakumo-replies", new Replies()),
            Map.entry("shirakumo-typing", new Typing()));

    private static final String PUBLISHED = """
            shirakumo-backfill: backfill < channel-update | since? integer
            shirakumo-data: data < channel-update | content-type string, filename? string, payload string
            shirakumo-data: bad-content-type < update-failure | allowed-content-types string*
            shirakumo-emote: emotes < channel-update | names? string*
            shirakumo-emote: emote < channel-update | content-type string, name string, payload string
            shirakumo-emote: emote-list-full < update-failure
            shirakumo-edit: edit < message
            shirakumo-link: +message | shirakumo:link? string
            shirakumo-markup: +text-update | shirakumo:rich? list
            shirakumo-sign: +update | shirakumo:signature? string
            shirakumo-history: search < channel-update | results? list, offset? integer, query? list
            shirakumo-reactions: react < channel-update | target string, update-id id, emote string
            shirakumo-replies: +message | shirakumo:reply-to? list
            shirakumo-last-read: last-read < channel-update | target? string, update-id? id
            shirakumo-typing: typing < channel-update
            """;

    /**
     * Where we differ.
     *
     * @param reason why
     */
    private record Deviation(String published, String ours, String reason) {}

    private static final List<Deviation> DEVIATIONS = List.of(new Deviation(
            "shirakumo-emote: emotes < channel-update | names? string*",
            "shirakumo-emote: emotes < channel-update | channel? string, names? string*",
            "without a channel the primary one is meant (shirakumo §3)"));

    @RegisterExtension
    private final Conversation chat = new Conversation(INSTALLED.values().toArray(Extension[]::new));

    @Test
    void ourTypesAndSlotsAreThePublishedOnes() { // §1.4
        assertEquals(
                text(PUBLISHED.lines().map(PublishedDefinitionsTest::ours).flatMap(this::ifInstalled)), text(found()));
    }

    @Test
    void deviationsAreSuch() {
        DEVIATIONS.forEach(deviation -> {
            assertTrue(PUBLISHED.lines().anyMatch(deviation.published::equals), deviation.published);
            assertNotEquals(deviation.published, deviation.ours);
            assertNotEquals("", deviation.reason);
        });
    }

    @Test
    void allTypesAreInTheirPackage() { // §1.1
        types().forEach(type -> assertEquals("shirakumo", type.name().home(), type::toString));
    }

    @Test
    void allAreAnnouncedByTheNamesOfTheirDefinitions() { // §6
        List<String> announced = installation().extensions();
        INSTALLED.keySet().forEach(name -> assertTrue(announced.contains(name), name));
    }

    private static String ours(String published) {
        return DEVIATIONS.stream()
                .filter(deviation -> deviation.published.equals(published))
                .map(Deviation::ours)
                .findFirst()
                .orElse(published);
    }

    /** The definition in a line, if the extension of the line is installed. */
    private Stream<String> ifInstalled(String line) {
        String[] parts = line.split(": ", 2);
        return INSTALLED.containsKey(parts[0]) ? Stream.of(parts[1]) : Stream.of();
    }

    private Stream<String> found() {
        return Stream.concat(
                types().map(Definitions::line),
                installation()
                        .vocabulary()
                        .types()
                        .flatMap(type -> Definitions.added(installation().vocabulary(), type)));
    }

    /** The types that the core has not got. */
    private Stream<UpdateType> types() {
        Set<UpdateType> core = new HashSet<>(Core.TYPES);
        core.addAll(Failures.TYPES);
        return installation().vocabulary().types().filter(type -> !core.contains(type) && !type.isOwn());
    }

    private Installation installation() {
        return chat.local().server().installation();
    }

    private static String text(Stream<String> lines) {
        return lines.map(Definitions::sorted).sorted().collect(Collectors.joining("\n"));
    }
}
