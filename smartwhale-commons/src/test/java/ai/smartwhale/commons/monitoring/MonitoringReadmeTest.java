// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.health.HealthChecker;
import ai.smartwhale.commons.monitoring.health.HealthChecks;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import ai.smartwhale.commons.monitoring.http.MonitoringServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what is compiled and run here. */
class MonitoringReadmeTest {

    private static final Path MODULE = Path.of(System.getProperty("smartwhale.root", ".."), "smartwhale-commons");

    private final List<String> answers = new ArrayList<>();

    @TempDir
    private Path folder;

    private CompletableFuture<?> listTopics() {
        return CompletableFuture.completedFuture(List.of());
    }

    private void tell(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        answers.add(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private void snippet() throws Exception {
        // snippet
        MetricsCollector metrics = MetricsCollector.create();
        MetricFamily<Timer> runs = metrics.timers(MetricDefinition.timer("run_seconds", "Runs.", "model"));
        runs.with("my-model").record(Duration.ofMillis(30));
        try (HealthChecker health = HealthChecker.builder()
                        .check("kafka", HealthChecks.roundTrip(this::listTopics))
                        .check("disk", HealthChecks.disk(folder, 100L << 20, 10L << 20))
                        .build();
                MonitoringServer server = MonitoringServer.builder()
                        .metrics(MetricsExporter.create(metrics))
                        .health(health, HealthReporter.create(health, "my-host"))
                        .start()) {
            tell(server.uri("/metrics"));
            tell(server.uri("/health/ready"));
        }
        // end
    }

    @Test
    void theSnippetRuns() throws Exception {
        snippet();
        assertThat(answers.get(0)).contains("run_seconds_count{model=\"my-model\"} 1");
        assertThat(answers.get(1)).contains("\"serviceId\":\"my-host\"", "\"kafka\"");
    }

    @Test
    void theReadmeShowsTheSameLines() throws Exception {
        String source = Files.readString(
                MODULE.resolve("src/test/java/ai/smartwhale/commons/monitoring/MonitoringReadmeTest.java"));
        int begin = source.indexOf("// snippet\n") + "// snippet\n".length();
        String lines = source.substring(begin, source.indexOf("// end\n", begin));
        assertThat(Files.readString(MODULE.resolve("README.md")))
                .contains("```java\n" + lines.stripTrailing().stripIndent() + "\n```");
    }
}
