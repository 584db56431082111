// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Expired;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Missing;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Rejected;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Value;
import ai.smartwhale.commons.LimitExceededException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Batches that are given as a whole, and the order of items. */
class GivenBatchesTest extends BatchFixture {

    @Test
    void givenBatchesAreCutAndTheirResultsPutTogetherInOrder() throws Exception {
        List<String> items = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        CompletableFuture<BatchResult<String, String>> result = processor.processBatch(items);
        assertThat(backend.batches()).containsExactly(items.subList(0, 4), items.subList(4, 8), items.subList(8, 10));
        backend.answer(this::answerAll);
        backend.answer((batch, reply) -> reply.done());
        assertThat(result).isNotDone();
        backend.answer(this::answerAll);
        assertThat(result.get().items()).extracting(BatchResult.Item::item).containsExactlyElementsOf(items);
        assertThat(result.get().items().get(0).outcome()).isEqualTo(new Value<>("A"));
        assertThat(result.get().items().get(4).outcome()).isEqualTo(new Missing<>());
        assertThat(result.get().isComplete()).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void partsWithoutALeaseWaitForOneAndAreNotLost() {
        leases.set(1);
        CompletableFuture<BatchResult<String, String>> result =
                processor.processBatch(List.of("a", "b", "c", "d", "e"));
        add("from the source");
        assertThat(backend.all).hasSize(1);
        assertThat(processor.statistics().waiting()).isEqualTo(1);
        backend.answer(this::answerAll);
        processor.handleIncomingBatches();
        backend.answer(this::answerAll);
        assertThat(result.join().isComplete()).isTrue();
        assertThat(processor.statistics().waiting()).isZero();
    }

    @Test
    void partsThatWaitTooLongForALeaseExpire() {
        leases.set(0);
        CompletableFuture<BatchResult<String, String>> result = processor.processBatch(List.of("a"));
        time.pass(Duration.ofSeconds(30));
        processor.handleIncomingBatches();
        assertThat(result.join().items().get(0).outcome()).isEqualTo(new Expired<>());
    }

    @Test
    void whatCanNeverHaveALeaseIsToldApartFromWhatMustWait() {
        BatchProcessor<String, String> narrow = builder(BatchProcessorConfig.defaults())
                .leases(items -> {
                    LimitExceededException.requireAtMost("items", items, 2);
                    return Optional.of(() -> {});
                })
                .build();
        CompletableFuture<BatchResult<String, String>> result = narrow.processBatch(List.of("a", "b", "c", "d"));
        assertThat(backend.batches()).containsExactly(List.of("a", "b"), List.of("c", "d"));
        backend.answer(this::answerAll);
        backend.answer(this::answerAll);
        assertThat(result.join().isComplete()).isTrue();
        add("e", "f", "g", "h");
        narrow.handleIncomingBatches();
        assertThat(backend.batches()).endsWith(List.of("e", "f"));

        BatchProcessor<String, String> closed = builder(BatchProcessorConfig.defaults())
                .leases(items -> {
                    throw new LimitExceededException("items", items, 0);
                })
                .build();
        assertThat(closed.processBatch(List.of("x", "y")).join().items())
                .allMatch(item -> item.outcome() instanceof Failed<String>);
        add("s1", "s2");
        closed.processBatches();
        assertThat(ended.get("s1")).isInstanceOf(Failed.class);
        assertThat(ended.get("s2")).isInstanceOf(Failed.class);
    }

    @Test
    void moreWaitingItemsThanAllowedAreRejectedAndNothingElse() {
        leases.set(0);
        BatchProcessor<String, String> small = builder(
                        BatchProcessorConfig.builder().maxWaitingItems(3).build())
                .build();
        CompletableFuture<BatchResult<String, String>> waits = small.processBatch(List.of("a", "b"));
        assertThat(small.processBatch(List.of("c", "d")).join().items())
                .allMatch(item -> item.outcome().equals(new Rejected<>(Rejected.Reason.TOO_MANY_WAITING)));
        assertThat(small.statistics().waiting()).isEqualTo(2);
        leases.set(9);
        small.handleIncomingBatches();
        backend.answer(this::answerAll);
        assertThat(waits.join().isComplete()).isTrue();
    }

    @Test
    void theMostUrgentLeaveFirstAndNobodyOvertakesHisKey() {
        BatchProcessor<String, String> ordered = builder(BatchProcessorConfig.defaults())
                .traits(new BatchTraits<>() {
                    @Override
                    public int level(String item) {
                        return item.charAt(0) - '0';
                    }

                    @Override
                    public Optional<Object> orderKey(String item) {
                        return item.contains("k") ? Optional.of("k") : Optional.empty();
                    }
                })
                .build();
        assertThat(ordered.handlePriorities(List.of("5a", "1b", "9k", "3c", "1k")))
                .containsExactly("1b", "9k", "3c", "5a", "1k");
        assertThat(ordered.handlePriorities(List.of("5a", "1b", "5c", "1d"))).containsExactly("1b", "1d", "5a", "5c");
    }

    @Test
    void givenBatchesAndTheSourceTakeTurns() {
        leases.set(0);
        for (int i = 0; i < 3; i++) {
            var unused = processor.processBatch(List.of("g" + i));
            add("s" + i + "a", "s" + i + "b", "s" + i + "c", "s" + i + "d");
        }
        for (int i = 0; i < 4; i++) {
            leases.set(1);
            processor.handleIncomingBatches();
        }
        assertThat(backend.batches())
                .extracting(batch -> batch.get(0).substring(0, 1))
                .containsSequence("s", "g")
                .containsSequence("g", "s");
    }
}
