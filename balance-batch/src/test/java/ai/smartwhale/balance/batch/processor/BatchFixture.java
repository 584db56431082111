// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A processor on a source, a backend and leases that a test controls, in virtual time. */
abstract class BatchFixture {

    static final int SIZE = 4;

    final FakeTime time = new FakeTime();
    final ListSource<String> source = new ListSource<>(time);
    final SlowBackend<String, String> backend = new SlowBackend<>();
    final Map<String, ItemOutcome<String>> ended = new LinkedHashMap<>();
    final AtomicInteger leases = new AtomicInteger(100);
    final BatchProcessor<String, String> processor =
            builder(BatchProcessorConfig.builder().build()).build();

    /** A batch is full with four items, as nothing was learned yet. */
    BatchProcessorBuilder<String, String> builder(BatchProcessorConfig config) {
        return BatchProcessor.<String, String>builder(backend)
                .config(config)
                .source(
                        source,
                        (item, outcome) -> assertThat(ended.put(item, outcome)).isNull())
                .sizes(SizeCalculator.create(
                        SizeCalculatorConfig.builder().sizes(SIZE, SIZE, SIZE).build()))
                .ticker(time)
                .leases(this::lease);
    }

    Optional<BatchLease> lease(int items) {
        return leases.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? Optional.of(leases::incrementAndGet)
                : Optional.empty();
    }

    void add(String... items) {
        for (String item : items) {
            source.add(item);
        }
    }

    void answerAll(Batch<String> batch, BatchReply<String> reply) {
        for (int i = 0; i < batch.items().size(); i++) {
            assertThat(reply.answer(i, batch.items().get(i).toUpperCase(java.util.Locale.ROOT)))
                    .isTrue();
        }
    }
}
