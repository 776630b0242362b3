package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.NO_ONE;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Core.USER_INFO;
import static org.lichat.protocol.Shirakumo.INFO;
import static org.lichat.protocol.Shirakumo.INFO_KEY;
import static org.lichat.protocol.Shirakumo.MALFORMED_USER_INFO;
import static org.lichat.protocol.Shirakumo.NO_SUCH_USER_INFO;
import static org.lichat.protocol.Shirakumo.SET_USER_INFO;

import java.util.ArrayList;
import java.util.List;
import org.lichat.domain.Channel;
import org.lichat.domain.Profile;
import org.lichat.domain.User;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Update;
import org.lichat.server.Check;
import org.lichat.server.Checks;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;

/**
 * What registered users tell about themselves (shirakumo §14), which everybody may read. It is kept with the profile: 11,000 characters at
 * most, and an icon of up to 44 KiB in base 64 as that is limited by default.
 */
@Installed
public final class UserInfo implements Extension {
    private static final String PUBLIC_KEY = "-----BEGIN PGP PUBLIC KEY BLOCK-----";

    private static final InfoTable TABLE = new InfoTable("user", NO_SUCH_USER_INFO, MALFORMED_USER_INFO)
            .with("birthday", InfoText.line(100))
            .with("contact", InfoText.lines(500))
            .with("location", InfoText.line(100))
            .with(
                    "public-key",
                    InfoText.lines(10_000)
                            .that(text -> text.startsWith(PUBLIC_KEY), "text that begins with " + PUBLIC_KEY))
            .with("real-name", InfoText.line(100))
            .with("status", InfoText.line(200))
            .with("icon", Icons.FORM);

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.USER_INFO);
        server.fields(USER_INFO, INFO);
        server.update(SET_USER_INFO, this::setUserInfo);
        server.update(NO_SUCH_USER_INFO);
        server.update(MALFORMED_USER_INFO);
        server.permit(SET_USER_INFO, ANYONE, NO_ONE, NO_ONE);
        server.checkAfter(Checks.TARGET_EXISTS, new Check("shirakumo §14", USER_INFO, UserInfo::withEmptyInfo));
        server.inform(UserInfo::inform);
    }

    /**
     * What the answer says is what is kept, and not what the request says. It begins as an empty list and stays one when nothing is set,
     * also for users who are not registered (1), since some clients walk over it in any case.
     */
    private static void withEmptyInfo(Request request) {
        request.become(request.update().without(INFO).with(INFO, List.of()));
    }

    private static Update inform(Update answer, Profile profile) {
        List<Object> info = new ArrayList<>();
        for (InfoKey key : TABLE.all()) { // 2
            String text = profile.attributes().get(key.text());
            if (!text.isEmpty()) {
                info.add(List.of(key.symbol(), text)); // 2.1
            }
        }
        return answer.with(INFO, List.copyOf(info));
    }

    private void setUserInfo(Request request) {
        User user = request.user();
        Checks.requireProfile(request); // 1
        InfoKey key = TABLE.find(request.server(), request.get(INFO_KEY)); // 2
        Channel primary = request.server().network().primary();
        key.read( // 3
                request,
                request.get(TEXT),
                text -> request.inTurnOf(primary, () -> {
                    if (!user.isGone()) {
                        set(request, user, key, text);
                    }
                }));
    }

    /** The profile may have been erased while the text was worked on. */
    private static void set(Request request, User user, InfoKey key, String text) {
        Checks.requireProfile(request);
        request.entry().set(user, key.text(), text); // 4
        request.echo(request.update().with(TEXT, text)); // 5
    }
}
