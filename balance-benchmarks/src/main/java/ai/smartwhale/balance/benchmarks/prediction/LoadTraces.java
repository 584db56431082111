// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** Loads by buckets of ten seconds: of the shared traces, and bursty ones made by chance. */
final class LoadTraces {

    private static final double BUCKET_SECONDS = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");

    private LoadTraces() {}

    /**
     * Requests, or tokens, cut into buckets from each of ten seconds on, of the Azure LLM inference traces of 2023
     * (Patel et al., ISCA 2024; CC BY 4.0).
     */
    static Optional<List<double[]>> azure(String name, boolean tokens) throws IOException {
        Path file = folder().resolve("AzureLLMInferenceTrace_" + name + ".csv.gz");
        if (!Files.exists(file)) {
            System.out.println("Skipped: there is no " + file + "; its folder is set by -Dsmartwhale.data=…");
            return Optional.empty();
        }
        List<Double> seconds = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        try (BufferedReader lines = open(file)) {
            lines.readLine();
            LocalDateTime first = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comma = line.indexOf(',');
                int second = line.indexOf(',', comma + 1);
                LocalDateTime time = LocalDateTime.parse(line.substring(0, comma), TIME);
                first = first == null ? time : first;
                seconds.add(Duration.between(first, time).toNanos() / 1e9);
                double prompt = Double.parseDouble(line.substring(comma + 1, second));
                amounts.add(tokens ? prompt + Double.parseDouble(line.substring(second + 1)) : 1);
            }
        }
        return Optional.of(IntStream.range(0, (int) BUCKET_SECONDS)
                .mapToObj(from -> buckets(seconds, amounts, from))
                .toList());
    }

    static Path folder() {
        return Path.of(System.getProperty("smartwhale.data", "../shared/data"), "llm-requests");
    }

    static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    /** The last bucket is left out: it is not full. */
    private static double[] buckets(List<Double> seconds, List<Double> amounts, double from) {
        double last = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double[] loads = new double[(int) ((last - from) / BUCKET_SECONDS)];
        for (int i = 0; i < seconds.size(); i++) {
            int bucket = (int) Math.floor((seconds.get(i) - from) / BUCKET_SECONDS);
            if (bucket >= 0 && bucket < loads.length) {
                loads[bucket] += amounts.get(i);
            }
        }
        return loads;
    }

    /** Requests at random around a level that wanders, with bursts that build up within a minute or two and fade. */
    static double[] bursty(long seed, int buckets) {
        Random random = new Random(seed);
        double[] loads = new double[buckets];
        double wander = 0;
        double burst = 0;
        double target = 0;
        for (int i = 0; i < buckets; i++) {
            wander = 0.99 * wander + 0.02 * random.nextGaussian();
            if (random.nextDouble() < 1 / 90.0) {
                target = 0.5 + random.nextDouble();
            }
            burst += 0.2 * (target - burst);
            target *= 0.97;
            loads[i] = poisson(random, 60 * Math.exp(wander) * (1 + burst));
        }
        return loads;
    }

    private static double poisson(Random random, double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
