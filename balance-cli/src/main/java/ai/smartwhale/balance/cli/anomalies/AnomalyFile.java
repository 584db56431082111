// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.anomalies;

import ai.smartwhale.balance.cli.console.ProgressBar;
import ai.smartwhale.balance.cli.console.ProgressLine;
import ai.smartwhale.balance.prediction.pattern.Anomaly;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetector;
import ai.smartwhale.balance.prediction.pattern.AnomalyKind;
import ai.smartwhale.balance.prediction.pattern.PointQuality;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Judges a file row by row and writes a row for each, before the next is read. */
public final class AnomalyFile {

    private static final int MOST_KEPT = 1_000;
    private static final int ROWS_BETWEEN_NEWS = 1 << 14;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final AnomalyDetector detector;
    private final List<BadRow> bad = new ArrayList<>();
    private final List<FoundAnomaly> found = new ArrayList<>();
    private final Outline values = new Outline();
    private final Outline scores = new Outline();
    private final StringBuilder text = new StringBuilder();
    private long rows;
    private long missing;
    private long unordered;
    private long badRows;
    private long alarms;
    private long bytesRead;

    private AnomalyFile(AnomalyDetector detector) {
        this.detector = detector;
    }

    /**
     * Judges a file.
     *
     * @param in lines of {@code timestamp,value}, with a header or not, packed with gzip or not
     * @param out where to write; an existing file is replaced
     * @param detector that judges, fresh
     * @param progress how far it is
     * @return what was found
     * @throws IOException if a file cannot be read or written
     */
    public static AnomalySummary run(Path in, Path out, AnomalyDetector detector, ProgressLine progress)
            throws IOException {
        AnomalyFile run = new AnomalyFile(detector);
        long size = Math.max(1, Files.size(in));
        try (InputStream file = Files.newInputStream(in);
                InputStream plain = unpack(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
                BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            boolean packed = plain instanceof GZIPInputStream;
            writer.write("timestamp,value,anomaly_score,kind\n");
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                run.bytesRead += line.length() + 1;
                run.take(line, number, writer);
                if (number % ROWS_BETWEEN_NEWS == 0) {
                    progress.update(() -> run.news(packed ? -1 : (double) run.bytesRead / size));
                }
            }
        } finally {
            progress.close();
        }
        return run.summary();
    }

    private AnomalySummary summary() {
        return new AnomalySummary(rows, missing, unordered, badRows, bad, alarms, found, values, scores);
    }

    private String news(double done) {
        String bar =
                done < 0 ? "" : String.format(Locale.ROOT, "%s %3.0f %%  ", ProgressBar.draw(done, 20), 100 * done);
        return bar + rows + " rows  " + alarms + " alarms  " + badRows + " bad";
    }

    private void take(String line, long number, BufferedWriter writer) throws IOException {
        String plain = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
        if (plain.isBlank() || (number == 1 && isHeader(plain))) {
            return;
        }
        RowText row = RowText.of(plain);
        double value = Double.NaN;
        double score = 0;
        String kind = "";
        try {
            long millis = RowTimes.parse(row.timestamp());
            value = row.number();
            score = detector.update(millis, value);
            kind = detector.latest().map(Anomaly::kind).map(AnomalyKind::name).orElse("");
            count();
            note(row, value, score);
        } catch (BadRowException e) {
            badRows++;
            if (bad.size() < MOST_KEPT) {
                bad.add(new BadRow(number, String.valueOf(e.getMessage())));
            }
        }
        rows++;
        values.add(value);
        scores.add(score);
        text.setLength(0);
        row.append(text, score, kind);
        writer.append(text);
    }

    private void count() {
        missing += detector.quality() == PointQuality.MISSING ? 1 : 0;
        unordered += detector.quality() == PointQuality.OUT_OF_ORDER ? 1 : 0;
    }

    private void note(RowText row, double value, double score) {
        detector.latest().ifPresent(anomaly -> {
            String kind = anomaly.kind().name();
            if (!anomaly.settled()) {
                alarms++;
                if (found.size() < MOST_KEPT) {
                    found.add(new FoundAnomaly(rows, row.timestamp(), value, score, kind));
                }
            } else if (alarms == found.size() && !found.isEmpty()) {
                FoundAnomaly last = found.remove(found.size() - 1);
                found.add(new FoundAnomaly(last.row(), last.timestamp(), last.value(), last.score(), kind));
            }
        });
    }

    private static boolean isHeader(String line) {
        RowText row = RowText.of(line);
        try {
            RowTimes.parse(row.timestamp());
            return false;
        } catch (BadRowException noTime) {
            try {
                return Double.isNaN(row.number());
            } catch (BadRowException noNumber) {
                return true;
            }
        }
    }

    private static InputStream unpack(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
