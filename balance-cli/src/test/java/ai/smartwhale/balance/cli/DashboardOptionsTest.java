// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The dashboard of a run on the real stack. */
@ExtendWith(EmbeddedKafkaExtension.class)
class DashboardOptionsTest {

    private static final Duration LONGEST = Duration.ofSeconds(100);
    private static final Pattern ADDRESS = Pattern.compile("dashboard: (http://\\S+)#token=(\\S+)");
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

    private CommandLine program() {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int replay(EmbeddedKafka broker, String... more) {
        String[] always = {
            "replay",
            "--latency=1ms",
            "--error-rate=0",
            "--report=" + folder.resolve("report.html"),
            "--bootstrap-servers=" + broker.bootstrapServers()
        };
        return program().execute(Stream.of(always, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private Matcher address(Future<?> running) {
        await().atMost(LONGEST).until(() -> ADDRESS.matcher(err.toString()).find() || running.isDone());
        Matcher printed = ADDRESS.matcher(err.toString());
        assertThat(printed.find()).as("%s%s", out, err).isTrue();
        return printed;
    }

    private HttpResponse<String> get(String address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aReplayIsShownWhileItRuns(EmbeddedKafka broker) throws Exception {
        Future<Integer> code = background.submit(() -> replay(broker, "--dashboard", "--metrics-port=0", "--speed=4"));
        Matcher printed = address(code);
        String base = printed.group(1);
        String token = printed.group(2);
        assertThat(get(base + "api/snapshot", "x".repeat(40)).statusCode()).isEqualTo(401);
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(get(base + "api/snapshot", token).body())
                                .contains("\"id\":\"reader\"", "\"priority\":\"HIGH\"", "\"cpu\":"));
        String metrics = get(base + "metrics", token).body();
        assertThat(metrics)
                .contains(
                        "balance_requests_total{balance=\"replay\"}",
                        "balance_model_requests_total{balance=\"replay\",model=\"reader\"}",
                        "balance_resource_used_ratio{balance=\"replay\",resource=\"heap\"}",
                        "balance_active_alerts{balance=\"replay\",severity=\"critical\"} 0");
        assertThat(code.get()).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).containsOnlyOnce("#token=");
        assertThat(out.toString()).doesNotContain(token);
        assertThatThrownBy(() -> get(base + "api/snapshot", token)).isInstanceOf(IOException.class);
        assertPromtoolIsContent(metrics);
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
        assertThat(new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @Test
    void servingIsShownToo(EmbeddedKafka broker) throws Exception {
        CommandLine program = program();
        program.parseArgs("serve", "-b", broker.bootstrapServers(), "--dashboard=0");
        ServeCommand serve = program.getSubcommands().get("serve").getCommand();
        CountDownLatch stop = new CountDownLatch(1);
        Future<Integer> code = background.submit(() -> serve.serve(stop));
        Matcher printed = address(code);
        assertThat(get(printed.group(1) + "api/snapshot", printed.group(2)).statusCode())
                .isEqualTo(200);
        stop.countDown();
        assertThat(code.get(LONGEST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnythingRuns(EmbeddedKafka broker) throws Exception {
        Path wrong = Files.writeString(folder.resolve("alerts.json"), """
                {"rules": [
                  {"name": "x", "kind": "threshhold", "on": "balance_pending_requests", "fire": 1}]}
                """);
        assertThat(replay(broker, "--alerts=" + wrong)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--alerts", "threshhold", "2");
        assertThat(replay(broker, "--alerts=" + folder.resolve("none.yaml"))).isEqualTo(ExitCode.USAGE);
        assertThat(replay(broker, "--dashboard=70000")).isEqualTo(ExitCode.USAGE);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(replay(broker, "--dashboard=" + taken.getLocalPort())).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString()).contains("--dashboard", "nobody listens");
        }
    }
}
