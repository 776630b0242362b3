package org.lichat.shirakumo;

import static org.lichat.domain.DefaultRule.ANYONE;
import static org.lichat.domain.DefaultRule.REGISTRANT;
import static org.lichat.protocol.Core.CHANNEL;
import static org.lichat.protocol.Core.TEXT;
import static org.lichat.protocol.Failures.NO_SUCH_CHANNEL;
import static org.lichat.protocol.Shirakumo.CHANNEL_INFO;
import static org.lichat.protocol.Shirakumo.INFO_KEY;
import static org.lichat.protocol.Shirakumo.INFO_KEYS;
import static org.lichat.protocol.Shirakumo.MALFORMED_CHANNEL_INFO;
import static org.lichat.protocol.Shirakumo.NO_SUCH_CHANNEL_INFO;
import static org.lichat.protocol.Shirakumo.SET_CHANNEL_INFO;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.lichat.protocol.Extensions;
import org.lichat.protocol.Failure;
import org.lichat.protocol.Update;
import org.lichat.server.Extension;
import org.lichat.server.Installed;
import org.lichat.server.Request;
import org.lichat.server.ServerBuilder;
import org.lichat.wire.Symbol;

/**
 * What channels tell about themselves: a title, a topic, rules and so on (shirakumo §6). Channels are in memory as a whole, so this is
 * short: 8,100 characters in one channel at most, and an icon of up to 44 KiB in base 64 as that is limited by default.
 */
@Installed
public final class ChannelInfo implements Extension {
    private static final InfoTable TABLE = new InfoTable("channel", NO_SUCH_CHANNEL_INFO, MALFORMED_CHANNEL_INFO)
            .with("title", InfoText.line(100))
            .with("news", InfoText.lines(2_000))
            .with("topic", InfoText.lines(1_000))
            .with("rules", InfoText.lines(4_000))
            .with("contact", InfoText.lines(500))
            .with("url", InfoText.line(500).that(ChannelInfo::isUrl, "an absolute http, https or lichat URL"))
            .with("icon", Icons.FORM);

    private static final Set<String> SCHEMES = Set.of("http", "https", "lichat");

    @Override
    public void install(ServerBuilder server) {
        server.supports(Extensions.CHANNEL_INFO);
        server.query(CHANNEL_INFO, this::channelInfo);
        server.update(SET_CHANNEL_INFO, this::setChannelInfo);
        server.update(NO_SUCH_CHANNEL_INFO);
        server.update(MALFORMED_CHANNEL_INFO);
        server.permit(CHANNEL_INFO, ANYONE, ANYONE, ANYONE);
        server.permit(SET_CHANNEL_INFO, REGISTRANT, REGISTRANT, REGISTRANT);
    }

    /** Not for members only: topic and rules are also for those who think about joining, and permissions say who may know them. */
    private void channelInfo(Request request) {
        Set<Symbol> named = request.get(INFO_KEYS).named();
        if (named == null) {
            TABLE.in(request.server()).stream()
                    .filter(key -> !text(request, key).isEmpty())
                    .forEach(key -> tell(request, key)); // 1
            return;
        }
        for (Symbol symbol : named) { // 1
            try {
                tell(request, TABLE.find(request.server(), symbol));
            } catch (Failure unknown) {
                request.answer(unknown); // 1.1
            }
        }
    }

    private static void tell(Request request, InfoKey key) {
        request.reply(Update.of(SET_CHANNEL_INFO) // 1.2
                .with(CHANNEL, request.channel().name().toString())
                .with(INFO_KEY, key.symbol())
                .with(TEXT, text(request, key)));
    }

    private static String text(Request request, InfoKey key) {
        return request.channel().get(key.text());
    }

    private void setChannelInfo(Request request) {
        request.requireMember();
        InfoKey key = TABLE.find(request.server(), request.get(INFO_KEY)); // 1
        key.read(request, request.get(TEXT), text -> set(request, key, text)); // 2
    }

    /** The channel or its user's membership may have ended while the text was worked on. */
    private static void set(Request request, InfoKey key, String text) {
        if (request.findChannel() == null) {
            throw new Failure(NO_SUCH_CHANNEL, "There is no channel " + request.get(CHANNEL) + ".");
        }
        request.requireMember();
        request.entry().set(request.channel(), key.text(), text); // 3
        Update update = request.update().with(TEXT, text);
        if (key.form().isSaid()) { // 4
            request.entry().distribute(request.channel(), update);
        } else {
            request.entry().pass(request.channel(), update);
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
            return SCHEMES.contains(scheme) && url.getHost() != null && url.getUserInfo() == null;
        } catch (URISyntaxException no) {
            return false;
        }
    }
}
