// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.cli.console.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsCommandTest {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private JsonNode json(Path file, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of("trends", "--in=" + file, "--json"));
        all.addAll(List.of(more));
        assertThat(run(all.toArray(new String[0]))).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        return new ObjectMapper().readTree(out.toString());
    }

    /** Hourly, with a day in it, and 30 more from hour 400 on; hour 100 is missing, hour 200 comes twice. */
    private Path hours() throws Exception {
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        LocalDateTime start = LocalDateTime.parse("2026-03-02T00:00:00");
        for (int hour = 0; hour < 700; hour++) {
            double value = 100 + 20 * Math.sin(hour * Math.PI / 12) + random.nextGaussian() + (hour < 400 ? 0 : 30);
            for (int times = hour == 200 ? 2 : hour == 100 ? 0 : 1; times > 0; times--) {
                lines.add(FORMAT.format(start.plusHours(hour)) + "," + value);
            }
        }
        return Files.write(directory.resolve("hours.csv"), lines);
    }

    @Test
    void tellsTrendChangesAndPeriods() throws Exception {
        Path changes = directory.resolve("changes.csv");
        Path plot = directory.resolve("plot.html");
        JsonNode result = json(hours(), "--out=" + changes, "--plot=" + plot);
        assertThat(result.path("rows").asInt()).isEqualTo(700);
        assertThat(result.path("step_seconds").asInt()).isEqualTo(3_600);
        assertThat(result.path("periods").path(0).path("seconds").asInt()).isEqualTo(86_400);
        assertThat(result.path("changes")).hasSize(1);
        JsonNode change = result.path("changes").path(0);
        Instant at = Instant.parse(change.path("at").asText());
        Instant expected = LocalDateTime.parse("2026-03-18T16:00:00").toInstant(ZoneOffset.UTC);
        assertThat(at).isBetween(expected.minusSeconds(7_200), expected.plusSeconds(7_200));
        assertThat(change.path("size").asDouble()).isEqualTo(30, within(2.0));
        assertThat(result.path("flags").toString()).contains("season_removed", "gaps");
        assertThat(Files.readAllLines(changes)).hasSize(2).first().asString().startsWith("timestamp,before");
        assertThat(Files.readString(plot)).contains("<svg", "hours.csv").doesNotContain("<script", "NaN");
        assertThat(run("trends", "--in=" + hours())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("changes", "from 99.997 to 129.99", "1 d  explains")
                .doesNotContain("NaN");
    }

    @Test
    void readsBareValues() throws Exception {
        List<String> lines = new ArrayList<>();
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            lines.add(i == 50 ? "NaN" : String.valueOf(5 + 0.1 * i + random.nextGaussian()));
        }
        JsonNode result = json(Files.write(directory.resolve("bare.csv"), lines), "--step=1d");
        assertThat(result.path("trend").asText()).isEqualTo("rising");
        assertThat(result.path("slope_per_day").asDouble()).isEqualTo(0.1, within(0.02));
        assertThat(result.path("slope_low").asDouble())
                .isLessThan(result.path("slope_high").asDouble());
    }

    @Test
    void saysWhyAFileCannotBeRead() throws Exception {
        Path broken = Files.writeString(directory.resolve("broken.csv"), "timestamp,value\n2026-03-02,1\nnever,2\n");
        assertThat(run("trends", "--in=" + broken)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("broken.csv, line 3");
        Path empty = Files.writeString(directory.resolve("empty.csv"), "timestamp,value\n");
        assertThat(run("trends", "--in=" + empty)).isEqualTo(ExitCode.USAGE);
        Path infinite = Files.writeString(directory.resolve("infinite.csv"), "1\n2\nInfinity\n");
        assertThat(run("trends", "--in=" + infinite)).isEqualTo(ExitCode.USAGE);
        assertThat(run("trends", "--in=" + directory.resolve("none.csv"))).isEqualTo(ExitCode.USAGE);
        assertThat(run("trends")).isEqualTo(ExitCode.USAGE);
        Path few = Files.writeString(directory.resolve("few.csv"), "1\n2\n");
        assertThat(json(few).path("flags").toString()).contains("too_few_values");
    }

    @Test
    void readsTheSharedSeries() throws Exception {
        JsonNode pages = json(SharedData.require("web-pageviews/example_wp_log_peyton_manning.csv.gz"));
        assertThat(pages.path("step_seconds").asInt()).isEqualTo(86_400);
        assertThat(pages.path("rows").asInt()).isEqualTo(2_905);
        assertThat(pages.path("slope_per_day").isNumber()).isTrue();
    }
}
