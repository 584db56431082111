// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A command that runs in the background and can be looked at over HTTP meanwhile. */
@ExtendWith(EmbeddedKafkaExtension.class)
abstract class WatchedReplay {

    static final Duration LONGEST = Duration.ofSeconds(100);

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final ExecutorService background = Executors.newSingleThreadExecutor();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    final CommandLine program() {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    final int replay(EmbeddedKafka broker, String... more) {
        String[] always = {
            "replay",
            "--latency=1ms",
            "--error-rate=0",
            "--report=" + folder.resolve("report.html"),
            "--bootstrap-servers=" + broker.bootstrapServers()
        };
        return program().execute(Stream.of(always, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** Waits until the command says where it can be looked at. */
    final Matcher address(Pattern said, Future<?> running) {
        await().atMost(LONGEST).until(() -> said.matcher(err.toString()).find() || running.isDone());
        Matcher printed = said.matcher(err.toString());
        assertThat(printed.find()).as("%s%s", out, err).isTrue();
        return printed;
    }

    final HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Skips the rest of the test where promtool is missing. */
    final void assertPromtoolIsContent(String metrics) throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(PROMTOOL),
                "promtool is not installed; it comes with the package prometheus of Debian");
        Path file = Files.writeString(folder.resolve("metrics"), metrics);
        Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(promtool.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }
}
