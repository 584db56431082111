// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import ai.smartwhale.testkit.EmbeddedKafka;
import ai.smartwhale.testkit.EmbeddedKafkaExtension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balance and its peers, each on the real stack. */
@ExtendWith(EmbeddedKafkaExtension.class)
class ReplayPolicyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(EmbeddedKafka broker, Path folder, String policy) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(
                        "replay",
                        "--latency=1ms",
                        "--error-rate=0",
                        "--speed=max",
                        "--json",
                        "--report=" + folder.resolve("report.html"),
                        "--bootstrap-servers=" + broker.bootstrapServers(),
                        "--policy=" + policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "direct", "coalesce", "dataloader"})
    void everyPolicyAnswersEveryRequest(String policy, EmbeddedKafka broker, @TempDir Path folder) throws IOException {
        assertThat(run(broker, folder, policy)).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.path("requests").asInt()).isEqualTo(600);
        assertThat(result.path("answers").asInt()).isEqualTo(600);
    }

    @Test
    void anUnknownPolicyIsNamedWithThoseThatThereAre(EmbeddedKafka broker, @TempDir Path folder) {
        assertThat(run(broker, folder, "luck")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("luck", "coalesce");
    }
}
