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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The dashboard of a run on the real stack. */
class DashboardOptionsTest extends WatchedReplay {

    private static final Pattern ADDRESS = Pattern.compile("dashboard: (http://\\S+)#token=(\\S+)");

    private HttpResponse<String> authorized(String address, String token) throws IOException, InterruptedException {
        return get(address, "Authorization", "Bearer " + token);
    }

    @Test
    void aReplayIsShownWhileItRuns(EmbeddedKafka broker) throws Exception {
        Future<Integer> code = background.submit(() -> replay(broker, "--dashboard", "--metrics-port=0", "--speed=4"));
        Matcher printed = address(ADDRESS, code);
        String base = printed.group(1);
        String token = printed.group(2);
        assertThat(authorized(base + "api/snapshot", "x".repeat(40)).statusCode())
                .isEqualTo(401);
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(
                                authorized(base + "api/snapshot", token).body())
                        .contains("\"id\":\"reader\"", "\"priority\":\"HIGH\"", "\"cpu\":"));
        String metrics = authorized(base + "metrics", token).body();
        assertThat(metrics)
                .contains(
                        "balance_requests_total{balance=\"replay\"}",
                        "balance_model_requests_total{balance=\"replay\",model=\"reader\"}",
                        "balance_resource_used_ratio{balance=\"replay\",resource=\"heap\"}",
                        "balance_active_alerts{balance=\"replay\",severity=\"critical\"} 0");
        assertThat(code.get()).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).containsOnlyOnce("#token=");
        assertThat(out.toString()).doesNotContain(token);
        assertThatThrownBy(() -> authorized(base + "api/snapshot", token)).isInstanceOf(IOException.class);
        assertPromtoolIsContent(metrics);
    }

    @Test
    void servingIsShownToo(EmbeddedKafka broker) throws Exception {
        CommandLine program = program();
        program.parseArgs("serve", "-b", broker.bootstrapServers(), "--dashboard=0");
        ServeCommand serve = program.getSubcommands().get("serve").getCommand();
        CountDownLatch stop = new CountDownLatch(1);
        Future<Integer> code = background.submit(() -> serve.serve(stop));
        Matcher printed = address(ADDRESS, code);
        assertThat(authorized(printed.group(1) + "api/snapshot", printed.group(2))
                        .statusCode())
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
