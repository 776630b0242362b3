package org.lichat.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lichat.Client;
import org.lichat.SocketLine;

/** Links to what was sent to a channel, which the container serves (shirakumo §12). */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LinkIT {
    private static final byte[] CONTENT = content();

    private final Container host = new Container();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = Container.SERVER, managed = false, testable = false)
    static WebArchive server() {
        return Container.server(settings -> settings);
    }

    /** What looks like a GIF, and is larger than the pieces in which it is read. */
    private static byte[] content() {
        byte[] content = new byte[700_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + i / 256);
        }
        System.arraycopy(new byte[] {'G', 'I', 'F', '8', '9', 'a'}, 0, content, 0, 6);
        return content;
    }

    private static HttpResponse<byte[]> ask(String method, String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String link() {
        String data = "(data :id 2 :channel \"garden\" :content-type \"image/gif\" :filename \"tea ä.gif\" :payload \""
                + Base64.getEncoder().encodeToString(CONTENT) + "\")";
        try (SocketLine alice = host.open().connects("alice")) {
            alice.send("(create :id 1 :channel \"garden\")");
            alice.hears("(join :id 1 ");
            alice.send(data);
            return Client.parse(alice.hears("(message :id 2 ")).string(":text");
        }
    }

    @Test
    void whatWasSentIsServedAfterARestartToo() throws Exception {
        deployer.deploy(Container.SERVER);
        String told = link();
        String base = "http://test" + host.path(); // which this client has called the server
        assertTrue(told.startsWith(base + "link/"), told);
        String link = told.replace("//test/", "//127.0.0.1:" + host.port() + "/");
        isServed(link);
        nothingElseIs(link);
        deployer.undeploy(Container.SERVER);
        deployer.deploy(Container.SERVER);
        assertArrayEquals(CONTENT, ask("GET", link).body());
        deployer.undeploy(Container.SERVER);
    }

    private static void isServed(String link) throws Exception {
        HttpResponse<byte[]> whole = ask("GET", link);
        assertEquals(200, whole.statusCode());
        assertArrayEquals(CONTENT, whole.body());
        assertEquals("image/gif", header(whole, "Content-Type"));
        assertEquals("inline; filename*=UTF-8''tea%20%C3%A4.gif", header(whole, "Content-Disposition"));
        assertEquals("nosniff", header(whole, "X-Content-Type-Options"));
        assertEquals("sandbox; default-src 'none'", header(whole, "Content-Security-Policy"));
        assertEquals("700000", header(whole, "Content-Length"));
        HttpResponse<byte[]> head = ask("HEAD", link);
        assertEquals(200, head.statusCode());
        assertEquals("700000", header(head, "Content-Length"));
        assertEquals(0, head.body().length);
        HttpResponse<byte[]> part = ask("GET", link, "Range", "bytes=300000-300009");
        assertEquals(206, part.statusCode());
        assertEquals("bytes 300000-300009/700000", header(part, "Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(CONTENT, 300_000, 300_010), part.body());
        assertEquals(416, ask("GET", link, "Range", "bytes=700000-").statusCode());
        HttpResponse<byte[]> known = ask("GET", link, "If-None-Match", header(whole, "ETag"));
        assertEquals(304, known.statusCode());
    }

    private static void nothingElseIs(String link) throws Exception {
        HttpResponse<byte[]> post = ask("POST", link);
        assertEquals(405, post.statusCode());
        assertEquals("GET, HEAD", header(post, "Allow"));
        String none = link.substring(0, link.indexOf("/link/")) + "/link/";
        assertEquals(404, ask("GET", none).statusCode());
        assertEquals(404, ask("GET", none + "AAAAAAAAAAAAAAAAAAAAAA").statusCode());
    }
}
