package org.lichat.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer to an HTTP request that does not become a WebSocket: a status and a sentence that says why. */
record Refusal(HttpResponseStatus status, String text) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]{1,255}");
    private static final int KEY_BYTES = 16;

    /** What is wrong with a request that could not be read, or not within the limits; null when it is readable. */
    static @Nullable Refusal unreadable(HttpRequest request, int lineBytes) {
        if (request.decoderResult().isFailure()) {
            Throwable cause = request.decoderResult().cause();
            if (cause instanceof TooLongHttpLineException) {
                return new Refusal(HttpResponseStatus.REQUEST_URI_TOO_LONG, "The request line is too long.");
            }
            if (cause instanceof TooLongFrameException) {
                return tooLarge();
            }
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "This is not a valid HTTP request.");
        }
        for (Map.Entry<String, String> header : request.headers())
            if (header.getKey().length() + 2 + header.getValue().length() > lineBytes) {
                return tooLarge();
            }
        return null;
    }

    /** Whether a request is to become a WebSocket, in the right way or not. */
    static boolean wantsWebSocket(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /** What keeps a readable request for a WebSocket's path from being a WebSocket handshake (RFC 6455 §4.2.1), or null. */
    static @Nullable Refusal notAnUpgrade(HttpRequest request, String fallbackHost, String path) {
        HttpHeaders headers = request.headers();
        String host = headers.get(HttpHeaderNames.HOST);
        boolean upgrade = request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && wantsWebSocket(request)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
        if (!upgrade) {
            String shown = host != null && HOST.matcher(host).matches() ? host : fallbackHost;
            return new Refusal(
                    HttpResponseStatus.UPGRADE_REQUIRED,
                    "This is a Lichat server. Connect with a Lichat client to ws://" + shown + path);
        }
        if (!"13".equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return new Refusal(HttpResponseStatus.UPGRADE_REQUIRED, "The WebSocket version must be 13.");
        }
        if (host == null) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "The Host header is missing.");
        }
        if (!isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
            return new Refusal(HttpResponseStatus.BAD_REQUEST, "Sec-WebSocket-Key must be 16 bytes in Base64.");
        }
        return null;
    }

    /** This refusal on the wire; the connection ends after it. */
    FullHttpResponse response() {
        FullHttpResponse response = plain(status, text, HttpMethod.GET);
        HttpHeaders headers = response.headers();
        if (status.equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            headers.set(HttpHeaderNames.ALLOW, HttpMethod.GET);
        }
        if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            headers.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                    .set(HttpHeaderNames.CONNECTION, "upgrade, close")
                    .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        }
        return response;
    }

    /** A page on the wire, without its text when only its head is asked for; the connection ends after it. */
    static FullHttpResponse page(Page page, HttpMethod method) {
        FullHttpResponse response = plain(HttpResponseStatus.valueOf(page.status()), page.text(), method);
        response.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        return response;
    }

    private static FullHttpResponse plain(HttpResponseStatus status, String text, HttpMethod method) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuf body = method.equals(HttpMethod.HEAD) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(line);
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, line.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private static Refusal tooLarge() {
        return new Refusal(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large.");
    }

    private static boolean isKey(@Nullable String key) {
        if (key == null) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
