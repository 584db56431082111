// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.services.foresight.ForesightConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What is foreseen, and what is fetched ahead. */
final class ForesightSection {

    private static final ForesightConfig DEFAULTS = ForesightConfig.defaults();
    private static final PrefetchConfig PREFETCH = PrefetchConfig.builder().build();

    static final Setting<Boolean> ENABLED = Setting.flag(
            "foresight.enabled", false, "Whether the traffic is learned from, and overloads are announced.");
    static final Setting<Duration> PERIOD = Setting.duration(
            "foresight.period", DEFAULTS.period(), Duration.ofMillis(10), Duration.ofHours(1), "How often is decided.");
    static final Setting<Double> CAPACITY = Setting.decimal(
            "foresight.capacity",
            "none",
            0,
            1e12,
            "Requests that the Data service answers in a second; found out where it is not set.");
    static final Setting<Duration> BEHAVIOR_INTERVAL = Setting.duration(
            "foresight.behavior-interval",
            DEFAULTS.behaviorInterval(),
            Limits.SHORT,
            Duration.ofDays(1),
            "Over what time the doings of a model are added up before they are judged.");
    static final Setting<Duration> PEAK_DELAY = Setting.duration(
            "foresight.peak-delay",
            DEFAULTS.peakDelay(),
            Duration.ZERO,
            Duration.ofMinutes(1),
            "How long the first request of a batch waits while an overload is announced.");
    static final Setting<Integer> REMEMBERED = Setting.number(
            "foresight.remembered-requests",
            DEFAULTS.rememberedRequests(),
            1,
            10_000_000,
            "Different requests that are remembered, to be asked again ahead.");
    static final Setting<Boolean> FETCH = Setting.flag(
            "foresight.prefetch.enabled", false, "Whether answers are fetched ahead; needs cache.enabled.");
    static final Setting<Long> RATE = Setting.size(
            "foresight.prefetch.rate",
            PREFETCH.bytesPerSecond(),
            0,
            Long.MAX_VALUE,
            "What may be fetched ahead in a second on the average.");
    static final Setting<Long> BURST = Setting.size(
            "foresight.prefetch.burst",
            PREFETCH.burstBytes(),
            1,
            Long.MAX_VALUE,
            "What may be fetched at once after a pause.");
    static final Setting<Double> LEAST_SHARE = Setting.decimal(
            "foresight.prefetch.least-share",
            Double.toString(PREFETCH.leastShare()),
            0,
            0.999,
            "What part of the bytes fetched ahead must serve a request for it to go on.");
    static final Setting<Double> UTILISATION = Setting.decimal(
            "foresight.prefetch.most-utilisation",
            Double.toString(PREFETCH.mostUtilisation()),
            0,
            1,
            "From which utilisation on nothing is fetched ahead.");
    static final Setting<Double> OVERLOAD = Setting.decimal(
            "foresight.prefetch.most-overload",
            Double.toString(PREFETCH.mostOverload()),
            0,
            1,
            "From which probability of an overload on nothing is fetched ahead.");
    static final Setting<Integer> OUTSTANDING = Setting.number(
            "foresight.prefetch.max-outstanding",
            PREFETCH.maxOutstanding(),
            1,
            1_000_000,
            "Answers fetched ahead that may be fresh at once.");

    static final List<Setting<?>> ALL = List.of(
            ENABLED,
            PERIOD,
            CAPACITY,
            BEHAVIOR_INTERVAL,
            PEAK_DELAY,
            REMEMBERED,
            FETCH,
            RATE,
            BURST,
            LEAST_SHARE,
            UTILISATION,
            OVERLOAD,
            OUTSTANDING);

    private ForesightSection() {}

    /** What was set; whether answers are kept anywhere matters to what is fetched ahead. */
    static Optional<ForesightConfig> read(SettingValues values, boolean keeps, Problems problems) {
        if (values.get(FETCH) && !keeps) {
            problems.contradiction(values, FETCH, CacheSection.ENABLED, "what is fetched ahead needs a place to wait");
        }
        if (values.get(FETCH) && !values.get(ENABLED)) {
            problems.contradiction(values, FETCH, ENABLED, "only who foresees can fetch ahead");
        }
        ForesightConfig.Builder builder = ForesightConfig.builder()
                .period(values.get(PERIOD))
                .behaviorInterval(values.get(BEHAVIOR_INTERVAL))
                .peakDelay(values.get(PEAK_DELAY))
                .rememberedRequests(values.get(REMEMBERED));
        values.find(CAPACITY).ifPresent(builder::capacity);
        if (values.get(FETCH)) {
            builder.prefetch(prefetch(values));
        }
        return values.get(ENABLED) ? Optional.of(builder.build()) : Optional.empty();
    }

    private static PrefetchConfig prefetch(SettingValues values) {
        return new PrefetchConfig(
                values.get(RATE),
                values.get(BURST),
                values.get(CacheSection.TTL),
                values.get(LEAST_SHARE),
                values.get(UTILISATION),
                values.get(OVERLOAD),
                values.get(OUTSTANDING),
                PREFETCH.sample(),
                PREFETCH.firstRest(),
                PREFETCH.longestRest());
    }

    static void describe(Optional<ForesightConfig> found, BiConsumer<String, String> entries) {
        entries.accept(ENABLED.name(), Boolean.toString(found.isPresent()));
        found.ifPresent(config -> {
            entries.accept(PERIOD.name(), Units.write(config.period()));
            entries.accept(
                    CAPACITY.name(),
                    config.capacity().isPresent()
                            ? CAPACITY.writer().apply(config.capacity().getAsDouble())
                            : "none");
            entries.accept(BEHAVIOR_INTERVAL.name(), Units.write(config.behaviorInterval()));
            entries.accept(PEAK_DELAY.name(), Units.write(config.peakDelay()));
            entries.accept(REMEMBERED.name(), Integer.toString(config.rememberedRequests()));
            entries.accept(FETCH.name(), Boolean.toString(config.prefetch().isPresent()));
            config.prefetch().ifPresent(fetch -> describe(fetch, entries));
        });
    }

    private static void describe(PrefetchConfig config, BiConsumer<String, String> entries) {
        entries.accept(RATE.name(), Units.write(config.bytesPerSecond()));
        entries.accept(BURST.name(), Units.write(config.burstBytes()));
        entries.accept(LEAST_SHARE.name(), LEAST_SHARE.writer().apply(config.leastShare()));
        entries.accept(UTILISATION.name(), UTILISATION.writer().apply(config.mostUtilisation()));
        entries.accept(OVERLOAD.name(), OVERLOAD.writer().apply(config.mostOverload()));
        entries.accept(OUTSTANDING.name(), Integer.toString(config.maxOutstanding()));
    }
}
