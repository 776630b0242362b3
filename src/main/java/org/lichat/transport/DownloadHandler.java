package org.lichat.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Answer;
import org.lichat.server.Asked;
import org.lichat.server.Site;

/**
 * Answers a request for a document, after which the connection ends. Each piece is read, on threads of the server's, when its peer has
 * taken the one before; a peer that takes nothing for too long is cut.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class DownloadHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(DownloadHandler.class.getName());

    /** How much a peer has to take at a time for its progress to be seen. */
    private static final int CHUNK = 16 * 1024;

    private final Site.Visit visit;
    private final Asked asked;
    private final Duration closeTime;
    private final Duration patience;
    private @Nullable Future<?> watch;
    private int underWay;
    private long progress;

    /**
     * A handler for one request.
     *
     * @param patience how long the peer may take nothing
     */
    DownloadHandler(Site.Visit visit, Asked asked, Duration closeTime, Duration patience) {
        this.visit = visit;
        this.asked = asked;
        this.closeTime = closeTime;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            visit.close();
            return;
        }
        long step = Math.max(1, patience.toMillis() / 4);
        watch = context.executor().scheduleWithFixedDelay(() -> check(context), step, step, TimeUnit.MILLISECONDS);
        then(context, visit.ask(asked), answer -> begin(context, answer));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
        context.fireChannelInactive();
    }

    /** Whatever else it asks for, it gets one answer. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        ReferenceCountUtil.release(received);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.log(System.Logger.Level.ERROR, "A download failed.", cause);
        }
        context.close();
    }

    private void end() {
        visit.close();
        if (watch != null) {
            watch.cancel(false);
        }
    }

    private void check(ChannelHandlerContext context) {
        if (underWay > 0 && System.nanoTime() - progress > patience.toNanos()) {
            context.close();
        }
    }

    /** Goes on with what comes from another thread; what fails there breaks the answer off, which has no other way to say so. */
    private static <T> void then(ChannelHandlerContext context, CompletionStage<T> slow, Consumer<T> then) {
        slow.whenComplete((result, problem) -> context.executor().execute(() -> {
            if (problem != null) {
                context.close();
            } else if (context.channel().isActive()) {
                then.accept(result);
            }
        }));
    }

    private void begin(ChannelHandlerContext context, Answer answer) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
        answer.headers().forEach((name, value) -> head.headers().set(name, value));
        head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.write(head);
        goOn(context);
    }

    private void goOn(ChannelHandlerContext context) {
        if (visit.remaining() > 0) {
            then(context, visit.next(), piece -> write(context, piece));
        } else {
            end();
            context.write(LastHttpContent.EMPTY_LAST_CONTENT);
            Ending.gently(context.channel(), closeTime);
        }
    }

    private void write(ChannelHandlerContext context, byte[] piece) {
        progress = System.nanoTime();
        for (int at = 0; at < piece.length; at += CHUNK) {
            int length = Math.min(CHUNK, piece.length - at);
            underWay++;
            context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(piece, at, length)))
                    .addListener((ChannelFuture written) -> written(context, written));
        }
        context.flush();
    }

    private void written(ChannelHandlerContext context, ChannelFuture written) {
        progress = System.nanoTime();
        underWay--;
        if (written.isSuccess() && underWay == 0) {
            goOn(context);
        }
    }
}
