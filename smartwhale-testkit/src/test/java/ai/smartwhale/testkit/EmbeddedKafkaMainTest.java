// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaMainTest {

    @Test
    @Timeout(300)
    void aKilledProcessKeepsWhatItAcknowledged(@TempDir Path directory) throws Exception {
        Process first = run("0", directory.toString());
        Clients clients = clients(ready(first));
        clients.create("kept", 1, 1);
        clients.send("kept", "acknowledged");
        first.destroyForcibly();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();

        Process second = run("0", directory.toString());
        assertThat(clients(ready(second)).read("kept", 1)).containsExactly("acknowledged");
        second.getOutputStream().close();
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
    }

    @Test
    @Timeout(180)
    void sigtermStopsItInGoodOrder(@TempDir Path directory) throws Exception {
        Process process = run("0", directory.toString());
        ready(process);
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("broker-1").resolve(".kafka_cleanshutdown"))
                .exists();
    }

    @Test
    @Timeout(180)
    void wrongArgumentsAreExplained() throws Exception {
        Process process = run("everywhere");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.errorReader().readLine()).startsWith("usage:");
    }

    private static Process run(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedKafkaMain.class.getName());
        builder.command().addAll(java.util.List.of(arguments));
        return builder.start();
    }

    private static String ready(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        assertThat(line).startsWith("READY 127.0.0.1:");
        return line.substring("READY ".length());
    }

    private static Clients clients(String bootstrapServers) {
        return new Clients(Map.of("bootstrap.servers", bootstrapServers));
    }
}
