// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import ai.smartwhale.balance.batch.optimizer.EfficiencyReport.Cause;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Searches small spaces in full. */
final class DefaultBatchOptimizer implements BatchOptimizer {

    private static final double SLOWER = 0.9;
    private static final double FULL = 0.9;
    private static final Duration LEAST_DELAY = Duration.ofMillis(1);

    private final BatchOptimizerConfig config;

    DefaultBatchOptimizer(BatchOptimizerConfig config) {
        this.config = config;
    }

    @Override
    public ResourcePlan calculateOptimalResources(Workload workload, CostModel model) {
        InvalidValueException.requirePresent("workload", workload);
        InvalidValueException.requirePresent("model", model);
        ResourcePlan best = plan(workload, model, 1);
        for (int size = 2; size <= config.maxItems(); size++) {
            ResourcePlan other = plan(workload, model, size);
            if (isBetter(other, best)) {
                best = other;
            }
        }
        return best;
    }

    private ResourcePlan plan(Workload workload, CostModel model, int size) {
        double busy = workload.itemsPerSecond() * model.latency(size).toNanos() / 1e9 / size;
        int slots = (int) Math.max(1, Math.min(config.maxSlots(), Math.ceil(busy / config.utilisation())));
        Duration fill = Duration.ofNanos(Math.round((size - 1) * 1e9 / workload.itemsPerSecond()));
        Duration latency = model.latency95(size).plus(fill);
        boolean sufficient = busy <= slots * config.utilisation() && latency.compareTo(workload.slack()) <= 0;
        long bytes = Math.round(workload.bytesPerItem() * size * slots);
        return new ResourcePlan(size, slots, bytes, busy / slots, latency, sufficient);
    }

    private boolean isBetter(ResourcePlan one, ResourcePlan other) {
        if (one.sufficient() != other.sufficient()) {
            return one.sufficient();
        }
        if (!one.sufficient()) {
            // What cannot keep up is late without end, whatever one batch takes.
            double over = Math.max(one.utilisation(), config.utilisation());
            double otherOver = Math.max(other.utilisation(), config.utilisation());
            return over < otherOver || (over == otherOver && one.latency().compareTo(other.latency()) < 0);
        }
        return one.slots() < other.slots()
                || (one.slots() == other.slots() && one.latency().compareTo(other.latency()) < 0);
    }

    @Override
    public <T> List<BatchPlan<T>> optimizeBatchComposition(List<T> items, BatchTraits<T> traits, CostModel model) {
        InvalidValueException.requirePresent("items", items);
        InvalidValueException.requirePresent("traits", traits);
        InvalidValueException.requirePresent("model", model);
        return new BatchComposer<>(traits, model, config).compose(items);
    }

    @Override
    public BatchParameters adjustBatchParameters(BatchParameters parameters, EfficiencyReport report) {
        InvalidValueException.requirePresent("parameters", parameters);
        InvalidValueException.requirePresent("report", report);
        int inFlight = parameters.maxInFlight();
        if (report.has(Cause.SLOW_BACKEND)) {
            inFlight = Math.max(1, (int) (inFlight * SLOWER));
        } else if (report.findings().isEmpty() && report.fill() >= FULL) {
            inFlight = Math.min(config.maxSlots(), inFlight + 1);
        }
        Duration delay = parameters.maxDelay();
        if (report.has(Cause.LONG_WAIT)) {
            delay = delay.dividedBy(2);
        } else if (report.has(Cause.TOO_SMALL)) {
            Duration longer = delay.multipliedBy(3).dividedBy(2);
            delay = longer.compareTo(LEAST_DELAY) < 0 ? LEAST_DELAY : longer;
        }
        return new BatchParameters(delay.compareTo(config.maxDelay()) > 0 ? config.maxDelay() : delay, inFlight);
    }

    /** A source with its slots so far. */
    private record Share(SourceLoad load, double busy, int slots) {
        double pressure() {
            return slots == 0 ? Double.POSITIVE_INFINITY : busy / slots;
        }
    }

    @Override
    public Map<String, Integer> balanceResources(int slots, List<SourceLoad> loads) {
        InvalidValueException.requireRange("slots", slots, 0, config.maxSlots());
        Map<String, Integer> shares = new LinkedHashMap<>();
        // Each slot to the one under most pressure is optimal, for pressure only falls with slots.
        PriorityQueue<Share> pressed = new PriorityQueue<>((a, b) -> {
            int byPressure = Double.compare(b.pressure(), a.pressure());
            int byLoad = byPressure != 0 ? byPressure : Double.compare(b.busy, a.busy);
            return byLoad != 0 ? byLoad : a.load.source().compareTo(b.load.source());
        });
        for (SourceLoad load : InvalidValueException.requirePresent("loads", loads)) {
            if (shares.put(load.source(), 0) != null) {
                throw new InvalidValueException("loads", load.source(), "each source once");
            }
            if (load.itemsPerSecond() > 0) {
                pressed.add(new Share(load, load.busySlots(), 0));
            }
        }
        for (int given = 0; given < slots && !pressed.isEmpty(); given++) {
            Share neediest = pressed.remove();
            pressed.add(new Share(neediest.load, neediest.busy, neediest.slots + 1));
            shares.put(neediest.load.source(), neediest.slots + 1);
        }
        return shares;
    }
}
