// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.forecast.BadLine;
import ai.smartwhale.balance.cli.forecast.ForecastFile;
import ai.smartwhale.balance.cli.forecast.ForecastSettings;
import ai.smartwhale.balance.cli.forecast.ForecastSummary;
import ai.smartwhale.balance.cli.report.ForecastReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts the series of a file. */
@Command(
        name = "forecast",
        description = {
            "Forecast the series of a file.",
            "Reads lines of id,v1,v2,… without a header, as in the M4 competition; empty cells at the end are dropped,"
                    + " others are missing values. Writes id,step,mean and the bounds of each interval, steps from 1."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every line was forecast",
            "1:some lines are no series; each is named with its number, the others were forecast",
            "2:wrong usage, or a file that cannot be read or written"
        })
final class ForecastCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 20;

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE",
            description = "The known values of each series, packed with gzip or not.")
    private Path train = Path.of("");

    @Option(names = "--horizon", required = true, paramLabel = "N", description = "How many steps, 1..1024.")
    private int horizon;

    @Option(
            names = "--season",
            split = ",",
            paramLabel = "S",
            description =
                    "How many steps a season has, such as 24,168 for hours. Default: found in each series, as with"
                            + " 1.")
    private List<Integer> seasons = new ArrayList<>();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the forecasts are written.")
    private Path out = Path.of("");

    @Option(
            names = "--intervals",
            split = ",",
            paramLabel = "PERCENT",
            defaultValue = "80,95",
            description = "The levels of the intervals in percent. Default: ${DEFAULT-VALUE}.")
    private List<BigDecimal> intervals = new ArrayList<>();

    @Option(
            names = "--fast",
            description =
                    "Use the streaming autoregression alone instead of the blend: a fifth of the time, a little less"
                            + " accurate.")
    private boolean fast;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the first series into an HTML file.")
    private @Nullable Path plot;

    @Override
    public Integer call() throws IOException {
        ForecastSettings settings = new ForecastSettings(horizon, seasons, intervals, fast);
        ProgressLine progress = shell.progress(output.json());
        ForecastSummary summary = ForecastFile.run(train, out, settings, progress);
        if (plot != null) {
            ForecastReport.write(summary, String.valueOf(train.getFileName()), plot);
        }
        if (output.json()) {
            JsonOption.write(shell.out(), summary.toMap());
        } else {
            print(summary);
        }
        return summary.badLines() == 0 ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private void print(ForecastSummary summary) {
        for (BadLine bad :
                summary.bad().subList(0, Math.min(MOST_NAMED, summary.bad().size()))) {
            shell.err().println(train.getFileName() + ", " + bad);
        }
        if (summary.badLines() > MOST_NAMED) {
            shell.err().println("… and " + (summary.badLines() - MOST_NAMED) + " more lines that are no series");
        }
        shell.err().flush();
        shell.out().println(summary.series() + " series, " + (long) summary.series() * horizon + " rows: " + out);
        summary.flags().forEach((flag, count) -> shell.out().println("  " + flag + ": " + count));
        if (plot != null) {
            shell.out().println("plot: " + plot);
        }
    }
}
