// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.dashboard.DashboardGenerator;
import ai.smartwhale.commons.monitoring.export.ExportFormat;
import ai.smartwhale.commons.monitoring.export.MetricsExporter;
import ai.smartwhale.commons.monitoring.health.HealthCheckSpec;
import ai.smartwhale.commons.monitoring.health.HealthChecker;
import ai.smartwhale.commons.monitoring.health.HealthGroup;
import ai.smartwhale.commons.monitoring.health.HealthOutcome;
import ai.smartwhale.commons.monitoring.health.HealthReporter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MonitoringServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final MetricsCollector collector = MetricsCollector.create();
    private final AtomicReference<HealthOutcome> disk = new AtomicReference<>(HealthOutcome.UP);
    private final HealthChecker checker = HealthChecker.builder()
            .check(HealthCheckSpec.builder("disk", disk::get)
                    .ttl(Duration.ofNanos(1))
                    .timeout(PATIENCE)
                    .build())
            .check(HealthCheckSpec.builder("alive", () -> HealthOutcome.UP)
                    .groups(HealthGroup.LIVENESS)
                    .timeout(PATIENCE)
                    .build())
            .build();
    private final HttpClient client = HttpClient.newHttpClient();
    private MonitoringServer server;

    @BeforeEach
    void start() throws IOException {
        collector.counter("jobs_total", "Jobs.").add(3);
        server = server(Duration.ofSeconds(50));
    }

    private MonitoringServer server(Duration timeout) throws IOException {
        MonitoringServerConfig config =
                new MonitoringServerConfig(MonitoringServerConfig.defaults().address(), 2, timeout);
        return MonitoringServer.builder()
                .metrics(MetricsExporter.create(collector))
                .health(checker, HealthReporter.create(checker, "test"))
                .dashboard(DashboardGenerator.create(collector, MetricsExporter.create(collector)), "Test")
                .config(config)
                .start();
    }

    @AfterEach
    void close() {
        server.close();
        checker.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).timeout(PATIENCE);
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElseThrow();
    }

    @Test
    void metricsComeInTheFormatThatIsLikedBest() throws Exception {
        HttpResponse<String> plain = get("/metrics");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(type(plain)).isEqualTo(ExportFormat.PROMETHEUS.contentType());
        assertThat(plain.body()).contains("# TYPE jobs_total counter").contains("jobs_total 3");
        HttpResponse<String> open = get(
                "/metrics",
                "Accept",
                "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1");
        assertThat(type(open)).isEqualTo(ExportFormat.OPEN_METRICS.contentType());
        assertThat(open.body()).endsWith("# EOF\n");
        assertThat(type(get("/metrics", "Accept", "application/json"))).isEqualTo("application/json");
        assertThat(type(get("/metrics", "Accept", "text/html,*/*;q=0.8"))).startsWith("text/plain");
        assertThat(type(get("/metrics", "Accept", "image/png"))).startsWith("text/plain");
    }

    @Test
    void whatIsDownIsUnavailableAndOnlyWhereItCounts() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(type(get("/health"))).isEqualTo("application/health+json");
        disk.set(HealthOutcome.degraded("little room"));
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).contains("\"warn\"");
        disk.set(HealthOutcome.down("full"));
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/live").body()).contains("alive").doesNotContain("disk");
        assertThat(get("/health/startup").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRememberedIsAPage() throws Exception {
        HttpResponse<String> page = get("/dashboard");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(type(page)).isEqualTo("text/html; charset=utf-8");
        assertThat(page.body()).startsWith("<!doctype html>").contains("<h1>Test</h1>");
    }

    @Test
    void onlyReadingIsAllowedAndOnlyWhatIsThere() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(server.uri("/metrics"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> refused = client.send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).hasValue("GET, HEAD");
        HttpRequest head = HttpRequest.newBuilder(server.uri("/metrics"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> headed = client.send(head, HttpResponse.BodyHandlers.ofString());
        assertThat(headed.statusCode()).isEqualTo(200);
        assertThat(headed.body()).isEmpty();
        assertThat(headed.headers().firstValueAsLong("Content-Length"))
                .hasValue(get("/metrics").body().length());
        for (String path : List.of("/", "/metrics/", "/metrics/x", "/healthy", "/../metrics", "/%2e%2e/health")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private String raw(MonitoringServer asked, String request) throws IOException {
        try (Socket socket =
                new Socket(asked.address().getAddress(), asked.address().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    @Test
    void onLoopbackItAnswersToLocalNamesAlone() throws Exception {
        for (String host : List.of("evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:80")) {
            assertThat(raw(server, "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 421");
        }
        for (String host : List.of("localhost", "LOCALHOST:9090", "127.0.0.1:1", "[::1]:80")) {
            assertThat(raw(server, "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** More of them than there are threads, and each sends half of a request. */
    @Test
    void slowClientsLoseTheirConnectionAndKeepNobodyOut() throws Exception {
        server.close();
        server = server(Duration.ofMillis(1_500));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket(
                        server.address().getAddress(), server.address().getPort());
                socket.setSoTimeout((int) PATIENCE.toMillis());
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: local".getBytes(US_ASCII));
                slow.add(socket);
            }
            assertThat(get("/metrics").statusCode()).isEqualTo(200);
            for (Socket socket : slow) {
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void manyAtOnceAreAllAnswered() {
        List<Integer> statuses = IntStream.range(0, 40)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(server.uri(i % 2 == 0 ? "/metrics" : "/health"))
                                .timeout(PATIENCE)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();
        assertThat(statuses).hasSize(40).containsOnly(200);
    }

    @Test
    void whatFailsInsideIsNotToldOutside() throws Exception {
        checker.close();
        HttpResponse<String> failed = get("/health");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("an internal error\n");
    }

    @Test
    void nobodyIsThereAfterItWasClosed() throws Exception {
        InetSocketAddress address = server.address();
        assertThat(address.getAddress().isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> MonitoringServer.builder()
                        .config(MonitoringServerConfig.onLoopback(address.getPort()))
                        .start())
                .isInstanceOf(BindException.class);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals("HTTP-Dispatcher"))
                        .allMatch(Thread::isDaemon))
                .isTrue();
        server.close();
        server.close();
        assertThatThrownBy(() -> get("/metrics")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MonitoringServerConfig.onLoopback(65_536)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new MonitoringServerConfig(
                        InetSocketAddress.createUnresolved("localhost", 1), 1, Duration.ofSeconds(1)))
                .isInstanceOf(InvalidValueException.class);
    }
}
