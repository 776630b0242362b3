package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lichat.Conversation;
import org.lichat.protocol.Core;
import org.lichat.protocol.Definitions;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failures;
import org.lichat.protocol.OwnUpdates;
import org.lichat.protocol.Shirakumo;
import org.lichat.protocol.UpdateType;
import org.lichat.protocol.Vocabulary;
import org.lichat.server.Installation;

/**
 * The types and slots of the extensions against their published definitions, in the notation of {@link Definitions}; {@code +} is a type of
 * others to which a slot is added. A line begins with the name of the extension in its definition.
 */
class PublishedDefinitionsTest {
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
                    "shirakumo-shared-identity: list-shared-identities < update | identities? list, shares? list",
                    "the text has a field for the lending map that the definitions lack (shirakumo §15)"),
            new Deviation(
                    "shirakumo-shared-identity: assume-identity < target-update | key string",
                    """
                    shirakumo-shared-identity: assume-identity < target-update | key string
                    shirakumo-shared-identity: identity-already-used < update-failure""",
                    "the text has a failure that the definitions lack (shirakumo §15)"));

    @RegisterExtension
    private final Conversation chat = new Conversation(AllExtensions.made());

    @Test
    void ourTypesAreThePublishedOnesInTheirOrder() { // §1.4
        assertEquals(
                ours().filter(line -> !line.startsWith("+")).toList(),
                Shirakumo.TYPES.stream()
                        .map(Definitions::line)
                        .map(Definitions::sorted)
                        .toList());
    }

    @Test
    void whatWeAddToOtherTypesIsWhatIsPublished() { // §6
        Vocabulary published = published();
        assertEquals(
                ours().filter(line -> line.startsWith("+")).sorted().toList(),
                published
                        .types()
                        .flatMap(type -> Definitions.added(published, type))
                        .sorted()
                        .toList());
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
        Shirakumo.TYPES.forEach(type -> assertEquals("shirakumo", type.name().home(), type::toString));
        OwnUpdates.TYPES.forEach(type -> assertTrue(type.isOwn(), type::toString));
    }

    @Test
    void whatIsInstalledIsThatAndOurOwn() {
        Vocabulary published = published();
        Vocabulary installed = installation().vocabulary();
        assertEquals(
                published.types().collect(Collectors.toSet()), installed.types().collect(Collectors.toSet()));
        published
                .types()
                .forEach(type -> assertEquals(
                        Definitions.slots(published, type), Definitions.slots(installed, type), type::toString));
    }

    @Test
    void allAreAnnouncedByEveryNameAndNoOthersAre() { // §6
        Set<String> announced = Set.copyOf(installation().extensions());
        assertEquals(
                Stream.concat(
                                Stream.of(UpdateType.OWN),
                                Extensions.NAMES.stream()
                                        .map(Dialect::spellings)
                                        .flatMap(List::stream))
                        .collect(Collectors.toSet()),
                announced);
        PUBLISHED.lines().forEach(line -> assertTrue(announced.contains(line.split(": ", 2)[0]), line));
    }

    /** The lines as we have them, without the names of their extensions. */
    private static Stream<String> ours() {
        return PUBLISHED
                .lines()
                .map(PublishedDefinitionsTest::ours)
                .flatMap(String::lines)
                .map(line -> Definitions.sorted(line.split(": ", 2)[1]));
    }

    private static String ours(String published) {
        return DEVIATIONS.stream()
                .filter(deviation -> deviation.published.equals(published))
                .map(Deviation::ours)
                .findFirst()
                .orElse(published);
    }

    /** What a vocabulary is that is made of the constants alone. */
    private static Vocabulary published() {
        List<UpdateType> types = Stream.of(Core.TYPES, Failures.TYPES, Shirakumo.TYPES, OwnUpdates.TYPES)
                .flatMap(List::stream)
                .toList();
        return new Vocabulary(types, Shirakumo.FIELDS);
    }

    private Installation installation() {
        return chat.local().server().installation();
    }
}
