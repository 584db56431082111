// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("balance.yaml"), text).toString();
    }

    @Test
    void aGoodFileIsFoundGood() throws Exception {
        assertThat(run("config", "check", "--no-environment", file("requests.max-pending: 5\n")))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("known and allowed");
    }

    @Test
    void allMistakesAreTold() throws Exception {
        String file = file("requests.max-pending: 0\nrequests.default-timout: 3s\n");
        assertThat(run("config", "check", "--no-environment", file)).isEqualTo(ExitCode.PROBLEM);
        assertThat(out.toString())
                .contains("balance.yaml, line 1", "balance.yaml, line 2", "did you mean requests.default-timeout?");
        assertThat(run("config", "explain", "--no-environment", file)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("did you mean requests.default-timeout?");
    }

    @Test
    void whatHoldsIsShownWithItsOrigin() throws Exception {
        String file = file("requests.max-pending: 5\n");
        assertThat(run("config", "explain", "--no-environment", file)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).containsPattern("requests\\.max-pending +5 +balance\\.yaml, line 1");
        out.getBuffer().setLength(0);
        assertThat(run("config", "explain", "--json", "--no-environment", file)).isEqualTo(ExitCode.OK);
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows).anySatisfy(row -> {
            assertThat(row.path("name").asText()).isEqualTo("requests.max-pending");
            assertThat(row.path("origin").asText()).isEqualTo("balance.yaml, line 1");
        });
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        assertThat(run("config", "check", folder.resolve("none.yaml").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file");
        assertThat(run("config")).isEqualTo(ExitCode.USAGE);
    }
}
