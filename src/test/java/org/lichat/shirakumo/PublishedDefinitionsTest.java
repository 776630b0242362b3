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
            Map.entry("shirakumo-channel-info", new ChannelInfo()),
            Map.entry("shirakumo-data", new Data()),
            Map.entry("shirakumo-emote", new Emotes()),
            Map.entry("shirakumo-edit", new Edit()),
            Map.entry("shirakumo-pause", new Pause()),
            Map.entry("shirakumo-quiet", new Quiet()),
            Map.entry("shirakumo-bridge", new Bridge()),
            Map.entry("shirakumo-channel-trees", new ChannelTrees()),
            Map.entry("shirakumo-server-management", new ServerManagement()),
            Map.entry("shirakumo-ip", new Ip()),
            Map.entry("shirakumo-link", new Link()),
            Map.entry("shirakumo-history", new Search()),
            Map.entry("shirakumo-block", new Block()),
            Map.entry("shirakumo-reactions", new Reactions()),
            Map.entry("shirakumo-last-read", new LastRead()),
            Map.entry("shirakumo-markup", new Markup()),
            Map.entry("shirakumo-shared-identity", new SharedIdentity()),
            Map.entry("shirakumo-sign", new Sign()),
            Map.entry("shirakumo-otp", new Otp()),
            Map.entry("shirakumo-replies", new Replies()),
            Map.entry("shirakumo-typing", new Typing()),
            Map.entry("shirakumo-roles", new Roles()),
            Map.entry("shirakumo-user-info", new UserInfo()));

    private static final String PUBLISHED = """
            shirakumo-backfill: backfill < channel-update | since? integer
            shirakumo-data: data < channel-update | content-type string, filename? string, payload string
            shirakumo-data: bad-content-type < update-failure | allowed-content-types string*
            shirakumo-emote: emotes < channel-update | names? string*
            shirakumo-emote: emote < channel-update | content-type string, name string, payload string
            shirakumo-emote: emote-list-full < update-failure
            shirakumo-edit: edit < message
            shirakumo-channel-trees: no-such-parent-channel < update-failure
            shirakumo-channel-info: channel-info < channel-update | keys (or (list symbol) T)
            shirakumo-channel-info: set-channel-info < channel-update text-update | key symbol
            shirakumo-channel-info: no-such-channel-info < update-failure | key symbol
            shirakumo-channel-info: malformed-channel-info < update-failure
            shirakumo-server-management: kill < target-update
            shirakumo-server-management: destroy < channel-update
            shirakumo-server-management: ban < target-update
            shirakumo-server-management: unban < target-update
            shirakumo-server-management: blacklist < update | target? string*
            shirakumo-pause: pause < channel-update | by integer
            shirakumo-quiet: quiet < channel-update target-update
            shirakumo-quiet: unquiet < channel-update target-update
            shirakumo-quiet: quieted < channel-update | target? string*
            shirakumo-ip: ip-ban < update | ip string, mask string
            shirakumo-ip: ip-unban < update | ip string, mask string
            shirakumo-ip: ip-blacklist < update | target? string**
            shirakumo-ip: bad-ip-format < update-failure
            shirakumo-bridge: bridge < channel-update
            shirakumo-bridge: +channel-update | shirakumo:bridge? string
            shirakumo-link: +message | shirakumo:link? string
            shirakumo-markup: +text-update | shirakumo:rich? list
            shirakumo-user-info: set-user-info < text-update | key string
            shirakumo-user-info: +user-info | shirakumo:info? list
            shirakumo-user-info: malformed-user-info < update-failure
            shirakumo-user-info: no-such-user-info < update-failure | key symbol
            shirakumo-shared-identity: share-identity < update | key? string
            shirakumo-shared-identity: unshare-identity < update | key? string
            shirakumo-shared-identity: list-shared-identities < update | identities? list
            shirakumo-shared-identity: assume-identity < target-update | key string
            shirakumo-sign: +update | shirakumo:signature? string
            shirakumo-history: search < channel-update | results? list, offset? integer, query? list
            shirakumo-block: block < target-update
            shirakumo-block: unblock < target-update
            shirakumo-block: blocked < update | target? string*
            shirakumo-reactions: react < channel-update | target string, update-id id, emote string
            shirakumo-replies: +message | shirakumo:reply-to? list
            shirakumo-last-read: last-read < channel-update | target? string, update-id? id
            shirakumo-typing: typing < channel-update
            shirakumo-otp: invalid-otp-key < update-failure
            shirakumo-otp: +connect | shirakumo:otp-token? string
            shirakumo-otp: +register | shirakumo:otp-key? string
            shirakumo-roles: role-update < channel-update | shirakumo:role string
            shirakumo-roles: role < role-update | permissions? list*
            shirakumo-roles: delete-role < role-update
            shirakumo-roles: assign-role < role-update target-update
            shirakumo-roles: remove-role < role-update target-update
            shirakumo-roles: roles < channel-update | target? string, shirakumo:roles? string*
            shirakumo-roles: no-such-role < role-update
            """;

    /**
     * Where we differ.
     *
     * @param reason why
     */
    private record Deviation(String published, String ours, String reason) {}

    private static final List<Deviation> DEVIATIONS = List.of(
            new Deviation(
                    "shirakumo-emote: emotes < channel-update | names? string*",
                    "shirakumo-emote: emotes < channel-update | channel? string, names? string*",
                    "without a channel the primary one is meant (shirakumo §3)"),
            new Deviation(
                    "shirakumo-roles: no-such-role < role-update",
                    "shirakumo-roles: no-such-role < update-failure | shirakumo:role string",
                    "what answers an update that was refused is an update-failure (§3.2)"),
            new Deviation(
                    "shirakumo-ip: ip-ban < update | ip string, mask string",
                    "shirakumo-ip: ip-ban < update | ip string, mask? string",
                    "the text says that the mask is optional (shirakumo §10)"),
            new Deviation(
                    "shirakumo-ip: ip-unban < update | ip string, mask string",
                    "shirakumo-ip: ip-unban < update | ip string, mask? string",
                    "it holds the same fields as ip-ban (shirakumo §10)"),
            new Deviation(
                    "shirakumo-user-info: set-user-info < text-update | key string",
                    "shirakumo-user-info: set-user-info < text-update | key symbol",
                    "the text says a symbol (shirakumo §14); strings are accepted too"),
            new Deviation(
                    "shirakumo-shared-identity: list-shared-identities < update | identities? list",
                    """
                    shirakumo-shared-identity: list-shared-identities < update | identities? list, shares? list
                    shirakumo-shared-identity: identity-already-used < update-failure""",
                    "the text has a field for the lending map and a failure that the definitions lack (shirakumo §15)"));

    @RegisterExtension
    private final Conversation chat = new Conversation(INSTALLED.values().toArray(Extension[]::new));

    @Test
    void ourTypesAndSlotsAreThePublishedOnes() { // §1.4
        assertEquals(
                text(PUBLISHED
                        .lines()
                        .map(PublishedDefinitionsTest::ours)
                        .flatMap(String::lines)
                        .flatMap(this::ifInstalled)),
                text(found()));
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
