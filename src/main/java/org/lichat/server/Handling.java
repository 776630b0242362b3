package org.lichat.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lichat.protocol.UpdateType;

/** What happens to updates of each type, as it is collected before the server exists: the checks in their order, then the handler. */
final class Handling {
    private final Map<UpdateType, Handler> handlers = new LinkedHashMap<>();
    private final Map<UpdateType, Handler> instead = new LinkedHashMap<>();
    private final Set<UpdateType> queries = new LinkedHashSet<>();
    private final List<Check> checks = new ArrayList<>(Checks.IN_ORDER);
    private final Map<UpdateType, List<Check>> exemptions = new LinkedHashMap<>();

    void handle(UpdateType type, Handler handler) {
        handlers.put(type, handler);
    }

    void instead(UpdateType type, Handler handler) {
        instead.put(type, handler);
    }

    void query(UpdateType type) {
        queries.add(type);
    }

    void after(Check place, Check added) {
        checks.add(placeOf(place) + 1, added);
    }

    void before(Check place, Check added) {
        checks.add(placeOf(place), added);
    }

    private int placeOf(Check check) {
        int index = checks.indexOf(check);
        if (index < 0) {
            throw new IllegalArgumentException("There is no check " + check.clause() + ".");
        }
        return index;
    }

    void exempt(UpdateType type, List<Check> left) {
        exemptions.computeIfAbsent(type, any -> new ArrayList<>()).addAll(left);
    }

    List<Check> checks() {
        return checks;
    }

    /** The checks that apply to the type, then its handler; nothing when there is no handler. */
    Handler[] compile(UpdateType type) {
        UpdateType handled = handled(type);
        if (handled == null) {
            return new Handler[0];
        }
        List<Handler> steps = new ArrayList<>();
        String extension = type.extension();
        if (extension != null) {
            steps.add(request -> request.connection().uses(extension));
        }
        checks.stream()
                .filter(check -> type.isA(check.type()) && !isExempt(type, check))
                .forEach(check -> steps.add(check.handler()));
        steps.add(Objects.requireNonNull(instead.getOrDefault(handled, handlers.get(handled))));
        return steps.toArray(Handler[]::new);
    }

    /** The type whose handler is the type's as well, or null. */
    private @Nullable UpdateType handled(UpdateType type) {
        return type.lineage().filter(handlers::containsKey).findFirst().orElse(null);
    }

    /** Whether what handles the type only asks. */
    boolean isQuery(UpdateType type) {
        UpdateType handled = handled(type);
        return handled == null || queries.contains(handled);
    }

    private boolean isExempt(UpdateType type, Check check) {
        return type.lineage()
                .anyMatch(
                        ancestor -> exemptions.getOrDefault(ancestor, List.of()).contains(check));
    }
}
