// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can go wrong, at random, in virtual time: nothing is lost and nothing ends twice. */
class BatchProcessorPropertiesTest {

    private static final int MOST = 8;
    private static final int SLOTS = 3;

    private final FakeTime time = new FakeTime();
    private final ListSource<String> source = new ListSource<>(time);
    private final SlowBackend<String, String> backend = new SlowBackend<>();
    private final Map<String, ItemOutcome<String>> ended = new LinkedHashMap<>();
    private final Map<List<String>, CompletableFuture<BatchResult<String, String>>> given = new HashMap<>();
    private final Set<String> keysSeen = new HashSet<>();
    private int held;
    private int free = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyItemHasOneOutcomeAndEveryLeaseComesBack(long seed) {
        Random random = new Random(seed);
        BatchProcessor<String, String> processor = BatchProcessor.<String, String>builder((batch, reply) -> {
                    assertThat(batch.items()).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
                    if (random.nextInt(12) == 0) {
                        throw new IllegalStateException("sender");
                    }
                    backend.send(batch, reply);
                })
                .config(BatchProcessorConfig.builder()
                        .limits(new SplitLimits(MOST, 40, Double.POSITIVE_INFINITY, SplitLimits.Oversize.REJECT))
                        .parameters(Duration.ofMillis(10), SLOTS)
                        .timeout(Duration.ofMillis(200))
                        .maxWaitingItems(50)
                        .build())
                .sizes(SizeCalculator.create(
                        SizeCalculatorConfig.builder().sizes(1, 5, MOST).build()))
                .source(
                        source,
                        (item, outcome) -> assertThat(ended.put(item, outcome)).isNull())
                .traits(new Sizes())
                .leases(items -> lease(random))
                .ticker(time)
                .build();
        int made = 0;
        for (int step = 0; step < 2_000; step++) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> source.add(name(made++, random));
                case 3 -> {
                    List<String> items = new ArrayList<>();
                    for (int i = 0; i <= random.nextInt(20); i++) {
                        items.add(name(made++, random));
                    }
                    given.put(items, processor.processBatch(items));
                }
                case 4, 5 -> answerSome(random);
                default -> time.pass(Duration.ofMillis(random.nextInt(12)));
            }
            processor.handleIncomingBatches();
            verify(processor);
        }
        for (int i = 0;
                i < 10_000 && (source.ready() > 0 || processor.statistics().waiting() > 0);
                i++) {
            time.pass(Duration.ofMillis(10));
            answerSome(random);
            processor.processBatches();
        }
        time.pass(Duration.ofSeconds(1));
        processor.handleIncomingBatches();
        verify(processor);

        BatchProcessorStatistics end = processor.statistics();
        assertThat(source.ready() + end.waiting() + end.underWay() + end.inFlight())
                .isZero();
        assertThat(held).isZero();
        given.forEach((items, result) -> {
            assertThat(result).isCompleted();
            assertThat(result.join().items()).extracting(BatchResult.Item::item).containsExactlyElementsOf(items);
        });
        int total = ended.size() + given.keySet().stream().mapToInt(List::size).sum();
        assertThat(total).isEqualTo(made);
        assertThat(end.values()).isPositive();
        assertThat(end.missing()).isPositive();
        assertThat(end.expired()).isPositive();
        assertThat(end.failed()).isPositive();
        assertThat(end.denied()).isPositive();
        assertThat(end.putBack()).isPositive();
    }

    /** The number of an item and its bytes; now and then too many. */
    private static String name(int number, Random random) {
        return number + "#" + (random.nextInt(40) == 0 ? 50 : random.nextInt(16));
    }

    private record Sizes() implements BatchTraits<String> {
        @Override
        public OptionalLong bytes(String item) {
            return OptionalLong.of(Long.parseLong(item.substring(item.indexOf('#') + 1)));
        }
    }

    private Optional<BatchLease> lease(Random random) {
        if (free == 0 || random.nextInt(6) == 0) {
            return Optional.empty();
        }
        free--;
        held++;
        return Optional.of(() -> {
            free++;
            held--;
        });
    }

    private void answerSome(Random random) {
        if (backend.open.isEmpty()) {
            return;
        }
        SlowBackend.Sent<String, String> sent = backend.open.get(random.nextInt(backend.open.size()));
        int kind = random.nextInt(10);
        for (int i = 0; i < sent.batch().items().size(); i++) {
            if (random.nextInt(10) > 0) {
                sent.reply().answer(i, "v" + sent.batch().items().get(i));
            } else if (random.nextBoolean()) {
                sent.reply().fail(i, new IllegalStateException("item"));
            }
        }
        if (kind < 6) {
            sent.reply().done();
        } else if (kind == 6) {
            sent.reply().failAll(new IllegalStateException("batch"));
        }
        if (kind != 9) {
            backend.open.remove(sent);
        }
    }

    private void verify(BatchProcessor<String, String> processor) {
        BatchProcessorStatistics now = processor.statistics();
        assertThat(now.inFlight()).isLessThanOrEqualTo(SLOTS).isEqualTo(held);
        assertThat(now.waiting()).isLessThanOrEqualTo(50);
        assertThat(now.taken())
                .isEqualTo(now.values()
                        + now.failed()
                        + now.missing()
                        + now.expired()
                        + now.cancelled()
                        + now.rejected()
                        + now.waiting()
                        + now.underWay());
        for (Map.Entry<String, ItemOutcome<String>> one : ended.entrySet()) {
            if (keysSeen.add(one.getKey()) && one.getValue() instanceof ItemOutcome.Value<String> value) {
                assertThat(value.answer()).isEqualTo("v" + one.getKey());
            }
        }
    }
}
