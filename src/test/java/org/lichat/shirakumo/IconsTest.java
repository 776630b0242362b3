package org.lichat.shirakumo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.lichat.shirakumo.Pictures.BLUE;
import static org.lichat.shirakumo.Pictures.RED;
import static org.lichat.shirakumo.Pictures.claiming;
import static org.lichat.shirakumo.Pictures.concatenation;
import static org.lichat.shirakumo.Pictures.file;
import static org.lichat.shirakumo.Pictures.noise;
import static org.lichat.shirakumo.Pictures.png;
import static org.lichat.shirakumo.Pictures.text;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lichat.Client;
import org.lichat.Conversation;
import org.lichat.Conversation.Received;
import org.lichat.server.Settings;

/** shirakumo §16: which pictures are taken, and what becomes of them. */
class IconsTest {
    private static final byte[] HTML = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    private final Conversation chat = new Conversation(new ChannelInfo(), new UserInfo(), new Icons(), new Backfill())
            .with(Settings.FLOOD_LIMIT, 0);

    @Test
    void itIsAnnouncedInBothSpellings() { // §6
        Client alice = chat.open();
        alice.sends("(connect :id 1 :from \"alice\" :version \"2.0\")");
        String extensions = alice.next().field(":extensions");
        assertTrue(extensions.contains("\"shirakumo-icons\" \"shirakumo-icon\""), extensions);
    }

    @Test
    void aChannelHasAnIcon() { // §6 set 3, 4
        Client alice = chat.join("alice").registers("sesame");
        Client bob = chat.join("bob");
        alice.receives("(join :from \"bob\")");
        alice.sends(ofChannel(text("IMAGE/PNG", file("png", 1, 1, (x, y) -> RED))));
        Received set = alice.receives("(set-channel-info :id 3 :from \"alice\" :channel \"lobby\" :key :icon)");
        bob.receivesExactly(set.text().replace("\0", ""));
        assertEquals(RED, png(set).getRGB(0, 0));
        bob.sends("(backfill :id 5 :channel \"lobby\" :since 0)").receives("(join :from \"alice\")");
        bob.receives("(backfill :id 5)");
        chat.local().restart();
        Client eve = chat.connect("eve");
        eve.sends("(channel-info :id 4 :channel \"lobby\" :keys (:icon))");
        eve.receives("(set-channel-info :id 4 :from \"Lichat\" :key :icon :text \"" + set.string(":text") + "\")");
        eve.sends("(channel-info :id 4 :channel \"lobby\" :keys T)").receives("(set-channel-info :key :icon)");
    }

    @Test
    void aUserHasAnIcon() { // §14 set 4, 5
        Client alice = chat.connect("alice").registers("sesame");
        Client other = chat.login("alice", "sesame", "shirakumo-user-info");
        other.receivesGreeting("alice");
        alice.sends(ofUser(text("image/png", file("png", 200, 100, (x, y) -> BLUE))));
        Received set = alice.receives("(set-user-info :id 3 :from \"alice\" :key :icon)");
        assertEquals(128, png(set).getWidth());
        assertEquals(64, png(set).getHeight());
        other.receivesExactly(set.text().replace("\0", ""));
        Client bob = chat.connect("bob");
        bob.sends("(user-info :id 4 :target \"alice\")")
                .receives("(user-info :info ((:icon \"" + set.string(":text") + "\")))");
        alice.sends(ofUser("")).receives("(set-user-info :id 3 :key :icon :text \"\")");
        bob.sends("(user-info :id 5 :target \"alice\")").receives("(user-info :id 5 :info ())");
    }

    @Test
    void anEmptyTextUnsetsIt() {
        Client alice = chat.join("alice");
        sets(alice, "image/png", file("png", 1, 1, (x, y) -> RED));
        alice.sends(ofChannel("")).receives("(set-channel-info :key :icon :text \"\")");
        alice.sends("(channel-info :id 4 :channel \"lobby\" :keys T)").receivesNothing();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 60, 100, 60",
        "129, 64, 128, 64",
        "300, 200, 128, 85",
        "200, 300, 85, 128",
        "1, 4096, 1, 128",
        "4096, 3, 128, 1",
        "3000, 2000, 128, 85"
    })
    void largePicturesAreScaledDown(int width, int height, int wide, int high) {
        Client alice = chat.join("alice");
        BufferedImage icon = sets(alice, "image/png", file("png", width, height, (x, y) -> BLUE));
        assertEquals(wide + "×" + high, icon.getWidth() + "×" + icon.getHeight());
        assertEquals(BLUE, icon.getRGB(wide / 2, high / 2));
    }

    @Test
    void scalingTakesAverages() {
        Client alice = chat.join("alice");
        // Columns of black and white, then transparent ones between blue ones: grey, then blue that is half
        // transparent.
        BufferedImage icon = sets(
                alice,
                "image/png",
                file(
                        "png",
                        256,
                        256,
                        (x, y) -> x < 128 ? (x % 2 == 0 ? 0xff000000 : 0xffffffff) : (x % 2 == 0 ? 0x00ff0000 : BLUE)));
        assertEquals("ff808080", Integer.toHexString(icon.getRGB(3, 100)));
        assertEquals("800000ff", Integer.toHexString(icon.getRGB(120, 7)));
    }

    @Test
    void photosBecomePngs() {
        Client alice = chat.join("alice");
        BufferedImage icon = sets(alice, "image/jpeg", file("jpeg", 640, 480, (x, y) -> x < 320 ? RED : BLUE));
        assertEquals(128, icon.getWidth());
        assertTrue((icon.getRGB(2, 40) & 0xff0000) > 0xf00000);
        assertTrue((icon.getRGB(126, 40) & 0xff) > 0xf0);
        sets(alice, "image/jpeg", file("jpeg", 1, 1, (x, y) -> RED));
    }

    @Test
    void whatIsTooLargeIsScaledDownFurther() { // lichat.icons.size
        Client alice = chat.join("alice");
        alice.sends(ofChannel(text("image/png", noise(500)))); // more than a text may be otherwise
        Received set = alice.receives("(set-channel-info)");
        int side = png(set).getWidth();
        assertTrue(side >= 64 && side < 128, () -> side + " pixels");
        assertTrue(Pictures.file(set).length <= 32 * 1024);
        chat.local().server().change(Icons.SIZE, 1024L);
        alice.sends(ofChannel(text("image/png", noise(16)))).receives("(malformed-channel-info :update-id 3)");
        chat.local().server().change(Icons.SIDE, 20);
        assertEquals(
                20,
                sets(alice, "image/png", file("png", 500, 500, (x, y) -> RED)).getWidth());
    }

    @Test
    void nothingBehindAPictureRemains() { // a file that is something else as well
        Client alice = chat.join("alice");
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] both = concatenation(file(format, 9, 9, (x, y) -> RED), HTML);
            alice.sends(ofChannel(text("image/" + format, both)));
            assertEquals(9, png(alice.receives("(set-channel-info)")).getWidth());
        }
        byte[] animation = Pictures.gif(3, 16);
        alice.sends(ofChannel(text("image/gif", concatenation(animation, HTML))))
                .receives("(set-channel-info :text \"" + text("image/gif", animation) + "\")");
    }

    @Test
    void animationsStayAsTheyAreIfTheyAreSmall() {
        Client alice = chat.join("alice");
        for (int pictures : new int[] {2, 500}) {
            byte[] animation = Pictures.gif(pictures, 128);
            alice.sends(ofChannel(text("image/gif", animation)));
            assertArrayEquals(animation, Pictures.file(alice.receives("(set-channel-info)")));
        }
        for (byte[] animation : new byte[][] {Pictures.gif(2, 129), Pictures.gif(3000, 64)}) {
            assertEquals(RED, sets(alice, "image/gif", animation).getRGB(1, 1)); // the first picture
        }
    }

    static Stream<Named<byte[]>> noPngs() {
        byte[] png = file("png", 300, 300, (x, y) -> x * y);
        byte[] damaged = png.clone();
        Arrays.fill(damaged, 41, png.length - 12, (byte) 0x55);
        return Stream.of(
                Named.of("truncated", Arrays.copyOf(png, 60)),
                Named.of("header only", Arrays.copyOf(png, 33)),
                Named.of("damaged", damaged),
                Named.of("bomb", claiming(4097, 1)),
                Named.of("larger bomb", claiming(Integer.MAX_VALUE, Integer.MAX_VALUE)),
                Named.of("no size", claiming(0, 0)),
                Named.of("nothing in it", claiming(4096, 4096)),
                Named.of("another format", file("gif", 3, 3, (x, y) -> RED)),
                Named.of("no picture", HTML),
                Named.of("empty", new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("noPngs")
    void whatIsNoPictureIsRefused(byte[] file) { // §6 set 2, §14 set 3
        String text = text("image/png", file);
        Client alice = chat.join("alice").registers("sesame");
        alice.sends(ofChannel(text)).receives("(malformed-channel-info :id 3 :update-id 3)");
        alice.sends(ofUser(text)).receives("(malformed-user-info :id 3 :update-id 3)");
        alice.sends("(channel-info :id 4 :channel \"lobby\" :keys T)").receivesNothing();
    }

    @Test
    void otherPicturesThatCannotBeReadAreRefused() {
        byte[] outside = Pictures.gif(9, 100);
        Arrays.fill(outside, outside.length - 30, outside.length - 1, (byte) 0xff);
        byte[] frame = Pictures.gif(1, 100);
        int picture = new String(frame, StandardCharsets.ISO_8859_1).lastIndexOf(',');
        Arrays.fill(frame, picture + 5, picture + 9, (byte) 0xff); // 65535 × 65535 on a screen of 100 × 100
        Client alice = chat.join("alice");
        alice.sends(ofChannel(text("image/gif", frame))).receives("(malformed-channel-info :update-id 3)");
        assertEquals(RED, sets(alice, "image/gif", outside).getRGB(1, 1)); // of a broken animation the first picture
    }

    @Test
    void aPictureInTheColoursOfPrintersIsReadOrRefused() { // as the platform can
        Client alice = chat.join("alice");
        alice.sends(ofChannel(text("image/jpeg", Pictures.cmyk())));
        Received answer = alice.next();
        assertTrue(answer.is("malformed-channel-info") || png(answer).getWidth() == 16, answer::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " ",
                "image/png",
                "image/png ",
                "image/png  %s",
                "image/png %s ",
                "image/png\n%s",
                "%s",
                "image/png %s=",
                "image/png *%s",
                "image/svg+xml %s",
                "image/webp %s",
                "image/gif %s",
                "text/html %s",
                "image/png; charset=none %s",
                " image/png %s",
                "data:image/png;base64,%s"
            })
    void otherTextsAreRefused(String form) {
        String base64 = Base64.getEncoder().encodeToString(file("png", 3, 3, (x, y) -> RED));
        Client alice = chat.join("alice");
        alice.sends(ofChannel(form.formatted(base64))).receives("(malformed-channel-info :id 3 :update-id 3)");
        alice.sends(ofChannel("image/png " + base64)).receives("(set-channel-info)");
    }

    @Test
    void largeFilesAreRefused() { // lichat.icons.sent-size, lichat.icons.sent-side
        chat.local().server().change(Icons.SENT_SIZE, 2048L);
        chat.local().server().change(Icons.SENT_SIDE, 50);
        byte[] small = file("png", 50, 50, (x, y) -> RED);
        Client alice = chat.join("alice");
        sets(alice, "image/png", Arrays.copyOf(small, 2048));
        for (byte[] large : new byte[][] {
            Arrays.copyOf(small, 2049), Arrays.copyOf(small, 500_000), file("png", 51, 1, (x, y) -> RED)
        }) {
            alice.sends(ofChannel(text("image/png", large))).receives("(malformed-channel-info :update-id 3)");
        }
        alice.sends("(set-channel-info :id 3 :channel \"lobby\" :key :title :text \"" + "a".repeat(200_000) + "\")")
                .receives("(malformed-channel-info :update-id 3)");
    }

    private static BufferedImage sets(Client client, String type, byte[] file) {
        client.sends(ofChannel(text(type, file)));
        return png(client.receives("(set-channel-info :id 3 :key :icon)"));
    }

    private static String ofChannel(String text) {
        return "(set-channel-info :id 3 :channel \"lobby\" :key :icon :text \"" + text + "\")";
    }

    private static String ofUser(String text) {
        return "(set-user-info :id 3 :key :icon :text \"" + text + "\")";
    }
}
