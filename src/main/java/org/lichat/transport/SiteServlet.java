package org.lichat.transport;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lichat.server.Answer;
import org.lichat.server.Asked;
import org.lichat.server.Server;
import org.lichat.server.Site;

/**
 * What a deployed server serves over HTTP, as {@link DownloadHandler} does in the standalone server. It is mapped before anybody
 * knows what extensions serve; the first path is that of the root alone, where the endpoint is too.
 */
@WebServlet({"", "/app/*", "/link/*"})
public class SiteServlet extends HttpServlet {
    private static final int UPGRADE_REQUIRED = 426;

    private static final long serialVersionUID = 1L;

    /** Longer than it can take to find out that the database is away, which is answered. */
    private static final long PATIENCE_SECONDS = 30;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reception reception = HealthServlet.reception();
        if (reception == null) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        Handshake handshake = ServletHandshakes.handshake(request);
        String path = handshake.path().substring(request.getContextPath().length());
        Server server = reception.server();
        if (path.isEmpty()) {
            toDirectory(handshake, response);
            return;
        }
        if (path.equals("/") && !server.site().has(path)) {
            tellWhatItIs(response);
            return;
        }
        Asked asked = new Asked(request.getMethod(), path, handshake.headers());
        try (Site.Visit visit = server.site().visit(reception.addressOf(handshake))) {
            answer(visit, asked, response);
        }
    }

    /** What the page names is beside it, which it is only where its address ends in a slash. */
    private static void toDirectory(Handshake handshake, HttpServletResponse response) {
        String query = handshake.query() == null ? "" : "?" + handshake.query();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", handshake.path() + "/" + query);
    }

    /** For those who come with a browser where there is only the WebSocket. */
    private static void tellWhatItIs(HttpServletResponse response) throws IOException {
        response.setStatus(UPGRADE_REQUIRED);
        response.setHeader("Upgrade", "websocket");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().println("This is a Lichat server. Connect with a Lichat client over WebSocket.");
    }

    private static void answer(Site.Visit visit, Asked asked, HttpServletResponse response) throws IOException {
        Answer answer = await(visit.ask(asked));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (visit.remaining() > 0) {
            OutputStream out = response.getOutputStream();
            while (visit.remaining() > 0) {
                out.write(await(visit.next()));
            }
        }
    }

    /** Whatever happens to it, the container then breaks the answer off. */
    private static <T> T await(CompletionStage<T> slow) throws IOException {
        try {
            return slow.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("The document cannot be read.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The server stops.", stopped);
        }
    }
}
