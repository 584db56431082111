// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.report.TrendPage;
import ai.smartwhale.balance.cli.trend.MeasuredSeries;
import ai.smartwhale.balance.cli.trend.SeriesFile;
import ai.smartwhale.balance.cli.trend.TrendText;
import ai.smartwhale.balance.prediction.pattern.TrendDetector;
import ai.smartwhale.balance.prediction.pattern.TrendDetectorConfig;
import ai.smartwhale.balance.prediction.pattern.TrendReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a trend, changes and periods in a file. */
@Command(
        name = "trends",
        description = {
            "Find the trend of a series, when its level changed, and after which periods it repeats.",
            "Reads lines of timestamp,value or of a value alone, packed with gzip or not. Up to 2,048 values are looked"
                    + " at as they are; of more, neighbours are averaged."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:analysed", "2:wrong usage, or a file that cannot be read", "70:an internal error"})
final class TrendsCommand implements Callable<Integer> {

    private static final int BLOCKS = 2_048;
    private static final Duration WHOLE_FILE = Duration.ofDays(36_600);

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "The series.")
    private Path in = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the changes as CSV.")
    private @Nullable Path out;

    @Option(names = "--plot", paramLabel = "FILE", description = "Write the series, its levels and its trend as HTML.")
    private @Nullable Path plot;

    @Option(
            names = "--step",
            paramLabel = "D",
            description = "The time between two values. Default: what the timestamps tell, or 1h without them.")
    private @Nullable Duration step;

    @Option(
            names = "--confidence",
            paramLabel = "C",
            defaultValue = "0.95",
            description = "Of the slope's interval, and one less the level of the test. Default: ${DEFAULT-VALUE}.")
    private double confidence = 0.95;

    @Override
    public Integer call() throws IOException {
        TrendDetectorConfig config = TrendDetectorConfig.builder()
                .blocks(BLOCKS)
                .window(WHOLE_FILE)
                .confidence(confidence)
                .build();
        MeasuredSeries series;
        TrendReport report;
        ProgressLine progress = shell.progress(output.json());
        try {
            series = SeriesFile.read(in, step, rows -> progress.update(() -> "reading, " + rows + " rows"));
            int values = series.values().length;
            progress.update(() -> "analysing " + values + " values");
            report = TrendDetector.create(config).detectTrend(series.start(), series.step(), series.values());
        } finally {
            progress.close();
        }
        TrendText text = new TrendText(series, report);
        if (out != null) {
            text.write(out);
        }
        if (plot != null) {
            TrendPage.write(series.name(), series.start(), series.step(), series.values(), report, plot);
        }
        if (output.json()) {
            JsonOption.write(shell.out(), text.toMap());
        } else {
            text.print(shell.out());
        }
        return ExitCode.OK;
    }
}
