package org.lichat.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.server.Settings;
import org.lichat.wire.Writer;

class DefaultRulesTest {
    private static final Set<String> SENDABLE = Set.of(
            "ping",
            "pong",
            "disconnect",
            "register",
            "join",
            "leave",
            "message",
            "create",
            "kick",
            "pull",
            "permissions",
            "grant",
            "deny",
            "users",
            "channels",
            "user-info",
            "capabilities",
            "server-info",
            "lichat-ee:passwd",
            "lichat-ee:export",
            "lichat-ee:erase");

    @RegisterExtension
    private final Conversation chat =
            new Conversation().with(Settings.ADMIN_NAME, "root").with(Settings.ADMIN_PASSWORD, "sesame");

    /** The table of interoperability.md as far as the core's updates are in it; what is in neither set is denied to all. */
    static Stream<Arguments> kinds() {
        Set<String> anyone = Set.of("join", "leave", "message", "users", "channels", "pull", "capabilities");
        Set<String> registrant = Set.of("kick", "grant", "deny", "permissions", "create");
        return Stream.of(
                Arguments.of("regular", "(create :id 1 :channel \"lobby\")", anyone, registrant),
                Arguments.of("anonymous", "(create :id 1)", anyone, registrant),
                Arguments.of(
                        "primary",
                        "(ping :id 1)",
                        Set.of(
                                "create",
                                "join",
                                "users",
                                "channels",
                                "user-info",
                                "register",
                                "capabilities",
                                "ping",
                                "pong",
                                "disconnect"),
                        Set.of(
                                "message",
                                "leave",
                                "kick",
                                "pull",
                                "grant",
                                "deny",
                                "permissions",
                                "server-info",
                                "lichat-ee:passwd",
                                "lichat-ee:export",
                                "lichat-ee:erase")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void channelsBeginWithTheDefaultsOfTheirKind(
            String kind, String create, Set<String> anyone, Set<String> registrant) { // interoperability.md, §2.4
        Client root = chat.login("root", "sesame", "lichat-ee");
        root.receivesGreeting("root");
        String channel = root.sends(create).next().string(":channel");
        String name = channel.isEmpty() ? "Lichat" : channel;
        Map<String, String> expected = new TreeMap<>();
        String only = kind.equals("primary") ? "(+ \"Lichat\" \"root\")" : "(+ \"root\")";
        SENDABLE.forEach(
                type -> expected.put(type, anyone.contains(type) ? "T" : registrant.contains(type) ? only : "NIL"));

        root.sends("(permissions :id 2 :channel \"" + name + "\")");
        Map<String, String> rules = new TreeMap<>();
        Object printed = root.receives("(permissions :id 2)").fields().get(":permissions");
        for (Object rule : (Iterable<?>) Objects.requireNonNull(printed)) {
            List<?> pair = (List<?>) rule;
            rules.put(pair.get(0).toString(), Writer.print(pair.get(1)));
        }
        rules.remove("connect"); // never checked for permissions
        assertEquals(expected, rules);
    }
}
