// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.prediction;

import ai.smartwhale.balance.prediction.demand.keys.KeyPredictor;
import ai.smartwhale.balance.prediction.demand.keys.KeyPredictorConfig;
import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchChoice;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConditions;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchPlanner;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchState;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What fetching ahead buys on traces: data stays fresh for a time and is then fetched again when it is asked for, or
 * before. Shows the bytes bought for each request that was served by them, and when the planner switches itself off.
 */
public final class PrefetchMeasurement {

    private static final long MINUTE = 60_000;
    private static final long NOTE = 30 * MINUTE;

    private final String name;
    private final Duration fresh;
    private final long look;
    private final boolean ahead;
    private final Map<String, Long> freshUntil = new HashMap<>();
    private final KeyPredictor predictor;
    private final PrefetchPlanner planner;
    private long now;
    private long requests;
    private long hits;
    private long fetchedBytes;
    private PrefetchState state = PrefetchState.ON_PAPER;

    private PrefetchMeasurement(String name, Duration fresh, int keys, boolean ahead) {
        this.name = name;
        this.fresh = fresh;
        this.ahead = ahead;
        // To look at more keys takes longer.
        this.look = keys > 1_024 ? 5_000 : 2_000;
        InstantSource clock = () -> Instant.ofEpochMilli(now);
        predictor = KeyPredictor.create(
                KeyPredictorConfig.defaults().withMaxKeys(keys).withLeastProbability(0.1), clock);
        long budget = ahead ? 1 << 20 : 0;
        planner = PrefetchPlanner.create(
                PrefetchConfig.builder()
                        .usefulFor(fresh)
                        .budget(budget, 16 << 20)
                        .maxOutstanding(16_384)
                        .build(),
                clock);
    }

    /**
     * Measures.
     *
     * @param arguments none
     * @throws IOException if the trace cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println("For each trace the changes of state and the state every half hour, then what came of it");
        KeyTrace.mooncake().ifPresent(trace -> {
            compare("Mooncake conversation, fresh for 1 minute", Duration.ofMinutes(1), 4_096, trace);
            compare("Mooncake conversation, fresh for 5 minutes", Duration.ofMinutes(5), 4_096, trace);
        });
        compare("Zipf, fresh for 1 minute", Duration.ofMinutes(1), 1_024, KeyTrace.zipf(1, 0, 60 * MINUTE));
        compare("keys asked for once", Duration.ofMinutes(1), 1_024, KeyTrace.unique(0, 60 * MINUTE));
        List<KeyTrace.Access> turning = new ArrayList<>(KeyTrace.zipf(2, 0, 30 * MINUTE));
        turning.addAll(KeyTrace.unique(30 * MINUTE, 60 * MINUTE));
        turning.addAll(KeyTrace.zipf(3, 60 * MINUTE, 90 * MINUTE));
        compare("Zipf; from minute 30 keys asked for once; from minute 60 Zipf", Duration.ofMinutes(1), 1_024, turning);
        List<KeyTrace.Access> fleeting = new ArrayList<>(KeyTrace.zipf(4, 0, 30 * MINUTE));
        fleeting.addAll(KeyTrace.fleeting(4, 30 * MINUTE, 120 * MINUTE, 20_000));
        compare(
                "Zipf; from minute 30 keys hot for as long as they are fresh, 20 seconds, and never again",
                Duration.ofSeconds(20),
                512,
                fleeting);
    }

    private static void compare(String name, Duration fresh, int keys, List<KeyTrace.Access> trace) {
        PrefetchMeasurement without = new PrefetchMeasurement(name, fresh, keys, false);
        without.replay(trace);
        PrefetchMeasurement with = new PrefetchMeasurement(name, fresh, keys, true);
        with.replay(trace);
        with.print(without);
    }

    private void replay(List<KeyTrace.Access> trace) {
        long nextLook = look;
        for (KeyTrace.Access access : trace) {
            for (; nextLook <= access.millis(); nextLook += look) {
                now = nextLook;
                look();
            }
            now = access.millis();
            requests++;
            planner.recordRequest(access.key());
            predictor.observe(access.key(), access.bytes());
            if (held(access.key())) {
                hits++;
            } else {
                fetch(access.key(), access.bytes());
            }
        }
    }

    private void look() {
        List<LikelyKey> likely = predictor.likelyKeys(fresh, 1_024);
        for (PrefetchChoice choice :
                planner.plan(likely, this::held, PrefetchConditions.idle()).choices()) {
            fetch(choice.likely().key(), choice.likely().bytes());
        }
        if (planner.state() != state || (ahead && now % NOTE == 0)) {
            PrefetchStatistics statistics = planner.statistics();
            state = planner.state();
            System.out.printf(
                    "  minute %5.1f: %s, %.1f MB bought until then%n",
                    (double) now / MINUTE, state, statistics.boughtBytes() / 1e6);
        }
    }

    private boolean held(String key) {
        return freshUntil.getOrDefault(key, 0L) > now;
    }

    private void fetch(String key, long bytes) {
        freshUntil.put(key, now + fresh.toMillis());
        fetchedBytes += bytes;
    }

    private void print(PrefetchMeasurement without) {
        PrefetchStatistics statistics = planner.statistics();
        System.out.printf(
                "%s: hit rate %.1f %% -> %.1f %%, fetched %.1f MB -> %.1f MB%n"
                        + "  bought %d (%.1f MB), useful %d (%.0f %%), %s bytes for each useful hit, switched off %d times%n",
                name,
                100.0 * without.hits / requests,
                100.0 * hits / requests,
                without.fetchedBytes / 1e6,
                fetchedBytes / 1e6,
                statistics.bought(),
                statistics.boughtBytes() / 1e6,
                statistics.useful(),
                100.0 * statistics.useful() / Math.max(1, statistics.bought()),
                statistics.bytesPerUsefulHit().isPresent()
                        ? String.format("%.0f", statistics.bytesPerUsefulHit().orElseThrow())
                        : "no",
                statistics.switchedOff());
    }
}
