package org.lichat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The files for the standalone server do what they say, with the places in them changed to those of the test. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OperatorFilesIT {
    private static final Path FILES = Path.of("server-config/standalone").toAbsolutePath();
    private static final String JAR =
            Path.of("target/lichat-ee.jar").toAbsolutePath().toString();

    @TempDir
    Path folder;

    @Test
    void theUnitStartsTheServerAwaitsItAndKnowsItsEnd() throws Exception {
        String unit = Files.readString(FILES.resolve("lichat.service"));
        Files.copy(FILES.resolve("lichat.properties"), folder.resolve("lichat.properties"));
        Files.createDirectory(folder.resolve("state"));
        List<String> command = new ArrayList<>(List.of(value(unit, "ExecStart")
                .replace("/etc/lichat", folder.toString())
                .replace("/var/lib/lichat", folder.resolve("state").toString())
                .replace("/opt/lichat/lichat-ee.jar", JAR)
                .split(" ")));
        assertEquals("/usr/bin/java", command.remove(0));
        Map<String, String> loopback = Map.of("LICHAT_HOST", "127.0.0.1", "LICHAT_PORT", "-1");
        try (ServerProcess server = ServerProcess.ofCommand(folder, command, loopback)) {
            int port = server.port();
            assertEquals(0, runs(value(unit, "ExecStartPost").replace(":1113/", ":" + port + "/"), port));
            assertTrue(server.log().contains(folder.resolve("lichat.properties").toString()), server::log);
            assertTrue(Files.exists(folder.resolve("state/lichat.db")), "what it keeps is where the unit says");
            server.terminate();
            assertEquals(Integer.parseInt(value(unit, "SuccessExitStatus")), server.exitCode());
            assertTrue(runs(
                            value(unit, "ExecStartPost")
                                    .replace(":1113/", ":" + port + "/")
                                    .replace("30", "0"),
                            port)
                    > 0);
        }
    }

    @Test
    void theImageStartsTheServerAndSeesWhetherItLives() throws Exception {
        String file = Files.readString(FILES.resolve("Containerfile"));
        List<String> command = new ArrayList<>(list(file, "ENTRYPOINT "));
        assertEquals("java", command.remove(0));
        command.replaceAll(word -> word.replace("/opt/lichat/lichat-ee.jar", JAR));
        Map<String, String> environment = Map.of(
                "LICHAT_DATA_FOLDER", folder.resolve("volume").toString(),
                "LICHAT_HOST", "127.0.0.1",
                "LICHAT_PORT", "-1");
        assertTrue(file.contains("ENV LICHAT_DATA_FOLDER="));
        List<String> health = list(file, "CMD ");
        try (ServerProcess server = ServerProcess.ofCommand(folder, command, environment)) {
            int port = server.port();
            assertEquals(0, runs(health, port));
            assertTrue(Files.exists(folder.resolve("volume/lichat.db")), "what it keeps is where the file says");
            server.terminate();
            server.exitCode();
            assertTrue(runs(health, port) > 0, "a server that is gone does not live");
        }
    }

    private static String value(String unit, String key) {
        return unit.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    /** The list of strings that stands behind an instruction. */
    private static List<String> list(String file, String instruction) {
        String line = file.lines()
                .filter(each -> !each.startsWith("#") && each.contains(instruction + "["))
                .findFirst()
                .orElseThrow();
        Matcher words = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(line.substring(line.indexOf(instruction) + instruction.length()));
        return words.results().map(word -> word.group(1).replace("\\\\", "\\")).toList();
    }

    private int runs(String command, int port) throws IOException, InterruptedException {
        return runs(List.of(command.split(" ")), port);
    }

    private int runs(List<String> command, int port) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("LICHAT_PORT", Integer.toString(port));
        return builder.start().waitFor();
    }
}
