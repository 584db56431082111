// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.monitoring.reporting.DashboardConfig;
import ai.smartwhale.balance.monitoring.reporting.DashboardManager;
import ai.smartwhale.balance.monitoring.reporting.dashboard.DashboardUpdate;
import ai.smartwhale.balance.monitoring.reporting.dashboard.ModelView;
import ai.smartwhale.balance.monitoring.reporting.dashboard.TrafficView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DashboardServerTest {

    private static final String TOKEN = "0123456789abcdef";

    private final DashboardManager manager = DashboardManager.create(DashboardConfig.withDefaults());
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> done = new ArrayList<>();
    private DashboardServer server;

    @BeforeEach
    void start() throws IOException {
        server = DashboardServer.builder(manager)
                .config(DashboardServerConfig.withDefaults()
                        .withToken(TOKEN)
                        .withStreams(1, 1, Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofSeconds(1)))
                .actions(new Recording())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        manager.close();
    }

    private final class Recording implements AlertActions {
        @Override
        public AlertActionOutcome acknowledge(String alertId, String actor) {
            done.add(alertId);
            return AlertActionOutcome.DONE;
        }

        @Override
        public AlertActionOutcome silence(String alertId, Duration time, String actor, String reason) {
            done.add(alertId + ' ' + time);
            return alertId.equals("gone") ? AlertActionOutcome.UNKNOWN_ALERT : AlertActionOutcome.DONE;
        }
    }

    private HttpRequest.Builder ask(String path) {
        return HttpRequest.newBuilder(server.pageWithToken().resolve(path));
    }

    private HttpRequest.Builder askWithToken(String path) {
        return ask(path).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void thePageIsSmallAndAllowsNothingFromElsewhere() throws Exception {
        int bytes = 0;
        for (String path : Assets.load().paths()) {
            HttpResponse<byte[]> answer =
                    client.send(ask(path).header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none';")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            bytes += answer.body().length;
        }
        assertThat(bytes).as("by gzip").isLessThan(40_000);
        assertThat(send(ask("/")).body()).doesNotContain("<script>", " style=", " onclick=", "http");
    }

    @Test
    void whoHasNoTokenSeesNothing() throws Exception {
        for (String path : List.of("/api/snapshot", "/api/series?name=CPU", "/api/alerts", "/events")) {
            assertThat(send(ask(path)).statusCode()).as(path).isEqualTo(401);
            assertThat(send(ask(path).header("Authorization", "Bearer " + TOKEN + 'x'))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(send(askWithToken("/api/nothing")).statusCode()).isEqualTo(404);
    }

    @Test
    void theTokenGivesACookieThatPagesOfOthersCannotActWith() throws Exception {
        HttpResponse<String> session = send(askWithToken("/api/session").POST(HttpRequest.BodyPublishers.noBody()));
        String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(TOKEN);
        String pair = cookie.split(";", 2)[0];

        assertThat(send(ask("/api/snapshot").header("Cookie", pair)).statusCode())
                .isEqualTo(200);
        assertThat(send(act("acknowledge", "{\"id\":\"a\"}", "text/plain").header("Cookie", pair))
                        .statusCode())
                .isEqualTo(403);
        assertThat(done).isEmpty();
        assertThat(send(act("acknowledge", "{\"id\":\"a\"}", "application/json").header("Cookie", pair))
                        .statusCode())
                .isEqualTo(200);
        assertThat(done).containsExactly("a");
    }

    private HttpRequest.Builder act(String what, String body, String type) {
        return ask("/api/alerts/" + what).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void badWishesAreExplainedAndGoNoFurther() throws Exception {
        for (String body :
                List.of("", "[]", "{\"id\":\"\"}", "{\"id\":[1]}", "{\"id\":\"a\",\"minutes\":0}", "{\"id\"")) {
            HttpResponse<String> answer =
                    send(act("silence", body, "application/json").header("Authorization", "Bearer " + TOKEN));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("error");
        }
        assertThat(done).isEmpty();
        assertThat(send(act("silence", "{\"id\":\"gone\",\"minutes\":5}", "application/json")
                                .header("Authorization", "Bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(done).containsExactly("gone PT5M");
    }

    @Test
    void aSnapshotThatTheBrowserHasIsNotSentAgain() throws Exception {
        String tag =
                send(askWithToken("/api/snapshot")).headers().firstValue("ETag").orElseThrow();
        assertThat(send(askWithToken("/api/snapshot").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        manager.updateDashboard(traffic(5));
        assertThat(send(askWithToken("/api/snapshot").header("If-None-Match", tag))
                        .body())
                .contains("\"requests\":5.0");
    }

    @Test
    void hostileNamesOfModelsAreTextOfJson() throws Exception {
        manager.updateDashboard(DashboardUpdate.builder()
                .models(List.of(model("</script>\"\n\uD800x")))
                .build());

        HttpResponse<String> answer = send(askWithToken("/api/snapshot"));

        assertThat(answer.body()).contains("\"id\":\"</script>\\\"\\n?x\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void changesAreToldAsTheyCome() throws Exception {
        try (BufferedReader events = events()) {
            assertThat(dataAfter(events, "event: snapshot")).contains("\"sequence\":0");
            assertThat(send(askWithToken("/events")).statusCode()).isEqualTo(503);
            manager.updateDashboard(traffic(7));
            assertThat(dataAfter(events, "event: delta")).contains("\"requests\":7.0");
        }
    }

    private BufferedReader events() throws Exception {
        InputStream body = client.send(askWithToken("/events").build(), BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static String dataAfter(BufferedReader events, String wanted) throws IOException {
        String line = events.readLine();
        while (line != null && !line.equals(wanted)) {
            line = events.readLine();
        }
        return String.valueOf(events.readLine());
    }

    @Test
    void aBrowserThatReadsNothingHoldsUpNobody() throws Exception {
        try (BufferedReader unread = events()) {
            for (int i = 0; i < 2_000; i++) {
                manager.updateDashboard(DashboardUpdate.builder()
                        .models(List.of(model("m".repeat(1_900) + i % 50)))
                        .build());
            }
            assertThat(manager.getDashboardSnapshot().sequence()).isEqualTo(2_000);
            assertThat(send(askWithToken("/api/snapshot")).statusCode()).isEqualTo(200);
            assertThat(unread).isNotNull();
        }
    }

    @Test
    void thePageWithItsTokenSendsItToNobody() {
        URI page = server.pageWithToken();
        assertThat(page.getFragment()).isEqualTo("token=" + TOKEN);
        assertThat(page.getQuery()).isNull();
        assertThat(DashboardServerConfig.withDefaults().withToken(TOKEN).toString())
                .doesNotContain(TOKEN);
    }

    private static DashboardUpdate traffic(double requests) {
        return DashboardUpdate.builder()
                .traffic(new TrafficView(requests, 0, 0, 0))
                .build();
    }

    private static ModelView model(String id) {
        return new ModelView(id, 1, 0, 0, Optional.empty(), 0, OptionalDouble.empty());
    }
}
