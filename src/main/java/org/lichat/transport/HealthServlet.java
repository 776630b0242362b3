package org.lichat.transport;

import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lichat.server.Server;

/** Says whether a deployed server is live and ready. */
@WebServlet(urlPatterns = {Page.LIVE, Page.READY})
public class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page page = Page.at(request.getServletPath(), HealthServlet::server);
        if (page == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(page.status());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().print(page.text() + "\n");
    }

    /** The server, or null while it is being undeployed. */
    private static @Nullable Server server() {
        Reception reception = reception();
        return reception == null ? null : reception.server();
    }

    /** Who receives connections, or null while the server is being undeployed. */
    static @Nullable Reception reception() {
        try {
            return CDI.current().select(Reception.class).get();
        } catch (InjectionException | ContextException | IllegalStateException undeployed) {
            return null;
        }
    }
}
