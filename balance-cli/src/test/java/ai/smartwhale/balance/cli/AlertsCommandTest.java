// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeExample() throws IOException {
        assertThat(run("alerts", "example")).isEqualTo(ExitCode.OK);
        file = Files.writeString(directory.resolve("alerts.yaml"), out.toString());
        out.getBuffer().setLength(0);
    }

    @Test
    void theExampleIsWellAndSaysWhatItComesTo() {
        assertThat(run("alerts", "check", file.toString())).as("%s", err).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .startsWith(file + " is well\n\nRules\n  1 absence\n")
                .contains("  all -> team by alertname, model; wait 30s, interval 5m, repeat 4h\n")
                .contains("    severity=\"critical\" -> oncall", "unless acknowledged lead after 30m, and on")
                .contains("needs variable ONCALL_TOKEN")
                .doesNotContain("Never used");
    }

    @Test
    void anAlertIsFollowedToWhomItReaches() {
        assertThat(run("alerts", "check", file.toString(), "--route", "severity=critical,team=serving,note=a,b"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("An alert {note=\"a,b\", severity=\"critical\", team=\"serving\"} reaches\n  oncall by")
                .contains("; through log, oncall\n  team by")
                .endsWith("; through log, chat, events\n");
        assertThat(run("alerts", "check", file.toString(), "--route", "severity"))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void mistakesAreToldAsCompilersTellThem() throws IOException {
        Files.writeString(file, Files.readString(file).replace("kind: change", "kind: changed"));
        assertThat(run("alerts", "check", file.toString())).isEqualTo(ExitCode.PROBLEM);
        assertThat(out.toString().lines().findFirst().orElse(""))
                .matches(
                        ".*alerts\\.yaml:\\d+: rules\\[3]\\.kind is \"changed\"; did you mean \"change\"\\? known: .*");
        assertThat(out.toString()).endsWith("1 mistake\n");
    }

    @Test
    void programsGetOneDocument() throws IOException {
        assertThat(run("alerts", "check", file.toString(), "--json", "--route", "severity=critical"))
                .isEqualTo(ExitCode.OK);
        JsonNode well = new ObjectMapper().readTree(out.toString());
        assertThat(well.path("problems").size()).isZero();
        assertThat(well.at("/rules/threshold").asInt()).isOne();
        assertThat(well.at("/reached").size()).isOne();
        out.getBuffer().setLength(0);
        Files.writeString(file, "route: {receiver: nobody}\n");
        assertThat(run("alerts", "check", file.toString(), "--json")).isEqualTo(ExitCode.PROBLEM);
        JsonNode wrong = new ObjectMapper().readTree(out.toString());
        assertThat(wrong.at("/problems/0/line").asInt()).isOne();
        assertThat(wrong.at("/problems/0/path").asText()).isEqualTo("route.receiver");
    }

    @Test
    void aFileThatIsNotThereIsAMatterOfUsage() {
        assertThat(run("alerts", "check", directory.resolve("none.yaml").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file");
        assertThat(run("alerts")).isEqualTo(ExitCode.USAGE);
    }

    private int run(String... arguments) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
