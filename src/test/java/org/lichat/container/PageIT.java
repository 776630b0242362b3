package org.lichat.container;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lichat.transport.PageRules;

/** The web client in the container. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PageIT extends PageRules {
    PageIT() {
        super(new Container());
    }

    @Deployment(testable = false)
    static WebArchive server() {
        return Container.server(settings -> settings);
    }
}
