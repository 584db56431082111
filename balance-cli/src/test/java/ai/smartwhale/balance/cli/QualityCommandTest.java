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

class QualityCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path table = Path.of("");

    @BeforeEach
    void writeTable() throws IOException {
        StringBuilder text = new StringBuilder("id,city,<b>\n");
        String[] cities = {"Isfahan", "Hamburg", "Toulouse"};
        for (int row = 0; row < 300; row++) {
            text.append("k" + (1000 + row) + ',' + (row == 70 ? "Hambrug" : cities[row % 3]) + ',' + row % 10 + '\n');
        }
        table = directory.resolve("in.csv");
        Files.writeString(table, text);
    }

    private int run(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(texts);
    }

    @Test
    void theTableIsRepairedAndTheReportSaysHow() throws Exception {
        Path repaired = directory.resolve("out.csv");
        Path report = directory.resolve("report.json");
        int code = run("quality", table, "--out", repaired, "--report", report, "--json");
        assertThat(code).as("%s", err).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(repaired)).isEqualTo(Files.readString(table).replace("Hambrug", "Hamburg"));
        JsonNode change =
                new ObjectMapper().readTree(report.toFile()).path("changes").get(0);
        assertThat(change.path("row").asInt()).isEqualTo(71);
        assertThat(change.path("column").asInt()).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString()).path("changes").asInt())
                .isEqualTo(1);
    }

    @Test
    void theReportForPeopleNeedsNothingElseAndEscapesWhatItShows() throws Exception {
        Path report = directory.resolve("report.html");
        assertThat(run("quality", table, "--report", report)).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(report)).contains("Hambrug", "&lt;b&gt;").doesNotContain("<b>", "<script");
        assertThat(out.toString()).contains("300 records", "typo");
    }

    @Test
    void rulesAreChecked() throws Exception {
        Path rules = directory.resolve("rules.yaml");
        Files.writeString(rules, "rules:\n  - {rule: range, field: <b>, least: 0, most: 8}\n");
        assertThat(run("quality", table, "--rules", rules, "--json"))
                .as("%s", err)
                .isEqualTo(ExitCode.OK);
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .path("flagged")
                        .path("outlier")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void wrongFilesAreWrongUsage() throws Exception {
        assertThat(run("quality", directory.resolve("none.csv"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("quality", table, "--out", table)).isEqualTo(ExitCode.USAGE);
        Path lines = directory.resolve("bad.jsonl");
        Files.writeString(lines, "{}\n{\n");
        assertThat(run("quality", lines)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("none.csv", "--out", "row 2");
    }
}
