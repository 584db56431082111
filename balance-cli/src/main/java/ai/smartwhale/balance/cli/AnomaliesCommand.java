// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.cli.anomalies.AnomalyFile;
import ai.smartwhale.balance.cli.anomalies.AnomalySummary;
import ai.smartwhale.balance.cli.anomalies.BadRow;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.cli.report.AnomalyReport;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetector;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetectorConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the anomalies of a series in a file. */
@Command(
        name = "anomalies",
        description = {
            "Find the anomalies of a series.",
            "Reads lines of timestamp,value with a header, as in the Numenta Anomaly Benchmark, and judges each by those"
                    + " before it only. Writes timestamp,value,anomaly_score,kind, a row for each; a score from 0.5 on"
                    + " is an alarm. A kind without an alarm corrects that of the alarm 23 rows above."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row was judged, whatever was found",
            "1:some lines are no rows; each is named with its number and scores 0",
            "2:wrong usage, or a file that cannot be read or written"
        })
final class AnomaliesCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 20;

    @Mixin
    private final Shell shell = new Shell();

    @Mixin
    private final JsonOption output = new JsonOption();

    @Option(
            names = "--in",
            required = true,
            paramLabel = "FILE",
            description = "The series, packed with gzip or not. A value may be missing.")
    private Path in = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the scores are written.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of what the detector remembers. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the series and its anomalies into an HTML file.")
    private @Nullable Path plot;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && Files.exists(in) && Files.isSameFile(in, out)) {
            throw new InvalidValueException("--out", out, "another file than --in");
        }
        AnomalyDetector detector = AnomalyDetector.create(
                AnomalyDetectorConfig.builder().seed(seed).build());
        ProgressLine progress = shell.progress(output.json());
        AnomalySummary summary = AnomalyFile.run(in, out, detector, progress);
        if (plot != null) {
            AnomalyReport.write(summary, String.valueOf(in.getFileName()), plot);
        }
        name(summary);
        if (output.json()) {
            JsonOption.write(shell.out(), summary.toMap());
        } else {
            print(summary);
        }
        return summary.badRows() == 0 ? ExitCode.OK : ExitCode.PROBLEM;
    }

    private void name(AnomalySummary summary) {
        summary.bad().stream()
                .limit(MOST_NAMED)
                .map(BadRow::toString)
                .forEach(bad -> shell.err().println(in.getFileName() + ", " + bad));
        if (summary.badRows() > MOST_NAMED) {
            shell.err().println("… and " + (summary.badRows() - MOST_NAMED) + " more lines that are no rows");
        }
        shell.err().flush();
    }

    private void print(AnomalySummary summary) {
        shell.out().println(summary.rows() + " rows, " + summary.alarms() + " alarms: " + out);
        summary.kinds().forEach((kind, count) -> shell.out().println("  " + kind + ": " + count));
        if (summary.missing() > 0) {
            shell.out().println("  missing values, scored 0: " + summary.missing());
        }
        if (summary.unordered() > 0) {
            shell.out().println("  not later than the row before: " + summary.unordered());
        }
        if (plot != null) {
            shell.out().println("plot: " + plot);
        }
    }
}
