// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.cli.trace.Trace;
import ai.smartwhale.balance.cli.trace.TraceRow;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The requests of a simulation: the arrivals of a trace, replayed and compressed to the wanted rate; who asks for what,
 * and how urgently, is left to chance.
 *
 * @param requests in the order of their arrivals
 * @param length from the start to the last arrival, in nanoseconds
 */
record Workload(List<SimulatedRequest> requests, long length) {

    Workload {
        requests = List.copyOf(requests);
    }

    static Workload of(Trace trace, SimulationSettings settings) {
        double[] arrivals = arrivals(trace, settings);
        SplittableRandom random = new SplittableRandom(settings.seed());
        double[] zipf = zipf(settings);
        List<SimulatedRequest> requests = new ArrayList<>(arrivals.length);
        long unique = settings.keys();
        double length = arrivals[arrivals.length - 1];
        for (int i = 0; i < arrivals.length; i++) {
            boolean flood = settings.scenario().floods() && arrivals[i] >= length / 3 && arrivals[i] < length * 2 / 3;
            boolean flooding = flood && random.nextDouble() < settings.floodShare();
            int model = flooding ? 0 : random.nextInt(settings.models());
            long key = flooding && random.nextDouble() < settings.floodUnique() ? unique++ : key(random, zipf);
            Urgency urgency = Urgency.of(random.nextDouble());
            if (flooding && settings.scenario() == Scenario.HIGH_FLOOD) {
                urgency = Urgency.HIGH;
            }
            requests.add(new SimulatedRequest(i, Math.round(arrivals[i] * 1e9), model, key, urgency));
        }
        return new Workload(requests, Math.max(1, Math.round(arrivals[arrivals.length - 1] * 1e9)));
    }

    /** In seconds. */
    private static double[] arrivals(Trace trace, SimulationSettings settings) {
        List<TraceRow> rows = trace.rows();
        InvalidValueException.requireRange("requests", rows.size() * (long) settings.replays(), 1, 10_000_000);
        double length = trace.length().toNanos() / 1e9;
        // As if the trace went on at its own pace where it begins anew.
        double once = length * rows.size() / Math.max(1, rows.size() - 1) + 1e-9;
        double[] arrivals = new double[rows.size() * settings.replays()];
        double burst = settings.scenario() == Scenario.BURST ? SimulationSettings.BURST : 1;
        int from = arrivals.length / 3;
        int to = arrivals.length - from;
        double before = 0;
        double at = 0;
        for (int i = 0; i < arrivals.length; i++) {
            int row = i % rows.size();
            double raw = once * (i / rows.size()) + rows.get(row).at().toNanos() / 1e9;
            at += (raw - before) / (i > from && i <= to ? burst : 1);
            before = raw;
            arrivals[i] = at;
        }
        double factor = at == 0 ? 0 : arrivals.length / settings.rate() / at;
        for (int i = 0; i < arrivals.length; i++) {
            arrivals[i] *= factor;
        }
        return arrivals;
    }

    /** The distribution function of the keys. */
    private static double[] zipf(SimulationSettings settings) {
        double[] sums = new double[settings.keys()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += Math.pow(i + 1.0, -settings.skew());
            sums[i] = sum;
        }
        return sums;
    }

    private static long key(SplittableRandom random, double[] zipf) {
        int found = Arrays.binarySearch(zipf, random.nextDouble() * zipf[zipf.length - 1]);
        return Math.min(zipf.length - 1, found < 0 ? -found - 1 : found);
    }
}
