// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.ManualTime;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import ai.smartwhale.commons.monitoring.Subscription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HealthReporterTest {

    private final ManualTime time = new ManualTime();
    private final AtomicReference<HealthOutcome> disk = new AtomicReference<>(HealthOutcome.UP);
    private final HealthChecker checker = HealthChecker.builder()
            .time(time, time)
            .check(HealthCheckSpec.builder("disk", disk::get)
                    .timeout(Duration.ofSeconds(50))
                    .ttl(Duration.ofNanos(1))
                    .build())
            .check(HealthCheckSpec.builder("kafka", () -> {
                        throw new IllegalStateException("sasl.password=hunter2");
                    })
                    .timeout(Duration.ofSeconds(50))
                    .critical(false)
                    .build())
            .build();
    private final HealthReporter reporter = HealthReporter.create(checker, "balance");

    @AfterEach
    void close() {
        checker.close();
    }

    @Test
    void theJsonIsAsTheDraftSays() throws Exception {
        disk.set(new HealthOutcome(HealthStatus.UP, "", List.of(new HealthOutcome.Reading("free", 12, "bytes"))));
        byte[] bytes = reporter.toJson(checker.check());
        JsonNode json = new ObjectMapper().readTree(bytes);
        assertThat(json.path("status").asText()).isEqualTo("warn");
        assertThat(json.path("serviceId").asText()).isEqualTo("balance");
        assertThat(json.path("time").asText()).isEqualTo(time.instant().toString());
        JsonNode free = json.path("checks").path("disk:free").path(0);
        assertThat(free.path("observedValue").asDouble()).isEqualTo(12);
        assertThat(free.path("observedUnit").asText()).isEqualTo("bytes");
        assertThat(free.path("status").asText()).isEqualTo("pass");
        assertThat(free.has("output")).isFalse();
        JsonNode kafka = json.path("checks").path("kafka").path(0);
        assertThat(kafka.path("status").asText()).isEqualTo("fail");
        assertThat(kafka.path("output").asText()).isEqualTo("failed");
        assertThat(json.toString()).doesNotContain("hunter2");
    }

    @Test
    void gaugesShowWhatWasSaidLastAndRunNothing() {
        MetricsCollector collector = MetricsCollector.create();
        Subscription shown = reporter.showIn(collector);
        assertThat(collector.collectMetrics().value("health_check_state", "disk"))
                .isEmpty();
        checker.check();
        assertThat(collector.collectMetrics().value("health_check_state", "disk"))
                .contains(new Level(2));
        assertThat(collector.collectMetrics().value("health_check_state", "kafka"))
                .contains(new Level(0));
        shown.close();
        assertThat(collector.collectMetrics().metric("health_check_state")).isEmpty();
    }

    @Test
    void listenersHearOfChangesOnly() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (CommonsExecutors executors = CommonsExecutors.create("test");
                Subscription watching = reporter.watch(
                        Duration.ofMillis(5),
                        (before, report) -> {
                            heard.add(before + " " + report.status());
                            throw new IllegalStateException("listeners may fail");
                        },
                        executors)) {
            assertThat(heard.poll(50, TimeUnit.SECONDS)).isEqualTo("UP DEGRADED");
            disk.set(HealthOutcome.down("full"));
            time.advance(Duration.ofSeconds(1));
            assertThat(heard.poll(50, TimeUnit.SECONDS)).isEqualTo("DEGRADED DOWN");
            assertThat(heard).isEmpty();
            assertThat(watching).isNotNull();
        }
        assertThatThrownBy(() -> HealthReporter.create(checker, " ")).isInstanceOf(InvalidValueException.class);
    }
}
