// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.balance.services.loop.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came of a simulation. A request that was dropped counts as missed, and as slower than all that were answered.
 *
 * @param policy how requests were made
 * @param settings what happened
 * @param requests how many there were
 * @param calls how many calls the Data service got
 * @param keys how many keys it was asked for
 * @param all the share of requests that were answered in time
 * @param victims the same, of all models but the one that floods
 * @param worstModel the same, of the model with the least
 * @param classes the numbers of each class
 * @param goodput requests answered in time, per second
 * @param jain Jain's index of the shares of all models
 * @param dropped how many were not answered, by reason
 * @param stale how many of the answers were too old
 * @param decisions what a loop decided, as it came out
 * @param prefetch what was fetched before it was asked for, and what that was good for; empty where nothing was
 * @param course the share of requests answered in time, over parts of the time of equal length
 */
public record SimulationResult(
        SimulationPolicy policy,
        SimulationSettings settings,
        int requests,
        long calls,
        long keys,
        double all,
        double victims,
        double worstModel,
        Map<Urgency, ClassResult> classes,
        double goodput,
        double jain,
        Map<DropReason, Long> dropped,
        long stale,
        List<Decision> decisions,
        Optional<PrefetchStatistics> prefetch,
        List<Double> course) {

    /** The parts of {@link #course()}. */
    static final int PARTS = 40;

    /** Copies the collections. */
    public SimulationResult {
        classes = Map.copyOf(classes);
        dropped = Map.copyOf(dropped);
        decisions = List.copyOf(decisions);
        course = List.copyOf(course);
    }

    /**
     * The numbers of one class.
     *
     * @param share of requests that were answered in time
     * @param p50 half of the requests took at most so long, in milliseconds; empty if more were dropped
     * @param p99 the same for 99 of 100
     * @param longest the longest time of an answered request, in milliseconds
     */
    public record ClassResult(double share, OptionalDouble p50, OptionalDouble p99, double longest) {}

    static SimulationResult of(
            SimulationPolicy policy,
            SimulationSettings settings,
            Workload workload,
            SimulatedDataService service,
            Outcomes outcomes) {
        List<SimulatedRequest> requests = workload.requests();
        Map<Urgency, ClassResult> classes = new EnumMap<>(Urgency.class);
        for (Urgency urgency : Urgency.values()) {
            classes.put(urgency, classResult(select(requests, one -> one.urgency() == urgency), outcomes));
        }
        double[] models = new double[settings.models()];
        for (int i = 0; i < models.length; i++) {
            int model = i;
            models[i] = share(select(requests, one -> one.model() == model), outcomes);
        }
        boolean floods = settings.scenario().floods();
        double inTime = requests.stream().filter(outcomes::isInTime).count();
        return new SimulationResult(
                policy,
                settings,
                requests.size(),
                service.calls(),
                service.keys(),
                share(requests, outcomes),
                share(select(requests, one -> !floods || one.model() != 0), outcomes),
                Arrays.stream(models).min().orElse(1),
                classes,
                inTime / (workload.length() / 1e9),
                jain(models),
                outcomes.dropped(),
                outcomes.stale(),
                outcomes.decisions(),
                outcomes.prefetch(),
                course(workload, outcomes));
    }

    private static List<SimulatedRequest> select(
            List<SimulatedRequest> requests, Predicate<SimulatedRequest> condition) {
        return requests.stream().filter(condition).toList();
    }

    private static double share(List<SimulatedRequest> requests, Outcomes outcomes) {
        return requests.isEmpty()
                ? 1
                : requests.stream().filter(outcomes::isInTime).count() / (double) requests.size();
    }

    private static ClassResult classResult(List<SimulatedRequest> requests, Outcomes outcomes) {
        double[] latencies = requests.stream()
                .filter(outcomes::isAnswered)
                .mapToDouble(request -> outcomes.latency(request) / 1e6)
                .sorted()
                .toArray();
        return new ClassResult(
                share(requests, outcomes),
                percentile(latencies, requests.size(), 0.5),
                percentile(latencies, requests.size(), 0.99),
                latencies.length == 0 ? 0 : latencies[latencies.length - 1]);
    }

    /** The nearest rank among all, of whom those without a latency are the last. */
    private static OptionalDouble percentile(double[] sorted, int all, double share) {
        int rank = (int) Math.ceil(share * all);
        return rank >= 1 && rank <= sorted.length ? OptionalDouble.of(sorted[rank - 1]) : OptionalDouble.empty();
    }

    private static double jain(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        double squares = Arrays.stream(shares).map(share -> share * share).sum();
        return squares == 0 ? 1 : sum * sum / (shares.length * squares);
    }

    private static List<Double> course(Workload workload, Outcomes outcomes) {
        int[] asked = new int[PARTS];
        int[] inTime = new int[PARTS];
        for (SimulatedRequest request : workload.requests()) {
            int part = (int) Math.min(PARTS - 1L, request.at() * PARTS / workload.length());
            asked[part]++;
            inTime[part] += outcomes.isInTime(request) ? 1 : 0;
        }
        List<Double> course = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            course.add(asked[i] == 0 ? 1.0 : inTime[i] / (double) asked[i]);
        }
        return course;
    }

    /**
     * The numbers as they are written for programs. A percentile that fell among dropped requests is null.
     *
     * @return names and values, in order
     */
    public Map<String, Object> toMap() {
        Map<String, Object> slo = new LinkedHashMap<>();
        slo.put("all", rounded(all));
        slo.put("victims", rounded(victims));
        Map<String, Object> p50 = new LinkedHashMap<>();
        Map<String, Object> p99 = new LinkedHashMap<>();
        for (Urgency urgency : Urgency.values()) {
            ClassResult numbers = classResult(urgency);
            slo.put(urgency.label(), rounded(numbers.share()));
            p50.put(
                    urgency.label(),
                    numbers.p50().isPresent() ? rounded(numbers.p50().getAsDouble()) : null);
            p99.put(
                    urgency.label(),
                    numbers.p99().isPresent() ? rounded(numbers.p99().getAsDouble()) : null);
        }
        Map<String, Object> reasons = new LinkedHashMap<>();
        Stream.of(DropReason.values()).forEach(reason -> reasons.put(reason.label(), dropped.getOrDefault(reason, 0L)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("policy", policy.label());
        map.put("scenario", settings.scenario().label());
        map.put("requests", requests);
        map.put("calls", calls);
        map.put("keys", keys);
        map.put("slo", slo);
        map.put("goodput", rounded(goodput));
        map.put("p50_ms", p50);
        map.put("p99_ms", p99);
        map.put("jain", rounded(jain));
        map.put("dropped", reasons);
        map.put("stale", stale);
        prefetch.ifPresent(known -> map.put("prefetch", prefetch(known)));
        map.put("decisions", decisions.stream().map(SimulationResult::decision).toList());
        return map;
    }

    private static Map<String, Object> prefetch(PrefetchStatistics known) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", known.state().name().toLowerCase(Locale.ROOT));
        map.put("bought", known.bought());
        map.put("useful", known.useful());
        map.put(
                "precision",
                known.precision().isPresent() ? rounded(known.precision().getAsDouble()) : null);
        map.put("bytes_bought", known.boughtBytes());
        map.put(
                "bytes_per_useful_hit",
                known.bytesPerUsefulHit().isPresent()
                        ? rounded(known.bytesPerUsefulHit().getAsDouble())
                        : null);
        map.put("on_paper", known.onPaper());
        map.put("switched_off", known.switchedOff());
        return map;
    }

    private static Map<String, Object> decision(Decision decision) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", decision.id());
        map.put("at_s", rounded(decision.at().toEpochMilli() / 1e3));
        map.put("situation", decision.situation().name().toLowerCase(Locale.ROOT));
        map.put("knob", decision.knob());
        map.put("from", rounded(decision.from()));
        map.put("to", rounded(decision.to()));
        map.put("reason", decision.reason());
        map.put("expected", rounded(decision.expected()));
        map.put("state", decision.state().name().toLowerCase(Locale.ROOT));
        map.put("outcome", decision.outcome());
        return map;
    }

    /**
     * The numbers of a class.
     *
     * @param urgency the class
     * @return its numbers
     */
    public ClassResult classResult(Urgency urgency) {
        return classes.getOrDefault(urgency, new ClassResult(1, OptionalDouble.empty(), OptionalDouble.empty(), 0));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }
}
