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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomaliesCommandTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String HEADER = "timestamp,value,anomaly_score,kind";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int run(String... arguments) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private List<String> judge(String name, List<String> lines, int expected, String... more) throws IOException {
        Path in = directory.resolve(name);
        Files.write(in, lines);
        Path scored = directory.resolve(name + ".out");
        List<String> arguments = new ArrayList<>(List.of("anomalies", "--in=" + in, "--out=" + scored));
        arguments.addAll(List.of(more));
        assertThat(run(arguments.toArray(String[]::new))).as("%s", err).isEqualTo(expected);
        return Files.readAllLines(scored);
    }

    private static List<String> series(int points, int spikeAt) {
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        LocalDateTime time = LocalDateTime.of(2024, 1, 1, 0, 0);
        Random random = new Random(1);
        for (int i = 0; i < points; i++) {
            double value = 50 + random.nextGaussian() + (i == spikeAt ? 100 : 0);
            lines.add(TIME.format(time.plusMinutes(5L * i)) + "," + value);
        }
        return lines;
    }

    @Test
    void everyRowIsScoredAndTheSpikeIsFound() throws IOException {
        List<String> lines = series(2_000, 1_500);
        List<String> rows = judge("a.csv", lines, ExitCode.OK);
        assertThat(rows).hasSameSizeAs(lines).startsWith(HEADER);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i)).startsWith(lines.get(i) + ",").matches("[^,]*,[^,]*,[01]\\.[0-9]{6},[A-Z_]*");
        }
        assertThat(rows.get(1_501)).endsWith(",SPIKE");
        assertThat(Double.parseDouble(rows.get(1_501).split(",", -1)[2])).isGreaterThan(0.5);
        assertThat(out.toString()).contains("2000 rows", "SPIKE");
    }

    @Test
    void theFutureDoesNotChangeTheRowsBeforeIt() throws IOException {
        List<String> whole = judge("whole.csv", series(2_000, 1_500), ExitCode.OK);
        List<String> part = judge("part.csv", series(1_200, -1), ExitCode.OK);
        assertThat(whole.subList(0, 1_201)).isEqualTo(part);
    }

    @Test
    void packedFilesAndFilesWithoutAHeaderAreRead() throws IOException {
        List<String> lines = series(500, 400);
        List<String> expected = judge("plain.csv", lines, ExitCode.OK);
        assertThat(judge("headless.csv", lines.subList(1, lines.size()), ExitCode.OK))
                .isEqualTo(expected);
        Path packed = directory.resolve("packed.csv.gz");
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        Path scored = directory.resolve("packed.out");
        assertThat(run("anomalies", "--in=" + packed, "--out=" + scored)).isEqualTo(ExitCode.OK);
        assertThat(Files.readAllLines(scored)).isEqualTo(expected);
    }

    @Test
    void badLinesAreNamedAndKeepTheirRow() throws IOException {
        List<String> rows = judge(
                "bad.csv",
                List.of(
                        "timestamp,value",
                        "2024-01-01 00:00:00,1",
                        "yesterday,2",
                        "2024-01-01 00:05:00,many",
                        "",
                        "2024-01-01 00:10:00,",
                        "2024-01-01 00:10:00,NaN",
                        "2024-01-01T00:05:00+00:00,-3",
                        "1704068100,4.0"),
                ExitCode.PROBLEM);
        assertThat(rows)
                .containsExactly(
                        HEADER,
                        "2024-01-01 00:00:00,1,0.000000,",
                        "yesterday,2,0.000000,",
                        "2024-01-01 00:05:00,many,0.000000,",
                        "2024-01-01 00:10:00,,0.000000,",
                        "2024-01-01 00:10:00,NaN,0.000000,",
                        "2024-01-01T00:05:00+00:00,-3,0.000000,",
                        "1704068100,4.0,0.000000,");
        assertThat(err.toString())
                .contains("bad.csv, line 3: the timestamp is 'yesterday'")
                .contains("line 4: the value is 'many'")
                .doesNotContain("line 6");
        assertThat(out.toString()).contains("missing values, scored 0: 2");
    }

    @Test
    void anEmptyFileHasNoRows() throws IOException {
        assertThat(judge("empty.csv", List.of(), ExitCode.OK)).containsExactly(HEADER);
        assertThat(judge("header.csv", List.of("timestamp,value"), ExitCode.OK)).containsExactly(HEADER);
    }

    @Test
    void programsReadJsonAndPeopleSeeAPlot() throws IOException {
        Path plot = directory.resolve("plot.html");
        judge("<a>.csv", series(4_000, 3_000), ExitCode.OK, "--json", "--plot=" + plot);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("rows").asInt()).isEqualTo(4_000);
        assertThat(json.path("kinds").path("SPIKE").asInt()).isPositive();
        assertThat(Files.readString(plot))
                .contains("<svg", "<circle", "SPIKE", "&lt;a&gt;.csv", "Content-Security-Policy")
                .doesNotContain("NaN", "<script", "<a>.csv");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        Path in = directory.resolve("in.csv");
        Files.write(in, series(10, 5));
        assertThat(run("anomalies", "--in=" + in)).isEqualTo(ExitCode.USAGE);
        assertThat(run("anomalies", "--in=" + in, "--out=" + in)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("another file than --in");
        assertThat(Files.readAllLines(in)).hasSize(11);
        assertThat(run("anomalies", "--in=" + directory.resolve("no.csv"), "--out=" + directory.resolve("o")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file");
    }

    @Test
    void aFileOfTheBenchmarkIsJudged() throws IOException {
        Path taxi = SharedData.require("nab/data/realKnownCause/nyc_taxi.csv.gz");
        Path scored = directory.resolve("taxi.csv");
        assertThat(run("anomalies", "--in=" + taxi, "--out=" + scored)).isEqualTo(ExitCode.OK);
        List<String> alarms = Files.readAllLines(scored).stream()
                .skip(1)
                .filter(row -> Double.parseDouble(row.split(",", -1)[2]) >= 0.5)
                .map(row -> row.substring(0, 10))
                .toList();
        assertThat(alarms).contains("2014-11-01", "2014-11-27", "2014-12-31").hasSizeLessThan(15);
    }
}
