package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.protocol.Shirakumo.QUERY;
import static org.lichat.protocol.Shirakumo.SEARCH;

import org.lichat.protocol.Extensions;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.server.Setting;

/** Searching what was distributed over a channel (shirakumo §18); where nobody may, nothing is kept. */
@Installed
public final class Search implements Extension {
    private static final int LEAST_PAGE = 50;
    private static final int MOST_PAGE = 1_000;

    public static final Setting<Integer> PAGE = Setting.integer("search.page", LEAST_PAGE)
            .between(LEAST_PAGE, MOST_PAGE)
            .means("How many updates a search finds at most; clients ask for more by an offset.")
            .live();

    public static final Setting<Integer> REACH = Setting.integer("search.reach", 1_000_000)
            .between(100, Integer.MAX_VALUE)
            .means("How many updates a search compares with its query at most; one that needs more fails.")
            .live();

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.HISTORY);
        server.query(SEARCH, this::search);
        server.permit(SEARCH, ANYONE, ANYONE, ANYONE);
        server.keptFor(SEARCH);
    }

    private void search(Request request) {
        request.requireMember(); // 1
        Query query =
                Query.of(request.find(QUERY), request.server().installation().vocabulary());
        Searching searching = new Searching(request, query, request.channel().newest());
        request.answerInParts(searching::begin);
    }
}
