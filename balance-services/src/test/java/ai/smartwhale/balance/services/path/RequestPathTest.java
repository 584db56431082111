// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One slot, batches of two, no wait for others; requests are texts, of the model before the slash. */
class RequestPathTest {

    private record Sent(Batch<String> batch, PathReply<String> reply) {}

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<Sent> sent = new ArrayList<>();
    private final List<String> abandoned = new ArrayList<>();
    private long now;

    private final class Backend implements PathSender<String, String> {
        @Override
        public void send(Batch<String> batch, PathReply<String> reply) {
            sent.add(new Sent(batch, reply));
        }

        @Override
        public void abandoned(String request) {
            abandoned.add(request);
        }
    }

    private RequestPathConfig.Builder config() {
        return RequestPathConfig.builder()
                .batching(BatchProcessorConfig.builder()
                        .parameters(Duration.ZERO, 1)
                        .limits(SplitLimits.ofItems(2))
                        .timeout(Duration.ofDays(1))
                        .build());
    }

    private RequestPath<String, String> path(RequestPathConfig config) {
        MergeRules<String, String> rules = new MergeRules<>() {
            @Override
            public Optional<Object> key(String request) {
                return Optional.of(request);
            }
        };
        return RequestPath.builder(rules, new Backend(), request -> request.substring(0, request.indexOf('/')))
                .config(config)
                .ticker(() -> now)
                .timer(timer)
                .build();
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    private List<List<String>> batches() {
        return sent.stream().map(one -> one.batch().items()).toList();
    }

    private void answerAll(int batch) {
        Sent one = sent.get(batch);
        for (int i = 0; i < one.batch().items().size(); i++) {
            one.reply().answer(i, "answer to " + one.batch().items().get(i));
        }
    }

    @Test
    void sendsAtOnceWhereASlotIsFreeAndTogetherWhatCameMeanwhile() {
        RequestPath<String, String> path = path(config().build());
        CompletableFuture<String> first = path.submit("a/1", MergeTerms.DEFAULT).answer();
        path.submit("a/2", MergeTerms.DEFAULT);
        path.submit("a/3", MergeTerms.DEFAULT);
        path.submit("a/4", MergeTerms.DEFAULT);
        assertThat(batches()).containsExactly(List.of("a/1"));
        answerAll(0);
        assertThat(first).isCompletedWithValue("answer to a/1");
        assertThat(batches()).containsExactly(List.of("a/1"), List.of("a/2", "a/3"));
    }

    @Test
    void mergesEqualRequestsAndTellsEachThatItWasSent() {
        RequestPath<String, String> path = path(config().build());
        PathCall<String> first = path.submit("a/1", MergeTerms.DEFAULT);
        PathCall<String> second = path.submit("a/1", MergeTerms.DEFAULT);
        assertThat(first.sent()).isNotDone();
        sent.get(0).reply().sent(0);
        assertThat(first.sent()).isCompleted();
        assertThat(second.sent()).isCompleted();
        assertThat(path.submit("a/1", MergeTerms.DEFAULT).sent()).isCompleted();
        answerAll(0);
        assertThat(second.answer()).isCompletedWithValue("answer to a/1");
        assertThat(batches()).hasSize(1);
        assertThat(path.statistics().merging().open()).isZero();
    }

    @Test
    void urgentRequestsAndOtherModelsComeBeforeAFlood() {
        RequestPath<String, String> path = path(config().build());
        path.submit("a/0", MergeTerms.DEFAULT);
        for (int i = 1; i <= 4; i++) {
            path.submit("a/" + i, MergeTerms.DEFAULT);
        }
        path.submit("b/1", MergeTerms.DEFAULT);
        path.submit("c/1", MergeTerms.of(1));
        answerAll(0);
        assertThat(batches().get(1)).contains("c/1");
        answerAll(1);
        assertThat(batches().subList(1, 3)).anyMatch(batch -> batch.contains("b/1"));
    }

    @Test
    void withoutItsStepsItIsALineOfSingles() {
        RequestPathConfig.Builder config = config();
        for (PathStep step : PathStep.values()) {
            config.step(step, false);
        }
        RequestPath<String, String> path = path(config.build());
        path.submit("a/0", MergeTerms.DEFAULT);
        path.submit("a/1", MergeTerms.of(9));
        path.submit("a/1", MergeTerms.of(5));
        path.submit("b/1", MergeTerms.of(1));
        for (int i = 0; i < 4; i++) {
            answerAll(i);
        }
        assertThat(batches()).containsExactly(List.of("a/0"), List.of("a/1"), List.of("a/1"), List.of("b/1"));
    }

    @Test
    void whoCancelsHurtsNobodyAndTheLastOneTakesItBack() {
        RequestPath<String, String> path = path(config().build());
        path.submit("a/0", MergeTerms.DEFAULT);
        PathCall<String> one = path.submit("a/1", MergeTerms.DEFAULT);
        PathCall<String> other = path.submit("a/1", MergeTerms.DEFAULT);
        one.answer().cancel(true);
        assertThat(abandoned).isEmpty();
        assertThat(other.answer()).isNotDone();
        other.answer().cancel(true);
        assertThat(abandoned).containsExactly("a/1");
        assertThat(path.statistics().queued()).isZero();
        answerAll(0);
        assertThat(batches()).hasSize(1);
    }

    @Test
    void refusesWhatFindsNoPlaceAndPrefersTheUrgent() {
        RequestPath<String, String> path = path(config().queue(
                        FairQueueConfig.builder().maxItems(1).modelShare(1).build())
                .build());
        path.submit("a/0", MergeTerms.DEFAULT);
        CompletableFuture<String> waiting =
                path.submit("a/1", MergeTerms.DEFAULT).answer();
        CompletableFuture<String> refused =
                path.submit("a/2", MergeTerms.DEFAULT).answer();
        assertThatThrownBy(refused::join).hasCauseInstanceOf(PathRejectedException.class);
        CompletableFuture<String> urgent = path.submit("a/3", MergeTerms.of(1)).answer();
        assertThatThrownBy(waiting::join)
                .hasCauseInstanceOf(PathRejectedException.class)
                .hasMessageContaining("DISPLACED");
        answerAll(0);
        answerAll(1);
        assertThat(urgent).isCompletedWithValue("answer to a/3");
    }

    @Test
    void whatHasExpiredIsNotSent() {
        RequestPath<String, String> path = path(config().build());
        path.submit("a/0", MergeTerms.DEFAULT);
        CompletableFuture<String> hasty =
                path.submit("a/1", MergeTerms.of(5, Duration.ofSeconds(1))).answer();
        now += 2_000_000_000L;
        answerAll(0);
        assertThatThrownBy(hasty::join).hasCauseInstanceOf(RequestExpiredException.class);
        assertThat(batches()).hasSize(1);
    }

    @Test
    void whatTravelsTogetherIsOneBatchWithoutTakingASlot() {
        RequestPath<String, String> path = path(config().build());
        path.submit("a/1", MergeTerms.DEFAULT);
        List<PathCall<String>> calls = path.submitTogether(
                List.of("a/1", "a/2", "a/3", "a/4"),
                List.of(MergeTerms.DEFAULT, MergeTerms.DEFAULT, MergeTerms.DEFAULT, MergeTerms.DEFAULT));
        assertThat(batches()).containsExactly(List.of("a/1"), List.of("a/2", "a/3", "a/4"));
        sent.get(1).reply().fail(0, new IllegalArgumentException("bad"));
        answerAll(0);
        answerAll(1);
        assertThat(calls.get(0).answer()).isCompletedWithValue("answer to a/1");
        assertThatThrownBy(calls.get(1).answer()::join).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(calls.get(3).answer()).isCompletedWithValue("answer to a/4");
    }

    @Test
    void aSlotThatEndsWithTheSendingIsFreeBeforeTheAnswer() {
        RequestPath<String, String> path =
                path(config().slots(SlotUse.UNTIL_SENT).build());
        CompletableFuture<String> first = path.submit("a/1", MergeTerms.DEFAULT).answer();
        path.submit("a/2", MergeTerms.DEFAULT);
        assertThat(batches()).hasSize(1);
        sent.get(0).reply().sent(0);
        assertThat(batches()).hasSize(2);
        answerAll(0);
        assertThat(first).isCompletedWithValue("answer to a/1");
    }

    @Test
    void everybodyIsToldOfTheClose() {
        RequestPath<String, String> path = path(config().build());
        PathCall<String> underWay = path.submit("a/1", MergeTerms.DEFAULT);
        PathCall<String> waiting = path.submit("a/2", MergeTerms.DEFAULT);
        path.close();
        path.close();
        assertThat(underWay.answer()).isCompletedExceptionally();
        assertThat(waiting.answer()).isCompletedExceptionally();
        assertThatThrownBy(() -> path.submit("a/3", MergeTerms.DEFAULT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesBadInput() {
        RequestPath<String, String> path = path(config().build());
        assertThatThrownBy(() -> path.submitTogether(List.of("a/1"), List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("terms");
        PathCall<String> dead = path.submit("a/1", MergeTerms.of(5, Duration.ZERO));
        assertThatThrownBy(dead.answer()::join).hasCauseInstanceOf(RequestExpiredException.class);
        CompletableFuture<String> open = path.submit("a/2", MergeTerms.DEFAULT).answer();
        open.cancel(false);
        assertThatThrownBy(open::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void nothingIsKeptOfWhoLeft() {
        DefaultRequestPath<String, String> path = (DefaultRequestPath<String, String>) path(config().build());
        for (int i = 0; i < 10; i++) {
            path.submit("m/" + i, MergeTerms.DEFAULT).answer().cancel(false);
        }
        assertThat(path.followed()).isZero();
        path.close();
    }

    @Test
    void whoBringsABatchOnItsWayCanSeeThatEverybodyLeft() {
        RequestPath<String, String> path = path(config().build());
        PathCall<String> first = path.submit("m/1", MergeTerms.DEFAULT);
        PathReply<String> reply = sent.get(0).reply();
        assertThat(reply.isAwaited(0)).isTrue();
        first.answer().cancel(false);
        assertThat(reply.isAwaited(0)).isFalse();
        path.close();
    }
}
