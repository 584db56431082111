// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.services.BalanceConfig;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** How requests are merged, ranked and batched. */
final class PathSection {

    private static final RequestPathConfig DEFAULTS =
            RequestPathConfig.forKafka(BalanceConfig.DEFAULT_MAX_PENDING).build();
    private static final String TWICE = "2 × requests.max-pending";

    static final Setting<Boolean> SHARE = Setting.flag(
            "path.share-between-models",
            true,
            "Whether models share an answer to equal requests; where it is false, only requests of one model join.");
    static final Setting<Set<PathStep>> STEPS = Setting.choices(
            "path.steps",
            PathStep.class,
            "merge,join,priority,fairness,ageing,deadlines,batch,adaptive-size",
            "The decisions that are made.");
    static final Setting<Duration> AGEING_STEP = Setting.duration(
            "path.ageing-step",
            DEFAULTS.queue().ageingStep(),
            Limits.SHORT,
            Duration.ofDays(1),
            "How much longer than the level above a level of urgency waits for the same rank.");
    static final Setting<Integer> MAX_WAITING =
            waiting("path.max-waiting", "Requests that may stand in the queue; more are rejected.");
    static final Setting<Long> MAX_WAITING_SIZE = Setting.size(
            "path.max-waiting-size",
            DEFAULTS.queue().maxBytes(),
            64 << 10,
            Long.MAX_VALUE,
            "Bytes of the requests in the queue; more are rejected.");
    static final Setting<Double> MODEL_SHARE = Setting.decimal(
            "path.model-share",
            Double.toString(DEFAULTS.queue().modelShare()),
            0,
            1,
            "The share of the queue that one model may fill.");
    static final Setting<Integer> BATCH_ITEMS = Setting.number(
            "path.batch-items",
            DEFAULTS.batching().limits().maxItems(),
            1,
            100_000,
            "Requests that travel together at most.");
    static final Setting<Duration> BATCH_DELAY = Setting.duration(
            "path.batch-delay",
            DEFAULTS.batching().parameters().maxDelay(),
            Duration.ZERO,
            Duration.ofHours(1),
            "How long the first request of a batch waits for others.");
    static final Setting<Integer> BATCHES_IN_FLIGHT = Setting.number(
            "path.batches-in-flight",
            DEFAULTS.batching().parameters().maxInFlight(),
            1,
            100_000,
            "Batches that are being sent at the same time.");

    static final List<Setting<?>> ALL = List.of(
            SHARE,
            STEPS,
            AGEING_STEP,
            MAX_WAITING,
            MAX_WAITING_SIZE,
            MODEL_SHARE,
            BATCH_ITEMS,
            BATCH_DELAY,
            BATCHES_IN_FLIGHT);

    private PathSection() {}

    /** The path for as many requests as may be pending. */
    static RequestPathConfig read(SettingValues values, BalanceConfig balance, Problems problems) {
        int pending = balance.maxPending();
        RequestPathConfig usual = RequestPathConfig.forKafka(pending).build();
        int items = values.find(MAX_WAITING).orElse(usual.queue().maxItems());
        long bytes = values.get(MAX_WAITING_SIZE);
        int batch = values.get(BATCH_ITEMS);
        Duration delay = values.get(BATCH_DELAY);
        if (!delay.isZero() && delay.compareTo(balance.defaultTimeout()) >= 0) {
            problems.contradiction(
                    values, BATCH_DELAY, RequestsSection.TIMEOUT, "requests would time out before they leave");
        }
        if (bytes < values.get(KafkaSection.MAX_MESSAGE_SIZE)) {
            problems.contradiction(
                    values,
                    MAX_WAITING_SIZE,
                    KafkaSection.MAX_MESSAGE_SIZE,
                    "the largest message would never find a place in the queue");
        }
        FairQueueConfig queue = new FairQueueConfig(
                values.get(AGEING_STEP),
                items,
                bytes,
                values.get(MODEL_SHARE),
                Math.min(usual.queue().modelLeastItems(), items),
                Math.min(usual.queue().modelLeastBytes(), bytes),
                usual.queue().maxIdleModels());
        BatchProcessorConfig batching = BatchProcessorConfig.builder()
                .parameters(delay, values.get(BATCHES_IN_FLIGHT))
                .limits(SplitLimits.ofItems(batch))
                .build();
        RequestPathConfig.Builder builder = RequestPathConfig.forKafka(pending)
                .queue(queue)
                .batching(batching)
                .sizes(SizeCalculatorConfig.builder().sizes(1, batch, batch).build());
        Set<PathStep> steps = values.get(STEPS);
        Arrays.stream(PathStep.values()).forEach(step -> builder.step(step, steps.contains(step)));
        return builder.build();
    }

    static void describe(RequestPathConfig config, BiConsumer<String, String> entries) {
        entries.accept(STEPS.name(), STEPS.writer().apply(config.steps()));
        entries.accept(AGEING_STEP.name(), Units.write(config.queue().ageingStep()));
        entries.accept(MAX_WAITING.name(), Integer.toString(config.queue().maxItems()));
        entries.accept(MAX_WAITING_SIZE.name(), Units.write(config.queue().maxBytes()));
        entries.accept(
                MODEL_SHARE.name(), MODEL_SHARE.writer().apply(config.queue().modelShare()));
        entries.accept(
                BATCH_ITEMS.name(), Integer.toString(config.batching().limits().maxItems()));
        entries.accept(
                BATCH_DELAY.name(), Units.write(config.batching().parameters().maxDelay()));
        entries.accept(
                BATCHES_IN_FLIGHT.name(),
                Integer.toString(config.batching().parameters().maxInFlight()));
    }

    /** Its default depends on another setting. */
    private static Setting<Integer> waiting(String name, String meaning) {
        Setting<Integer> number = Setting.number(name, 1, 1, 100_000_000, meaning);
        SettingKey key = new SettingKey(name, SettingKind.NUMBER, number.key().allowed(), TWICE, meaning);
        return new Setting<>(key, number.reader(), number.writer());
    }
}
