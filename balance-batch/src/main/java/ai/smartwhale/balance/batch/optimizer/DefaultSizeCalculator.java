// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.balance.batch.optimizer.BatchSize.Basis;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps one fit for each source, the least recently used first. */
final class DefaultSizeCalculator implements SizeCalculator {

    private static final int SMALL = 10;
    private static final double STEP = 1.1;

    private final SizeCalculatorConfig config;
    private final Map<String, LatencyFit> fits;

    DefaultSizeCalculator(SizeCalculatorConfig config) {
        this.config = config;
        this.fits = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, LatencyFit> eldest) {
                return size() > config.maxSources();
            }
        };
    }

    @Override
    public BatchSize calculateBatchSize(String source, LoadSituation situation) {
        InvalidValueException.requireText("source", source);
        InvalidValueException.requirePresent("situation", situation);
        Optional<CostModel> model;
        int largest;
        synchronized (fits) {
            LatencyFit fit = fits.get(source);
            model = fit == null ? Optional.empty() : fit.model();
            largest = fit == null ? 0 : fit.largest();
        }
        Choice choice = model.map(known -> informed(known, situation, Math.max(config.initialSize(), largest)))
                .orElse(new Choice(config.initialSize(), Basis.INITIAL));
        if (situation.backlog() > (double) situation.slots() * choice.size) {
            choice = new Choice(Math.ceil((double) situation.backlog() / situation.slots()), Basis.DRAIN);
        }
        int items = (int) Math.max(config.minSize(), Math.min(config.maxSize(), choice.size));
        return new BatchSize(items, choice.basis, model.map(known -> known.latency(items)));
    }

    /** A size that may still have a fraction, and lie outside what is allowed. */
    private record Choice(double size, Basis basis) {}

    private Choice informed(CostModel model, LoadSituation situation, int known) {
        double usable = config.slackShare() * nanos(situation.slack());
        double inTime = Math.floor((usable
                        - model.fixed().toNanos()
                        - config.safety() * model.deviation().toNanos())
                / model.perItemNanos());
        double efficient = Math.ceil(model.sizeForThroughput(config.throughput()));
        Choice wanted =
                inTime >= efficient ? new Choice(inTime, Basis.IN_TIME) : new Choice(efficient, Basis.THROUGHPUT);
        if (wanted.size <= known) {
            return wanted;
        }
        int step = known < SMALL ? known + 1 : (int) Math.min(config.maxSize(), Math.ceil(known * STEP));
        boolean room = model.latency95(step).toNanos() <= usable;
        return new Choice(room ? Math.min(step, wanted.size) : known, Basis.EXPLORED);
    }

    private static double nanos(Duration slack) {
        return slack.getSeconds() * 1e9 + slack.getNano();
    }

    @Override
    public boolean observe(String source, BatchSample sample) {
        InvalidValueException.requireText("source", source);
        if (!InvalidValueException.requirePresent("sample", sample).isUsable()) {
            return false;
        }
        synchronized (fits) {
            fits.computeIfAbsent(source, unused -> new LatencyFit(config.decay(), config.leastSamples()))
                    .learn(sample.items(), sample.latency().toNanos());
        }
        return true;
    }

    @Override
    public Optional<CostModel> costModel(String source) {
        InvalidValueException.requireText("source", source);
        synchronized (fits) {
            LatencyFit fit = fits.get(source);
            return fit == null ? Optional.empty() : fit.model();
        }
    }
}
