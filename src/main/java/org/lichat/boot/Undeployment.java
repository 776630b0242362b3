package org.lichat.boot;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stops the server before anything else of its application ends. Filters hear of that before listeners do (servlet specification §6.2.1,
 * §11.3), and CDI tells of it even later. One of the listeners is in some containers WebSocket's own, which closes the sessions whatever
 * still waits to be sent; and it may well be the first of them.
 */
@WebFilter(urlPatterns = "/", asyncSupported = true)
public class Undeployment extends HttpFilter {
    private static final long serialVersionUID = 1;

    /** The application of that context is going to end. */
    record Begun(ServletContext context) {}

    /** Only its end matters. */
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    @Override
    public void destroy() {
        CDI<Object> cdi;
        try {
            cdi = CDI.current();
        } catch (IllegalStateException over) { // in Jetty it ends even before, and has told the deployment
            return;
        }
        // Told by an event, since a reference to the deployment would need a proxy, which not every container makes of
        // such a class.
        cdi.getBeanManager().getEvent().fire(new Begun(getServletContext()));
    }
}
