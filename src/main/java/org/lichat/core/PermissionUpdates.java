package org.lichat.core;

import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.DENY;
import static org.lichat.protocol.Core.GRANT;
import static org.lichat.protocol.Core.PERMISSIONS;
import static org.lichat.protocol.Core.PERMISSION_RULES;
import static org.lichat.protocol.Core.TARGET;
import static org.lichat.protocol.Core.UPDATE_TYPE;
import static org.lichat.protocol.Failures.INVALID_PERMISSIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.lichat.domain.Change;
import org.lichat.domain.Channel;
import org.lichat.domain.Name;
import org.lichat.domain.Permissions;
import org.lichat.domain.Rule;
import org.lichat.protocol.Dialect;
import org.lichat.protocol.Failure;
import org.lichat.protocol.UpdateType;
import org.lichat.server.Audit;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.wire.Symbol;
import org.lichat.wire.Writer;

/** A channel's rules: permissions, grant and deny (§5.3.2). */
@Installed
public final class PermissionUpdates implements Extension {
    /** The most rules in one update: each may need an answer of its own, and there are not nearly so many update types. */
    static final int MAX_RULES = 200;

    @Override
    public void install(ServerBuilder server) {
        server.update(PERMISSIONS, this::permissions);
        server.update(GRANT, request -> change(request, Rule::grant));
        server.update(DENY, request -> change(request, Rule::deny));
        for (UpdateType type : List.of(PERMISSIONS, GRANT, DENY)) {
            server.permit(type, REGISTRANT, REGISTRANT, REGISTRANT);
            // Rules are also about users who are away.
            server.exempt(type, Checks.TARGET_EXISTS);
        }
    }

    private void permissions(Request request) {
        List<List<Object>> changes = request.find(PERMISSION_RULES);
        if (changes != null && !changes.isEmpty()) {
            requireAnswerable(changes.size());
            Map<UpdateType, Rule> before = request.channel().permissions().changed();
            changes.forEach(rule -> set(request, rule)); // 1
            saveWhatDiffers(request, before);
        }
        request.reply(request.update().with(PERMISSION_RULES, print(request))); // 2
    }

    private static void requireAnswerable(int rules) {
        if (rules > MAX_RULES) {
            throw new Failure(INVALID_PERMISSIONS, "One update sets up to " + MAX_RULES + " rules.");
        }
    }

    /** Sets a rule, or answers what is wrong with it. */
    private static void set(Request request, List<Object> expression) {
        try {
            if (expression.size() != 2 || !(expression.get(0) instanceof Symbol name)) {
                throw new Failure(
                        INVALID_PERMISSIONS, "A permission rule is a list of an update type and who may send it.");
            }
            UpdateType type = type(request, name);
            Rule rule = Rule.read(expression.get(1));
            if (rule == null) {
                throw new Failure(
                        INVALID_PERMISSIONS,
                        "The rule for " + type + " is neither T nor NIL nor a list of + or - with up to "
                                + Rule.MAX_NAMES + " valid names.");
            }
            requireRoom(request, type, rule);
            request.channel().permissions().set(type, rule); // 1.3
        } catch (Failure invalid) {
            request.answer(invalid); // 1.2
        }
    }

    private static void change(Request request, BiFunction<Rule, Name, Rule> change) {
        Permissions permissions = request.channel().permissions();
        UpdateType type = type(request, request.get(UPDATE_TYPE));
        Rule rule = permissions.rule(type);
        Rule changed = change.apply(rule, Name.of(request.get(TARGET)));
        requireRoom(request, type, changed);
        if (!changed.equals(rule)) {
            Map<UpdateType, Rule> before = permissions.changed();
            permissions.set(type, changed);
            saveWhatDiffers(request, before);
        }
        request.echo(request.update().with(UPDATE_TYPE, type.printed()));
    }

    private static void requireRoom(Request request, UpdateType type, Rule rule) {
        if (rule.size() > Rule.MAX_NAMES) {
            throw new Failure(
                    INVALID_PERMISSIONS,
                    "The rule for " + type + " would hold more than " + Rule.MAX_NAMES + " names.");
        }
        if (!request.channel().permissions().hasRoomFor(type, rule)) {
            throw new Failure(
                    INVALID_PERMISSIONS,
                    "The rules of a channel hold " + Permissions.MAX_NAMES + " names at most, all together.");
        }
    }

    private static UpdateType type(Request request, Symbol name) {
        UpdateType type = request.server().installation().sendable(name);
        if (type == null) {
            throw new Failure(
                    INVALID_PERMISSIONS, "There is no update type " + Writer.print(name) + " that could be permitted.");
        }
        return type;
    }

    private static void saveWhatDiffers(Request request, Map<UpdateType, Rule> before) {
        Channel channel = request.channel();
        String types = channel.permissions().changed().entrySet().stream()
                .filter(rule -> !rule.getValue().equals(before.get(rule.getKey())))
                .map(rule -> rule.getKey().toString())
                .sorted()
                .collect(Collectors.joining(" "));
        if (!types.isEmpty()) {
            request.entry().change(new Change.ChannelSaved(channel.kept()));
            Audit.note(request, types);
        }
    }

    private static List<List<Object>> print(Request request) {
        Dialect dialect = request.connection().dialect();
        List<List<Object>> rules = new ArrayList<>();
        request.channel().permissions().all().forEach((type, rule) -> {
            if (type.isKnownTo(dialect)) {
                rules.add(List.of(type.printed(), rule.print()));
            }
        });
        return rules;
    }
}
