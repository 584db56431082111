// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be read of a replay while it runs. */
@ExtendWith(EmbeddedKafkaExtension.class)
class ReplayMetricsTest {

    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final Pattern ADDRESS = Pattern.compile("metrics: (http://\\S+)/metrics");
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    private int replay(EmbeddedKafka broker, String... more) {
        String[] always = {
            "replay",
            "--latency=1ms",
            "--error-rate=0",
            "--report=" + folder.resolve("report.html"),
            "--bootstrap-servers=" + broker.bootstrapServers()
        };
        String[] all = Stream.of(always, more).flatMap(Arrays::stream).toArray(String[]::new);
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all);
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LONGEST).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static long value(String metrics, String series) {
        Matcher line = Pattern.compile(Pattern.quote(series) + " (\\d+)").matcher(metrics);
        return line.find() ? Long.parseLong(line.group(1)) : -1;
    }

    @Test
    void metricsAndHealthAreServedWhileItRuns(EmbeddedKafka broker) throws Exception {
        Future<Integer> code = background.submit(() -> replay(broker, "--metrics-port=0", "--speed=4"));
        await().atMost(LONGEST).until(() -> ADDRESS.matcher(err.toString()).find() || code.isDone());
        Matcher printed = ADDRESS.matcher(err.toString());
        assertThat(printed.find()).as("%s%s", out, err).isTrue();
        String base = printed.group(1);
        CompletableFuture<String> metrics = new CompletableFuture<>();
        await().atMost(LONGEST).until(() -> {
            String text = get(base + "/metrics").body();
            if (value(text, "balance_cached_answers_total{balance=\"replay\"}") > 0) {
                metrics.complete(text);
            }
            return metrics.isDone();
        });
        HttpResponse<String> health = get(base + "/health");
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(health.body()).contains("\"kafka\"", "\"pass\"", "disk:free");
        await().atMost(LONGEST).until(() -> get(base + "/dashboard").body().contains("balance_requests_total"));
        assertThat(code.isDone()).isFalse();
        String text = metrics.join();
        long requests = value(text, "balance_requests_total{balance=\"replay\"}");
        assertThat(requests).isBetween(2L, 600L);
        assertThat(value(text, "balance_answers_total{balance=\"replay\"}")).isBetween(1L, requests);
        assertThat(value(text, "balance_registered_models{balance=\"replay\"}")).isEqualTo(3);
        assertThat(value(text, "balance_cache_hits_total{balance=\"replay\",layer=\"L1\"}"))
                .isPositive();
        assertThat(value(text, "balance_answer_seconds_count{balance=\"replay\",cached=\"no\"}"))
                .isPositive();
        assertThat(code.get()).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThatThrownBy(() -> get(base + "/metrics")).isInstanceOf(IOException.class);
        assertPromtoolIsContent(text);
    }

    private void assertPromtoolIsContent(String metrics) throws Exception {
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

    @Test
    void saysThatAPortIsTaken(EmbeddedKafka broker) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(replay(broker, "--metrics-port=" + taken.getLocalPort())).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString()).contains("--metrics-port", "nobody listens");
        }
        assertThat(replay(broker, "--metrics-port=70000")).isEqualTo(ExitCode.USAGE);
        assertThat(replay(broker, "--metrics-port=x")).isEqualTo(ExitCode.USAGE);
    }
}
