// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.cli.console.Terminal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(Terminal.NONE, new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path train(String text) throws IOException {
        return Files.writeString(folder.resolve("train.csv"), text);
    }

    private List<String> forecast(Path train, String... more) throws IOException {
        Path result = folder.resolve("out.csv");
        String[] all = new String[more.length + 4];
        System.arraycopy(more, 0, all, 4, more.length);
        all[0] = "forecast";
        all[1] = "--train=" + train;
        all[2] = "--out=" + result;
        all[3] = "--json";
        int code = run(all);
        assertThat(code).as(err.toString()).isLessThan(ExitCode.USAGE);
        return Files.readAllLines(result);
    }

    private static String season(int length) {
        StringBuilder line = new StringBuilder("S");
        for (int index = 0; index < length; index++) {
            line.append(',').append(100 + 10 * (index % 12));
        }
        return line.toString();
    }

    @Test
    void writesEveryStepWithItsIntervals() throws IOException {
        List<String> rows = forecast(train("a,1,2,3,4,,,\n\nb,5,5,5\n"), "--horizon=2");
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0)).isEqualTo("id,step,mean,lo80,hi80,lo95,hi95");
        assertThat(rows.get(1)).startsWith("a,1,4.0,");
        assertThat(rows.get(3)).isEqualTo("b,1,5.0,5.0,5.0,5.0,5.0");
        assertThat(rows.get(4)).startsWith("b,2,");
    }

    @Test
    void readsPackedFilesQuotesAndOtherLevels() throws IOException {
        Path packed = folder.resolve("train.csv.gz");
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(packed))) {
            file.write("\"V1\",\"V2\",\"V3\"\n\"a\",\"1.5\",\"NA\"\n".getBytes(StandardCharsets.UTF_8));
        }
        List<String> rows = forecast(packed, "--horizon=1", "--intervals=50,99.9");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo("id,step,mean,lo50,hi50,lo99.9,hi99.9");
        assertThat(rows.get(1)).startsWith("a,1,1.5,");
    }

    @Test
    void findsTheSeasonWhereNoneIsGiven() throws IOException {
        for (String option : new String[] {"--fast", "--season=12", "--season=1"}) {
            List<String> rows = forecast(train(season(240)), "--horizon=12", option);
            for (int step = 0; step < 12; step++) {
                double mean = Double.parseDouble(rows.get(step + 1).split(",")[2]);
                assertThat(mean).as(option).isBetween(95.0 + 10 * step, 105.0 + 10 * step);
            }
        }
    }

    @Test
    void namesBadLinesAndForecastsTheOthers() throws IOException {
        List<String> rows = forecast(train("a,1,2\nb,1,x\nc,,\n,3\na,4\nd,1e999\ne,7"), "--horizon=1");
        assertThat(rows).hasSize(3);
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.path("series").asInt()).isEqualTo(2);
        assertThat(summary.path("bad")).hasSize(5);
        assertThat(summary.path("bad").toString())
                .contains(
                        "line 2: value 2 is no number",
                        "line 3: no value",
                        "line 4: no id",
                        "line 5: the id a",
                        "line 6");
        assertThat(run(
                        "forecast",
                        "--train=" + folder.resolve("train.csv"),
                        "--out=" + folder.resolve("o"),
                        "--horizon=1"))
                .isEqualTo(ExitCode.PROBLEM);
        assertThat(err.toString()).contains("train.csv, line 2: value 2 is no number: \"x\"");
    }

    @Test
    void drawsThePlot() throws IOException {
        Path plot = folder.resolve("plot.html");
        forecast(train(season(100)), "--horizon=12", "--plot=" + plot);
        assertThat(Files.readString(plot)).contains("<svg", "forecast").doesNotContain("NaN", "<script");
    }

    @Test
    void refusesWhatItCannotDo() throws IOException {
        Path train = train("a,1,2\n");
        String to = "--out=" + folder.resolve("o");
        assertThat(run("forecast", "--train=" + train, to, "--horizon=0")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("horizon is 0");
        assertThat(run("forecast", "--train=" + train, to, "--horizon=1", "--season=-3"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("forecast", "--train=" + train, to, "--horizon=1", "--intervals=120"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("forecast", "--train=" + folder.resolve("none"), to, "--horizon=1"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("No such file");
    }
}
