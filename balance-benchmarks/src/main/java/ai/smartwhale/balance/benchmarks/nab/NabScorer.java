// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The scoring of the benchmark, as {@code nab/sweeper.py} defines it: a detection is every row whose score reaches the
 * threshold; of those inside a window the best counts, once; those outside cost. The result is scaled so that a
 * detector that says nothing has 0 and a perfect one 100.
 */
final class NabScorer {

    private NabScorer() {}

    /** The score of some files at a threshold. */
    static double score(List<NabFile> files, double[][] scores, double threshold, NabProfile profile) {
        return 100 * gain(files, scores, threshold, profile) / (windows(files) * (profile.hit() + profile.miss()));
    }

    /** What the detections are worth above saying nothing; no scale. */
    static double gain(List<NabFile> files, double[][] scores, double threshold, NabProfile profile) {
        double gain = 0;
        for (int file = 0; file < files.size(); file++) {
            gain += gain(files.get(file), scores[file], threshold, profile);
        }
        return gain;
    }

    private static double gain(NabFile file, double[] scores, double threshold, NabProfile profile) {
        double gain = 0;
        double[] best = new double[file.windows()];
        boolean[] hit = new boolean[file.windows()];
        for (int row = file.probation(); row < scores.length; row++) {
            if (scores[row] < threshold) {
                continue;
            }
            int window = file.window(row);
            if (window == NabFile.OUTSIDE) {
                gain += file.worth(row) * profile.falseAlarm();
            } else {
                best[window] = hit[window] ? Math.max(best[window], file.worth(row)) : file.worth(row);
                hit[window] = true;
            }
        }
        for (int window = 0; window < hit.length; window++) {
            gain += hit[window] ? best[window] * profile.hit() + profile.miss() : 0;
        }
        return gain;
    }

    /** The threshold with the best score over some files, by a sweep over all scores that occur. */
    static double bestThreshold(List<NabFile> files, double[][] scores, NabProfile profile) {
        List<Row> rows = rows(files, scores);
        double[][] best = new double[files.size()][];
        for (int file = 0; file < best.length; file++) {
            best[file] = new double[files.get(file).windows()];
            Arrays.fill(best[file], Double.NaN);
        }
        double gain = 0;
        double highest = 0;
        double threshold = Double.MAX_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            NabFile file = files.get(row.file());
            int window = file.window(row.row());
            double worth = file.worth(row.row());
            if (window == NabFile.OUTSIDE) {
                gain += worth * profile.falseAlarm();
            } else {
                double before = best[row.file()][window];
                double after = Double.isNaN(before) ? worth : Math.max(before, worth);
                gain += Double.isNaN(before)
                        ? after * profile.hit() + profile.miss()
                        : (after - before) * profile.hit();
                best[row.file()][window] = after;
            }
            boolean lastOfEqual = i + 1 == rows.size() || rows.get(i + 1).score() < row.score();
            if (lastOfEqual && gain > highest) {
                highest = gain;
                threshold = row.score();
            }
        }
        return threshold;
    }

    private static List<Row> rows(List<NabFile> files, double[][] scores) {
        List<Row> rows = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            for (int row = files.get(file).probation(); row < scores[file].length; row++) {
                if (scores[file][row] > 0) {
                    rows.add(new Row(scores[file][row], file, row));
                }
            }
        }
        rows.sort(Comparator.comparingDouble(Row::score).reversed());
        return rows;
    }

    private record Row(double score, int file, int row) {}

    /** Rows outside windows that reach the threshold, in a thousand of those. */
    static double falseRowsPerThousand(List<NabFile> files, double[][] scores, double threshold) {
        long rows = 0;
        long wrong = 0;
        for (int file = 0; file < files.size(); file++) {
            for (int row = files.get(file).probation(); row < scores[file].length; row++) {
                if (files.get(file).window(row) == NabFile.OUTSIDE) {
                    rows++;
                    wrong += scores[file][row] >= threshold ? 1 : 0;
                }
            }
        }
        return rows == 0 ? 0 : 1_000.0 * wrong / rows;
    }

    static int windows(List<NabFile> files) {
        return files.stream().mapToInt(NabFile::windows).sum();
    }
}
