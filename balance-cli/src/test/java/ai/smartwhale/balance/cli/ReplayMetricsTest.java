// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.testkit.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be read of a replay while it runs. */
class ReplayMetricsTest extends WatchedReplay {

    private static final Pattern ADDRESS = Pattern.compile("metrics: (http://\\S+)/metrics");

    private static long value(String metrics, String series) {
        Matcher line = Pattern.compile(Pattern.quote(series) + " (\\d+)").matcher(metrics);
        return line.find() ? Long.parseLong(line.group(1)) : -1;
    }

    @Test
    void metricsAndHealthAreServedWhileItRuns(EmbeddedKafka broker) throws Exception {
        Future<Integer> code = background.submit(() -> replay(broker, "--metrics-port=0", "--speed=4"));
        String base = address(ADDRESS, code).group(1);
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
