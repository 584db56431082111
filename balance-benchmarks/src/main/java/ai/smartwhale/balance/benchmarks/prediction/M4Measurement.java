// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.forecast.Accuracy;
import ai.smartwhale.balance.prediction.forecast.ForecastMethod;
import ai.smartwhale.balance.prediction.forecast.Forecaster;
import ai.smartwhale.balance.prediction.forecast.Season;
import ai.smartwhale.balance.prediction.forecast.SeasonDetector;
import ai.smartwhale.balance.prediction.forecast.SeriesConfig;
import ai.smartwhale.balance.prediction.forecast.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The measures of the M4 competition on its hourly and weekly series: points, intervals and peaks of every forecaster,
 * and hourly forecasts from short histories. The baselines are checked against what the organisers published.
 */
public final class M4Measurement {

    private static final int[] SHORT_HISTORIES = {1, 24, 48, 120, 336};

    private M4Measurement() {}

    /** The series of one frequency. */
    private record Part(
            String name,
            int horizon,
            int masePeriod,
            List<Integer> seasons,
            Map<String, double[]> train,
            Map<String, double[]> test) {

        SeriesConfig config(List<Integer> wanted) {
            return SeriesConfig.builder()
                    .seasons(wanted)
                    .horizon(horizon)
                    .kind(ValueKind.NON_NEGATIVE)
                    .build();
        }
    }

    /** What is known of baselines on a number of series; 0 where nothing was published. */
    private record Published(String part, int series, double[] naive2, double[] theta, double[] seasonalNaive) {}

    private static final List<Published> PUBLISHED = List.of(
            new Published("Hourly", 414, new double[] {18.383, 2.395}, new double[] {18.138, 2.455}, new double[] {
                13.912, 1.193
            }),
            new Published("Hourly", 289, new double[] {18.380, 2.461}, new double[2], new double[2]),
            new Published("Weekly", 359, new double[] {9.161, 2.777}, new double[2], new double[] {9.161, 2.777}),
            new Published("Weekly", 251, new double[] {9.138, 2.833}, new double[2], new double[] {9.138, 2.833}));

    /**
     * Measures.
     *
     * @param arguments the folder of the files, such as {@code Hourly-train.csv.gz}; that of the shared data without
     *     one
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = arguments.length > 0
                ? Path.of(arguments[0])
                : SeriesData.folder().resolve("m4");
        measure(folder, "Hourly", 48, 24, List.of(24, 168));
        measure(folder, "Weekly", 13, 1, List.of(52));
    }

    private static void measure(Path folder, String name, int horizon, int masePeriod, List<Integer> seasons)
            throws IOException {
        Path train = folder.resolve(name + "-train.csv.gz");
        Path test = folder.resolve(name + "-test.csv.gz");
        if (!Files.exists(train) || !Files.exists(test)) {
            System.out.println("Skipped: there is no " + train + " or " + test);
            return;
        }
        Part part = new Part(
                name, horizon, masePeriod, seasons, SeriesData.read(train, 1, false), SeriesData.read(test, 1, false));
        System.out.println("\n" + name + ", " + part.train().size() + " series, " + horizon
                + " steps, 95 % MSIS, peak of " + horizon + " steps with its 90 % bound");
        System.out.println(
                "| method | sMAPE | MASE | OWA | within 80 % | within 95 % | MSIS | peak MAPE | peaks below bound |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        M4Score naive2 = points(part, "Naive2", values -> Baselines.naive2(values, masePeriod, horizon));
        M4Score theta = points(part, "Theta of the organisers", values -> Baselines.theta(values, masePeriod, horizon));
        M4Score naive = points(part, "seasonal naive", values -> Baselines.seasonalNaive(values, masePeriod, horizon));
        for (M4Score score : List.of(naive2, theta, naive)) {
            System.out.println(score.row(naive2));
        }
        for (ForecastMethod method : ForecastMethod.values()) {
            if (method != ForecastMethod.CROSTON && method != ForecastMethod.SPARSE) {
                SeriesConfig config = part.config(seasons);
                System.out.println(full(part, method + " " + seasons, values -> Forecaster.create(method, config))
                        .row(naive2));
            }
        }
        System.out.println(full(
                        part,
                        "BLEND, seasons found",
                        values -> Forecaster.create(
                                ForecastMethod.BLEND,
                                part.config(SeasonDetector.detect(values).stream()
                                        .map(Season::slots)
                                        .toList())))
                .row(naive2));
        check(part, naive2, theta, naive);
        if (masePeriod > 1) {
            shortHistories(part, naive2);
        }
    }

    private static M4Score points(Part part, String name, Function<double[], double[]> method) {
        M4Score score = new M4Score(name);
        part.train()
                .forEach((id, values) -> score.add(
                        part.test().get(id), method.apply(values), Accuracy.scale(values, part.masePeriod())));
        return score;
    }

    private static M4Score full(Part part, String name, Function<double[], Forecaster> forecasters) {
        M4Score score = new M4Score(name);
        part.train().forEach((id, values) -> {
            Forecaster forecaster = fed(forecasters.apply(values), values);
            score.add(
                    part.test().get(id),
                    forecaster.forecast(part.horizon()),
                    forecaster.peak(part.horizon(), 0.9),
                    Accuracy.scale(values, part.masePeriod()));
        });
        return score;
    }

    private static Forecaster fed(Forecaster forecaster, double[] values) {
        for (double value : values) {
            forecaster.update(value);
        }
        return forecaster;
    }

    /** The history is cut to its latest values; the scale stays that of all of it. */
    private static void shortHistories(Part part, M4Score naive2) {
        System.out.println("\nOWA from the latest values alone");
        System.out.println("| values | naive | seasonal naive | AUTOREGRESSION | BLEND | against the better naive |");
        System.out.println("|---|---|---|---|---|---|");
        SeriesConfig config = part.config(part.seasons());
        for (int length : SHORT_HISTORIES) {
            double naive = owa(part, naive2, length, values -> Baselines.naive(values, part.horizon()));
            double seasonal = owa(
                    part, naive2, length, values -> Baselines.seasonalNaive(values, part.masePeriod(), part.horizon()));
            double fast = owa(
                    part,
                    naive2,
                    length,
                    values -> fed(Forecaster.autoregression(config), values)
                            .forecast(part.horizon())
                            .mean());
            double blend = owa(
                    part,
                    naive2,
                    length,
                    values -> fed(Forecaster.create(ForecastMethod.BLEND, config), values)
                            .forecast(part.horizon())
                            .mean());
            double worse = Math.max(fast, blend) / Math.min(naive, seasonal) - 1;
            System.out.printf(
                    Locale.ROOT,
                    "| %d | %.4f | %.4f | %.4f | %.4f | %+.1f %% |%n",
                    length,
                    naive,
                    seasonal,
                    fast,
                    blend,
                    100 * worse);
        }
    }

    private static double owa(Part part, M4Score naive2, int length, Function<double[], double[]> method) {
        M4Score score = new M4Score("");
        part.train().forEach((id, values) -> {
            double[] latest = Arrays.copyOfRange(values, Math.max(0, values.length - length), values.length);
            score.add(part.test().get(id), method.apply(latest), Accuracy.scale(values, part.masePeriod()));
        });
        return Accuracy.owa(score.smape(), score.mase(), naive2.smape(), naive2.mase());
    }

    private static void check(Part part, M4Score naive2, M4Score theta, M4Score seasonalNaive) {
        PUBLISHED.stream()
                .filter(known -> known.part().equals(part.name())
                        && known.series() == part.train().size())
                .forEach(known -> {
                    check("Naive2", naive2, known.naive2());
                    check("Theta", theta, known.theta());
                    check("seasonal naive", seasonalNaive, known.seasonalNaive());
                });
    }

    private static void check(String name, M4Score score, double[] published) {
        if (published[0] > 0) {
            boolean same =
                    Math.abs(score.smape() - published[0]) < 0.006 && Math.abs(score.mase() - published[1]) < 0.003;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.3f and %.3f, published %.3f and %.3f: %s%n",
                    name,
                    score.smape(),
                    score.mase(),
                    published[0],
                    published[1],
                    same ? "the measures agree" : "THE MEASURES DIFFER");
        }
    }
}
