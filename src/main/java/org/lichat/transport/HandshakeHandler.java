package org.lichat.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Asked;
import org.lichat.server.Server;
import org.lichat.server.Settings;
import org.lichat.server.Site;

/**
 * Reads an HTTP request, and turns the connection into a WebSocket, refuses it, or has a document delivered. Whatever follows a handshake
 * goes to {@link FrameHandler}; the HTTP codec and this handler leave the pipeline, so that an idle connection keeps none of it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class HandshakeHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(HandshakeHandler.class.getName());

    private final TyrusHost host;
    private final ConnectionLimits limits;
    private final NextRequest afterwards;
    private @Nullable HttpRequest request;
    private @Nullable Deadline deadline;
    private boolean answered;

    /** A handler for one request, and for those that come after it. */
    HandshakeHandler(NextRequest afterwards) {
        this.host = afterwards.host();
        this.limits = afterwards.limits();
        this.afterwards = afterwards;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = Deadline.of(context, limits.handshake());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (deadline != null) {
            deadline.met();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        try {
            if (answered) {
                return;
            }
            if (received instanceof HttpRequest begun) {
                begin(context, begun);
            } else if (received instanceof HttpContent content
                    && content.content().isReadable()) {
                refuse(context, HttpResponseStatus.BAD_REQUEST, "A request here has no body.");
            } else if (received instanceof LastHttpContent && request != null) {
                answer(context, request);
            }
        } finally {
            ReferenceCountUtil.release(received);
        }
    }

    /** Who does not ask for anything goes when the server ends. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Ending.WANTED && request == null) {
            context.close();
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "A handshake failed.", cause);
        }
        context.close();
    }

    private void begin(ChannelHandlerContext context, HttpRequest begun) {
        request = begun;
        Refusal unreadable = Refusal.unreadable(begun, limits.lineBytes());
        if (unreadable != null) {
            refuse(context, unreadable);
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        InetSocketAddress local = (InetSocketAddress) context.channel().localAddress();
        Target target = Target.of(request.uri());
        Page page = target == null ? null : page(request, target);
        if (target == null) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "The address is malformed.");
        } else if (page != null) {
            end(context, Refusal.page(page, request.method()));
        } else if (hasDocument(target.path()) && !(host.serves(target.path()) && Refusal.wantsWebSocket(request))) {
            deliver(context, handshake(context, request, target), request);
        } else if (!request.method().equals(HttpMethod.GET)) {
            refuse(context, HttpResponseStatus.METHOD_NOT_ALLOWED, "Only GET is answered here.");
        } else if (!host.serves(target.path())) {
            refuse(context, HttpResponseStatus.NOT_FOUND, "There is nothing at this address.");
        } else {
            Refusal refusal = Refusal.notAnUpgrade(request, TyrusRequest.authority(local), target.path());
            if (refusal != null) {
                refuse(context, refusal);
            } else {
                upgrade(context, handshake(context, request, target));
            }
        }
    }

    private @Nullable Page page(HttpRequest request, Target target) {
        boolean asks =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        return asks ? Page.at(target.path(), this::server) : null;
    }

    private boolean hasDocument(String path) {
        Server server = server();
        return server != null && server.site().has(path);
    }

    private void deliver(ChannelHandlerContext context, Handshake handshake, HttpRequest request) {
        Reception reception = Objects.requireNonNull(host.reception());
        Asked asked = new Asked(request.method().name(), handshake.path(), handshake.headers());
        Site.Visit visit = reception.server().site().visit(reception.addressOf(handshake));
        Duration age = reception.server().settings().get(Settings.OUTBOUND_AGE);
        answered = true;
        boolean stays = request.protocolVersion().equals(HttpVersion.HTTP_1_1) && HttpUtil.isKeepAlive(request);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.replace(this, null, new DownloadHandler(visit, asked, stays ? afterwards : afterwards.none(), age));
        // Gives the new handler what came right behind the request.
        pipeline.remove(HttpRequestDecoder.class);
    }

    private @Nullable Server server() {
        Reception reception = host.reception();
        return reception == null ? null : reception.server();
    }

    private Handshake handshake(ChannelHandlerContext context, HttpRequest request, Target target) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : request.headers().names())
            headers.put(name, request.headers().getAll(name));
        Channel channel = context.channel();
        String scheme = Peer.isEncrypted(channel) ? "https" : "http";
        return new Handshake(Peer.of(channel), scheme, target.path(), target.query(), headers);
    }

    private void upgrade(ChannelHandlerContext context, Handshake handshake) {
        NettyCarrier carrier = NettyCarrier.framed(context.channel());
        NettyWriter writer = new NettyWriter(context.channel(), carrier, limits.close());
        FrameHandler frames = new FrameHandler(writer, limits.messageBytes());
        new Opening(handshake, frames, carrier, context.channel().eventLoop(), host.reception()).during(() -> {
            TyrusUpgradeResponse response = new TyrusUpgradeResponse();
            UpgradeInfo info = host.getWebSocketEngine()
                    .upgrade(
                            TyrusRequest.of(handshake, (InetSocketAddress)
                                    context.channel().localAddress()),
                            response);
            if (response.getStatus() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
                switchProtocol(context, response, frames);
                // Calls @OnOpen, whose frames follow the response just written. What Tyrus keeps must not keep this
                // handler.
                Channel channel = context.channel();
                Connection connection = info.createConnection(writer, reason -> channel.close());
                frames.connected(connection);
                // Gives the frame handler what came right behind the request.
                context.pipeline().remove(HttpRequestDecoder.class);
            } else if (response.getStatus() == HttpResponseStatus.FORBIDDEN.code()) {
                refuse(context, HttpResponseStatus.FORBIDDEN, "This origin may not connect.");
            } else {
                refuse(context, HttpResponseStatus.BAD_REQUEST, "This is not a valid WebSocket handshake.");
            }
        });
    }

    private void switchProtocol(ChannelHandlerContext context, TyrusUpgradeResponse answer, FrameHandler frames) {
        answered = true;
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
        answer.getHeaders().forEach((name, values) -> response.headers().set(name, values));
        context.writeAndFlush(response);
        ChannelPipeline pipeline = context.pipeline();
        pipeline.remove(HttpResponseEncoder.class);
        pipeline.addLast(frames);
        pipeline.remove(this);
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String text) {
        refuse(context, new Refusal(status, text));
    }

    private void refuse(ChannelHandlerContext context, Refusal refusal) {
        end(context, refusal.response());
    }

    /** Answers with what does not become a WebSocket, after which the connection ends. */
    private void end(ChannelHandlerContext context, HttpResponse response) {
        answered = true;
        context.write(response);
        Ending.gently(context.channel(), limits.close());
    }
}
