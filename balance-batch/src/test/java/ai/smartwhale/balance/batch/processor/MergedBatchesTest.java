// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Merger and batcher together. */
class MergedBatchesTest {

    private final FakeTime time = new FakeTime();
    private final ListSource<MergeGroup<Ask, List<String>>> queue = new ListSource<>(time);
    private final SlowBackend<Ask, List<String>> backend = new SlowBackend<>();
    private final RequestMerger<Ask, List<String>> merger =
            RequestMerger.create(RequestMergerConfig.defaults(), RangeRules.RULES, queue::add, Runnable::run, time);
    private final BatchProcessor<MergeGroup<Ask, List<String>>, List<String>> processor = BatchProcessor.builder(
                    MergedBatches.sender(backend))
            .source(queue, MergedBatches.sink())
            .traits(MergedBatches.traits(new BatchTraits<>() {}))
            .ticker(time)
            .build();

    private CompletableFuture<List<String>> ask(Ask ask) {
        MergeOutcome<Ask, List<String>> outcome = merger.merge(ask, MergeTerms.of(5, Duration.ofSeconds(60)));
        if (outcome instanceof MergeOutcome.Started<Ask, List<String>> started) {
            queue.add(started.group());
            return started.answer();
        }
        return ((MergeOutcome.Joined<Ask, List<String>>) outcome).answer();
    }

    private static void answer(Batch<Ask> batch, BatchReply<List<String>> reply) {
        for (int i = 0; i < batch.items().size(); i++) {
            reply.answer(i, RangeRules.backend(batch.items().get(i)));
        }
    }

    @Test
    void oneBatchAnswersEverybodyAndSkipsWhatNobodyWants() {
        CompletableFuture<List<String>> two = ask(Ask.of("a", 2));
        CompletableFuture<List<String>> gone = ask(Ask.of("gone", 2));
        CompletableFuture<List<String>> five = ask(Ask.of("a", 5));
        CompletableFuture<List<String>> other = ask(Ask.of("b", 1));
        gone.cancel(true);
        processor.processBatches();
        assertThat(backend.batches()).containsExactly(List.of(Ask.of("a", 5), Ask.of("b", 1)));
        CompletableFuture<List<String>> late = ask(Ask.of("a", 3));
        backend.answer(MergedBatchesTest::answer);
        assertThat(two.join()).hasSize(2);
        assertThat(five.join()).hasSize(5);
        assertThat(late.join()).hasSize(3);
        assertThat(other.join()).isEqualTo(RangeRules.backend(Ask.of("b", 1)));
        assertThat(processor.statistics().cancelled()).isEqualTo(1);
    }

    @Test
    void aBatchOfWhatNobodyWantsIsNotSent() {
        ask(Ask.of("a", 1)).cancel(true);
        processor.processBatches();
        assertThat(backend.all).isEmpty();
        assertThat(processor.statistics().inFlight()).isZero();
    }

    @Test
    void failuresReachEverybodyWithTheirReasons() {
        CompletableFuture<List<String>> missing = ask(Ask.of("a", 1));
        CompletableFuture<List<String>> failed = ask(Ask.of("b", 1));
        processor.processBatches();
        backend.answer((batch, reply) -> {
            reply.fail(1, new IllegalStateException("down"));
            reply.done();
        });
        assertThatThrownBy(missing::join).hasCauseInstanceOf(UnansweredException.class);
        assertThatThrownBy(failed::join).hasCauseInstanceOf(IllegalStateException.class);
        CompletableFuture<List<String>> late = ask(Ask.of("a", 1));
        processor.processBatches();
        time.pass(Duration.ofSeconds(30));
        processor.handleIncomingBatches();
        assertThatThrownBy(late::join).hasCauseInstanceOf(RequestExpiredException.class);
    }

    @Test
    void whosePartCannotBeCutOutGoesWithTheNextBatch() {
        CompletableFuture<List<String>> large = ask(Ask.of("piece", 5));
        CompletableFuture<List<String>> small = ask(Ask.of("piece", 2));
        processor.processBatches();
        backend.answer(MergedBatchesTest::answer);
        assertThat(large).isCompleted();
        processor.processBatches();
        backend.answer(MergedBatchesTest::answer);
        assertThat(small.join()).hasSize(2);
        assertThat(backend.batches()).containsExactly(List.of(Ask.of("piece", 5)), List.of(Ask.of("piece", 2)));
    }
}
