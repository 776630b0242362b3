package org.lichat.smoke;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The thin WAR in a managed WildFly. */
class WildFlyIT extends SmokeConversation {
    @Deployment(name = SERVER, managed = false, testable = false)
    static WebArchive server() {
        return artefact();
    }
}
