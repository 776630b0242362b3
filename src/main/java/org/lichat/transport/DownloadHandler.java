package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
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
 * Answers a request for a document, after which the connection ends or makes the next request. Each piece is read, on threads of the server's, when its peer has
 * taken the one before; a peer that takes nothing for too long is cut.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what goes wrong on a channel comes as an event
final class DownloadHandler extends ChannelInboundHandlerAdapter {
    private static final System.Logger LOG = System.getLogger(DownloadHandler.class.getName());

    /** How much a peer has to take at a time for its progress to be seen. */
    private static final int CHUNK = 16 * 1024;

    private final Site.Visit visit;
    private final Asked asked;
    private NextRequest afterwards;
    private final Duration patience;
    private @Nullable Future<?> watch;
    /** What came behind the request. */
    private @Nullable ByteBuf come;

    private int underWay;
    private long progress;

    /**
     * A handler for one request.
     *
     * @param patience how long the peer may take nothing
     */
    DownloadHandler(Site.Visit visit, Asked asked, NextRequest afterwards, Duration patience) {
        this.visit = visit;
        this.asked = asked;
        this.afterwards = afterwards;
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

    /** The next request waits, and where it is the last one, or there are many, nothing more is read. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (afterwards.isLeft() && received instanceof ByteBuf bytes) {
            ByteBuf before = come == null ? Unpooled.EMPTY_BUFFER : come;
            come = ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(context.alloc(), before, bytes);
            if (come.readableBytes() > afterwards.limits().headerBytes()) {
                context.channel().config().setAutoRead(false);
            }
        } else {
            ReferenceCountUtil.release(received);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Ending.WANTED) {
            afterwards = afterwards.none();
        }
        context.fireUserEventTriggered(event);
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
        if (come != null) {
            come.release();
            come = null;
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
        if (!afterwards.isLeft()) {
            head.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        context.write(head);
        goOn(context);
    }

    private void goOn(ChannelHandlerContext context) {
        if (visit.remaining() > 0) {
            then(context, visit.next(), piece -> write(context, piece));
        } else {
            visit.close();
            progress = System.nanoTime();
            write(context, LastHttpContent.EMPTY_LAST_CONTENT, this::answered);
            context.flush();
        }
    }

    private void answered(ChannelHandlerContext context) {
        if (afterwards.isLeft()) {
            ByteBuf next = come;
            come = null;
            ChannelPipeline pipeline = context.pipeline();
            pipeline.remove(this);
            afterwards.begin(pipeline, next);
        } else {
            end();
            Ending.gently(context.channel(), afterwards.limits().close());
        }
    }

    private void write(ChannelHandlerContext context, byte[] piece) {
        progress = System.nanoTime();
        for (int at = 0; at < piece.length; at += CHUNK) {
            int length = Math.min(CHUNK, piece.length - at);
            write(context, new DefaultHttpContent(Unpooled.wrappedBuffer(piece, at, length)), this::goOn);
        }
        context.flush();
    }

    /** Writes a part of the answer; when all that is under way has been taken, it goes on so. */
    private void write(ChannelHandlerContext context, HttpContent part, Consumer<ChannelHandlerContext> then) {
        underWay++;
        context.write(part).addListener((ChannelFuture written) -> {
            progress = System.nanoTime();
            underWay--;
            if (written.isSuccess() && underWay == 0) {
                then.accept(context);
            }
        });
    }
}
