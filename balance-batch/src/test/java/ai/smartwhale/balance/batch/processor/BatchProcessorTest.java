// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.BatchParameters;
import ai.smartwhale.balance.batch.optimizer.BatchSample;
import ai.smartwhale.balance.batch.optimizer.BatchSize;
import ai.smartwhale.balance.batch.optimizer.SizeCalculator;
import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Cancelled;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Expired;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Failed;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Missing;
import ai.smartwhale.balance.batch.processor.ItemOutcome.Value;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchProcessorTest extends BatchFixture {

    @Test
    void theDelayIsCountedFromTheFirstItem() {
        assertThat(processor.handleIncomingBatches()).isEqualTo(new BatchStep(0, Optional.empty()));
        time.pass(Duration.ofHours(1));
        add("a");
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofMillis(10));
        time.pass(Duration.ofMillis(6));
        add("b");
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofMillis(4));
        time.pass(Duration.ofMillis(4).minusNanos(1));
        assertThat(processor.handleIncomingBatches().sent()).isZero();
        time.pass(Duration.ofNanos(1));
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
        assertThat(backend.batches()).containsExactly(List.of("a", "b"));
    }

    @Test
    void aFullBatchLeavesAtOnceAndNoneIsLargerThanFull() {
        add("a", "b", "c", "d", "e");
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
        assertThat(backend.batches()).containsExactly(List.of("a", "b", "c", "d"));
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofMillis(10));
    }

    @Test
    void whatIsLeftBehindByAFullBatchWaitsNoLongerThanIfItWereTheFirst() {
        add("a", "b", "c", "d", "e");
        processor.handleIncomingBatches();
        time.pass(Duration.ofMillis(10));
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
        assertThat(backend.batches()).last().isEqualTo(List.of("e"));
    }

    @Test
    void anEmptyBatchIsNeverSent() {
        assertThat(processor.processBatches().sent()).isZero();
        assertThat(backend.all).isEmpty();
        assertThatThrownBy(() -> processor.processBatch(List.of())).isInstanceOf(InvalidValueException.class);
    }

    /** The events came while all slots were busy; nobody wakes the batcher again but the end of a batch. */
    @Test
    void itemsThatCameWhileAllSlotsWereBusyLeaveWhenOneIsFree() {
        for (int i = 0; i < 4; i++) {
            add("a" + i, "b" + i, "c" + i, "d" + i);
            processor.handleIncomingBatches();
        }
        add("late1", "late2", "late3", "late4");
        assertThat(processor.handleIncomingBatches().sent()).isZero();
        time.pass(Duration.ofSeconds(1));
        add("later");
        assertThat(processor.handleIncomingBatches().sent()).isZero();
        backend.answer(this::answerAll);
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
        assertThat(backend.batches()).last().isEqualTo(List.of("late1", "late2", "late3", "late4"));
    }

    @Test
    void whoComesBeforeTheBatchLeavesStillJoins() {
        leases.set(0);
        add("a", "b");
        time.pass(Duration.ofMillis(50));
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofMillis(5));
        add("c");
        leases.set(1);
        processor.handleIncomingBatches();
        assertThat(backend.batches()).containsExactly(List.of("a", "b", "c"));
        assertThat(processor.statistics().denied()).isEqualTo(1);
        assertThat(leases).hasValue(0);
        backend.answer(this::answerAll);
        assertThat(leases).hasValue(1);
    }

    @Test
    void leavesEarlyWhereTheMostUrgentWouldBeLateOtherwise() {
        add("a");
        source.deadline(time.nanoTime() + Duration.ofMillis(3).toNanos());
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofMillis(3));
        time.pass(Duration.ofMillis(3));
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
    }

    @Test
    void everyItemEndsOnceWhateverTheBackendDoes() {
        add("value", "failed", "null", "missing");
        processor.handleIncomingBatches();
        IllegalStateException down = new IllegalStateException("down");
        backend.answer((batch, reply) -> {
            assertThat(reply.answer(0, "v")).isTrue();
            assertThat(reply.answer(0, "again")).isFalse();
            assertThat(reply.fail(1, down)).isTrue();
            assertThat(reply.answer(1, "too late")).isFalse();
            answerNull(reply, 2);
            assertThatThrownBy(() -> reply.answer(4, "nobody")).isInstanceOf(InvalidValueException.class);
            reply.done();
            reply.done();
            reply.failAll(down);
            assertThat(reply.answer(3, "after the end")).isFalse();
        });
        assertThat(ended.get("value")).isEqualTo(new Value<>("v"));
        assertThat(ended.get("failed")).isEqualTo(new Failed<>(down));
        assertThat(ended.get("null"))
                .isInstanceOfSatisfying(
                        Failed.class, one -> assertThat(one.reason()).isInstanceOf(InvalidValueException.class));
        assertThat(ended.get("missing")).isEqualTo(new Missing<>());
        assertThat(processor.statistics().inFlight()).isZero();
        assertThat(leases).hasValue(100);
    }

    @SuppressWarnings("NullAway")
    private static void answerNull(BatchReply<String> reply, int index) {
        assertThat(reply.answer(index, null)).isTrue();
    }

    @Test
    void aSenderThatThrowsFailsItsItemsAndFreesItsSlot() {
        IllegalStateException down = new IllegalStateException("down");
        backend.failAt(1, down);
        add("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(2);
        assertThat(ended).containsEntry("a", new Failed<>(down)).containsEntry("d", new Failed<>(down));
        assertThat(processor.statistics().inFlight()).isEqualTo(1);
        assertThat(leases).hasValue(99);
    }

    @Test
    void answersAfterTheTimeoutAreIgnored() {
        add("a", "b", "c", "d");
        processor.handleIncomingBatches();
        time.pass(Duration.ofSeconds(30).minusNanos(1));
        assertThat(processor.handleIncomingBatches().next()).contains(Duration.ofNanos(1));
        backend.open.get(0).reply().answer(0, "in time");
        time.pass(Duration.ofNanos(1));
        processor.handleIncomingBatches();
        backend.answer((batch, reply) -> {
            assertThat(reply.answer(1, "late")).isFalse();
            reply.done();
        });
        assertThat(ended)
                .containsEntry("a", new Value<>("in time"))
                .containsEntry("b", new Expired<>())
                .hasSize(4);
        assertThat(leases).hasValue(100);
    }

    @Test
    void closingEndsWhatWaitsAndWhatIsUnderWayButNotTheSource() {
        add("a", "b", "c", "d", "e");
        processor.handleIncomingBatches();
        leases.set(0);
        CompletableFuture<BatchResult<String, String>> waits = processor.processBatch(List.of("w"));
        processor.close();
        processor.close();
        assertThat(ended).containsEntry("a", new Cancelled<>()).hasSize(4);
        assertThat(waits.join().items().get(0).outcome()).isEqualTo(new Cancelled<>());
        assertThat(source.ready()).isEqualTo(1);
        assertThat(leases).hasValue(1);
        assertThatThrownBy(processor::handleIncomingBatches).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> processor.processBatch(List.of("x"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSourceThatFailsIsTriedAgainAndASinkThatFailsHurtsNobody() {
        AtomicInteger calls = new AtomicInteger();
        BatchProcessor<String, String> shaky = BatchProcessor.<String, String>builder(backend)
                .ticker(time)
                .source(
                        new BatchSource<>() {
                            @Override
                            public int ready() {
                                if (calls.incrementAndGet() == 1) {
                                    throw new IllegalStateException("source");
                                }
                                return source.ready();
                            }

                            @Override
                            public OptionalLong oldestNanos() {
                                return source.oldestNanos();
                            }

                            @Override
                            public List<String> take(int most) {
                                return source.take(most);
                            }

                            @Override
                            public void putBack(List<String> items) {
                                source.putBack(items);
                            }
                        },
                        (item, outcome) -> {
                            throw new IllegalStateException("sink");
                        })
                .build();
        add("a", "b");
        assertThat(shaky.processBatches().next()).contains(Duration.ofMillis(5));
        shaky.processBatches();
        backend.answer(this::answerAll);
        assertThat(shaky.statistics().values()).isEqualTo(2);
    }

    @Test
    void aSenderThatAnswersAtOnceAndWakesTheProcessorDoesNotRecur() {
        List<List<String>> sent = new ArrayList<>();
        List<BatchProcessor<String, String>> self = new ArrayList<>();
        AtomicInteger depth = new AtomicInteger();
        BatchProcessor<String, String> quick = BatchProcessor.<String, String>builder((batch, reply) -> {
                    assertThat(depth.incrementAndGet()).isEqualTo(1);
                    sent.add(batch.items());
                    reply.answer(0, "x");
                    reply.done();
                    depth.decrementAndGet();
                })
                .config(BatchProcessorConfig.builder()
                        .limits(SplitLimits.ofItems(1))
                        .build())
                .source(source, (item, outcome) -> {})
                .ticker(time)
                .wake(() -> self.get(0).handleIncomingBatches())
                .build();
        self.add(quick);
        for (int i = 0; i < 5_000; i++) {
            add("i" + i);
        }
        assertThat(quick.processBatches().sent()).isEqualTo(5_000);
        assertThat(sent).hasSize(5_000);
    }

    @Test
    void learnsFromAnswersInFullOnlyAndKeepsWhatTheyDid() {
        List<BatchSample> learned = new ArrayList<>();
        SizeCalculator calculator = SizeCalculator.create(
                SizeCalculatorConfig.builder().sizes(1, 2, 2).leastSamples(2).build());
        BatchProcessor<String, String> learning = builder(BatchProcessorConfig.defaults())
                .sizes(new SizeCalculator() {
                    @Override
                    public BatchSize calculateBatchSize(
                            String name, ai.smartwhale.balance.batch.optimizer.LoadSituation situation) {
                        return calculator.calculateBatchSize(name, situation);
                    }

                    @Override
                    public boolean observe(String name, BatchSample sample) {
                        assertThat(name).isEqualTo("data");
                        learned.add(sample);
                        return calculator.observe(name, sample);
                    }

                    @Override
                    public Optional<ai.smartwhale.balance.batch.optimizer.CostModel> costModel(String name) {
                        return calculator.costModel(name);
                    }
                })
                .build();
        add("a", "b");
        learning.handleIncomingBatches();
        time.pass(Duration.ofMillis(20));
        backend.answer(this::answerAll);
        add("c", "d");
        learning.handleIncomingBatches();
        time.pass(Duration.ofMillis(20));
        backend.answer((batch, reply) -> reply.done());
        assertThat(learned)
                .containsExactly(
                        BatchSample.complete(2, Duration.ofMillis(20)),
                        new BatchSample(2, Duration.ofMillis(20), BatchSample.Quality.PARTIAL));
        assertThat(learning.recentBatches()).hasSize(1);
        assertThat(learning.recentBatches().get(0).measured()).isEqualTo(Duration.ofMillis(20));
        assertThat(learning.optimizeBatchSize().items()).isEqualTo(2);
    }

    @Test
    void parametersCanBeChangedWhileItRuns() {
        processor.adjust(new BatchParameters(Duration.ofMillis(1), 1));
        add("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(processor.handleIncomingBatches().sent()).isEqualTo(1);
        assertThat(processor.parameters().maxInFlight()).isEqualTo(1);
    }
}
