package org.lichat.smoke;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The servlet WAR in an embedded Tomcat. */
class TomcatIT extends SmokeConversation {
    @Deployment(name = SERVER, managed = false, testable = false)
    static WebArchive server() {
        return artefact();
    }
}
