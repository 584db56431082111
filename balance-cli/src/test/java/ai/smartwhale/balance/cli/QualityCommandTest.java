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
import java.util.Map;
import java.util.TreeMap;
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
    void documentsAreReadAsTexts() throws Exception {
        String[] sentences = {
            "The old pump stood silent until somebody found the key.",
            "Nobody in our valley remembers a warmer January.",
            "Every report goes to the engineer, who reads it twice.",
            "Rain fell for three days and then stopped at noon.",
            "She wrote down each pressure with a soft pencil.",
            "Trains leave from platform nine when there is snow."
        };
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            StringBuilder body = new StringBuilder("Entry " + row + ". ");
            for (int i = 0; i < 4; i++) {
                body.append(sentences[(row + i) % 6]).append(' ');
            }
            String document = row == 40 ? "buy now and get more ".repeat(30) : body.toString();
            text.append(
                    "{\"id\": \"d" + row + "\", \"body\": \"" + (row == 20 ? "JosÃ© said: " : "") + document + "\"}\n");
        }
        Path lines = directory.resolve("documents.jsonl");
        Files.writeString(lines, text);
        Path report = directory.resolve("report.json");
        Path repaired = directory.resolve("out.jsonl");
        assertThat(run("quality", lines, "--out", repaired, "--report", report)).isEqualTo(ExitCode.OK);
        JsonNode root = new ObjectMapper().readTree(report.toFile());
        Map<Integer, String> flagged = new TreeMap<>();
        for (JsonNode finding : root.path("findings")) {
            if (finding.path("flagged").asBoolean()) {
                flagged.put(finding.path("row").asInt(), finding.path("kind").asText());
            }
        }
        assertThat(flagged).containsExactly(Map.entry(21, "broken_encoding"), Map.entry(41, "text_quality"));
        JsonNode change = root.path("changes").path(0);
        assertThat(change.path("operator").asText()).isEqualTo("repair-encoding");
        assertThat(change.path("probability").asDouble()).isBetween(0.5, 1.0);
        assertThat(Files.readAllLines(repaired).get(20)).contains("José said");
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
        Path report = directory.resolve("report.json");
        assertThat(run("quality", lines, "--report", report)).isEqualTo(ExitCode.USAGE);
        assertThat(report).doesNotExist();
        assertThat(err.toString()).contains("none.csv", "--out", "row 2");
    }
}
