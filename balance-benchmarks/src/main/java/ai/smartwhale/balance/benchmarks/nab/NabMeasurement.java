// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.nab;

import ai.smartwhale.balance.prediction.pattern.AnomalyDetector;
import ai.smartwhale.balance.prediction.pattern.AnomalyDetectorConfig;
import com.amazon.randomcutforest.RandomCutForest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores detectors on the benchmark: Balance's with several seeds, Random Cut Forest as NAB publishes it (100 trees of
 * 256, no shingle), and a silent and an all-knowing one that check the scorer. The folder is that of the property
 * {@code smartwhale.data}, or {@code ../shared/data}, or the first argument if it holds {@code data} and
 * {@code labels}.
 */
public final class NabMeasurement {

    private static final int SEEDS = 5;

    private NabMeasurement() {}

    /** One detector for one file, after the other for the next. */
    private interface Contestant {
        Scored start(int file);
    }

    private interface Scored {
        double score(long epochMillis, double value);
    }

    /**
     * Measures.
     *
     * @param arguments the folder of the benchmark, or nothing
     * @throws IOException if it cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0
                ? Path.of(arguments[0])
                : Path.of(System.getProperty("smartwhale.data", "../shared/data"), "nab");
        if (!Files.isDirectory(folder.resolve("data"))) {
            System.out.println("Skipped: there is no " + folder.resolve("data"));
            return;
        }
        List<NabFile> files = NabCorpus.read(folder);
        System.out.printf(
                Locale.ROOT,
                "%d files, %d windows; one threshold for all files; cv: threshold from the other groups%n",
                files.size(),
                NabScorer.windows(files));
        System.out.printf(
                "%-22s %8s %8s %8s %8s %9s %8s %8s %9s%n",
                "detector", "standard", "low FP", "low FN", "cv", "threshold", "at 0.5", "us/point", "false/1k");
        report("silent", files, NabCorpus.blank(files), 0);
        report("perfect", files, perfect(files), 0);
        run("Random Cut Forest", files, file -> forest());
        List<Double> standard = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            AnomalyDetectorConfig config =
                    AnomalyDetectorConfig.builder().seed(seed).build();
            standard.add(run("Balance, seed " + seed, files, file -> AnomalyDetector.create(config)::update));
        }
        System.out.printf(
                Locale.ROOT,
                "Balance, mean of %d seeds: %.2f%n",
                SEEDS,
                standard.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }

    private static Scored forest() {
        RandomCutForest forest = RandomCutForest.builder()
                .dimensions(1)
                .numberOfTrees(100)
                .sampleSize(256)
                .timeDecay(1e-5)
                .randomSeed(1)
                .build();
        float[] point = new float[1];
        return (epochMillis, value) -> {
            point[0] = (float) value;
            double score = forest.getAnomalyScore(point);
            forest.update(point);
            return score;
        };
    }

    private static double[][] perfect(List<NabFile> files) {
        double[][] scores = NabCorpus.blank(files);
        for (int file = 0; file < scores.length; file++) {
            int known = NabFile.OUTSIDE;
            for (int row = files.get(file).probation(); row < scores[file].length; row++) {
                int window = files.get(file).window(row);
                scores[file][row] = window > known ? 1 : 0;
                known = Math.max(known, window);
            }
        }
        return scores;
    }

    private static double run(String name, List<NabFile> files, Contestant contestant) {
        double[][] scores = NabCorpus.blank(files);
        long points = 0;
        long start = System.nanoTime();
        for (int file = 0; file < scores.length; file++) {
            NabFile series = files.get(file);
            Scored detector = contestant.start(file);
            for (int row = 0; row < series.rows(); row++) {
                scores[file][row] = detector.score(series.millis(row), series.value(row));
            }
            points += series.rows();
        }
        return report(name, files, scores, (System.nanoTime() - start) / 1e3 / points);
    }

    private static double report(String name, List<NabFile> files, double[][] scores, double micros) {
        double threshold = NabScorer.bestThreshold(files, scores, NabProfile.STANDARD);
        double standard = NabScorer.score(files, scores, threshold, NabProfile.STANDARD);
        System.out.printf(
                Locale.ROOT,
                "%-22s %8.2f %8.2f %8.2f %8.2f %9.4g %8.2f %8.2f %9.2f%n",
                name,
                standard,
                best(files, scores, NabProfile.LOW_FALSE_POSITIVES),
                best(files, scores, NabProfile.LOW_FALSE_NEGATIVES),
                crossValidated(files, scores),
                threshold,
                NabScorer.score(files, scores, AnomalyDetector.ALARM_SCORE, NabProfile.STANDARD),
                micros,
                NabScorer.falseRowsPerThousand(files, scores, threshold));
        for (String group : NabCorpus.groups(files)) {
            Part part = Part.of(files, scores, group, true);
            System.out.printf(
                    Locale.ROOT,
                    "  %-24s %2d windows  %7.2f of %3d   %.2f false/1k%n",
                    group,
                    NabScorer.windows(part.files()),
                    NabScorer.gain(part.files(), part.scores(), threshold, NabProfile.STANDARD),
                    2 * NabScorer.windows(part.files()),
                    NabScorer.falseRowsPerThousand(part.files(), part.scores(), threshold));
        }
        return standard;
    }

    private static double best(List<NabFile> files, double[][] scores, NabProfile profile) {
        return NabScorer.score(files, scores, NabScorer.bestThreshold(files, scores, profile), profile);
    }

    /** Each group is scored with the threshold that is best for the others. */
    private static double crossValidated(List<NabFile> files, double[][] scores) {
        double gain = 0;
        for (String group : NabCorpus.groups(files)) {
            Part others = Part.of(files, scores, group, false);
            Part own = Part.of(files, scores, group, true);
            double threshold = NabScorer.bestThreshold(others.files(), others.scores(), NabProfile.STANDARD);
            gain += NabScorer.gain(own.files(), own.scores(), threshold, NabProfile.STANDARD);
        }
        return 100 * gain / (2 * NabScorer.windows(files));
    }

    /** Some of the files with their scores. */
    private record Part(List<NabFile> files, double[][] scores) {

        static Part of(List<NabFile> files, double[][] scores, String group, boolean inside) {
            List<NabFile> kept = new ArrayList<>();
            List<double[]> keptScores = new ArrayList<>();
            for (int file = 0; file < files.size(); file++) {
                if (files.get(file).group().equals(group) == inside) {
                    kept.add(files.get(file));
                    keptScores.add(scores[file]);
                }
            }
            return new Part(kept, keptScores.toArray(double[][]::new));
        }
    }
}
