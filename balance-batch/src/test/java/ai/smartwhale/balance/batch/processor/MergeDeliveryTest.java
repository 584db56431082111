// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How futures of a merger end. */
class MergeDeliveryTest {

    private final FakeTime time = new FakeTime();
    private final RecordingListener<Ask, List<String>> listener = new RecordingListener<>();

    private static MergeOutcome.Started<Ask, List<String>> start(RequestMerger<Ask, List<String>> merger) {
        return (MergeOutcome.Started<Ask, List<String>>)
                merger.merge(Ask.of("a", 1), MergeTerms.of(5, Duration.ofSeconds(1)));
    }

    private RequestMerger<Ask, List<String>> merger(
            MergeListener<Ask, List<String>> hears, java.util.concurrent.Executor delivery) {
        return RequestMerger.create(RequestMergerConfig.defaults(), RangeRules.RULES, hears, delivery, time);
    }

    @Test
    void futuresEndOnTheDeliveryExecutorAndNowhereElse() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        RequestMerger<Ask, List<String>> merger = merger(listener, tasks::add);
        var answered = start(merger);
        answered.group().complete(List.of("x"));
        assertThat(answered.answer()).isNotDone();
        assertThat(merger.statistics().waiting()).isEqualTo(1);
        tasks.remove().run();
        assertThat(answered.answer()).isCompletedWithValue(List.of("x"));

        var failed = start(merger);
        failed.group().fail(new IllegalStateException("down"));
        var expired = start(merger);
        time.pass(Duration.ofSeconds(1));
        merger.expire();
        var closed = start(merger);
        merger.close();
        assertThat(List.of(failed.answer(), expired.answer(), closed.answer())).noneMatch(CompletableFuture::isDone);
        tasks.forEach(Runnable::run);
        assertThat(List.of(failed.answer(), expired.answer(), closed.answer()))
                .allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(merger.statistics().waiting()).isZero();
    }

    @Test
    void whoCancelsBetweenTheAnswerAndItsDeliveryIsCountedOnce() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        RequestMerger<Ask, List<String>> merger = merger(listener, tasks::add);
        var started = start(merger);
        started.group().complete(List.of("x"));
        started.answer().cancel(true);
        tasks.remove().run();
        assertThat(started.answer()).isCancelled();
        assertThat(merger.statistics().cancelled()).isEqualTo(1);
        assertThat(merger.statistics().values()).isZero();
        assertThat(merger.statistics().waiting()).isZero();
        assertThat(listener.abandoned).isEmpty();
    }

    @Test
    void whoAsksAgainFromWithinAContinuationFindsHisPlaceFree() {
        RequestMerger<Ask, List<String>> merger = RequestMerger.create(
                RequestMergerConfig.builder().maxWaiters(1).maxGroups(1).build(),
                RangeRules.RULES,
                listener,
                Runnable::run,
                time);
        List<MergeOutcome<Ask, List<String>>> again = new ArrayList<>();
        for (int limit = 1; limit <= 2; limit++) {
            var one = (MergeOutcome.Started<Ask, List<String>>) merger.merge(Ask.of("a", limit), MergeTerms.DEFAULT);
            var unused = one.answer()
                    .handle((answer, failure) -> again.add(merger.merge(Ask.of("b", 1), MergeTerms.DEFAULT)));
            if (limit == 1) {
                one.group().complete(List.of("x"));
            } else {
                one.group().fail(new IllegalStateException("down"));
            }
            assertThat(again.get(again.size() - 1)).isInstanceOf(MergeOutcome.Started.class);
            ((MergeOutcome.Started<Ask, List<String>>) again.get(again.size() - 1))
                    .answer()
                    .cancel(true);
        }
    }

    @Test
    void aDeliveryExecutorThatRefusesLosesNobody() {
        RequestMerger<Ask, List<String>> merger = merger(listener, task -> {
            throw new RejectedExecutionException("closed");
        });
        var one = start(merger);
        one.group().complete(List.of("x"));
        assertThat(one.answer()).isCompletedWithValue(List.of("x"));
    }

    @Test
    void listenersAndContinuationsThatThrowHurtNobody() {
        RequestMerger<Ask, List<String>> merger = merger(
                new MergeListener<>() {
                    @Override
                    public void abandoned(MergeGroup<Ask, List<String>> group) {
                        throw new IllegalStateException("listener");
                    }

                    @Override
                    public void resent(MergeGroup<Ask, List<String>> group) {
                        throw new IllegalStateException("listener");
                    }
                },
                Runnable::run);
        start(merger).answer().cancel(true);
        var one = start(merger);
        var two = ((MergeOutcome.Joined<Ask, List<String>>) merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT)).answer();
        var unused = one.answer().thenAccept(answer -> {
            throw new IllegalStateException("continuation");
        });
        one.group().complete(List.of("x"));
        assertThat(two).isCompletedWithValue(List.of("x"));
        assertThat(merger.statistics().waiting()).isZero();
    }

    @Test
    void rulesThatFailToCutFailThatCallerOnly() {
        AtomicBoolean broken = new AtomicBoolean();
        RequestMerger<Ask, List<String>> merger = RequestMerger.create(
                RequestMergerConfig.defaults(),
                new MergeRules<>() {
                    @Override
                    public java.util.Optional<Object> key(Ask request) {
                        return java.util.Optional.of("k");
                    }

                    @Override
                    public java.util.Optional<List<String>> project(Ask asked, Ask sent, List<String> answer) {
                        if (broken.getAndSet(true)) {
                            throw new StackOverflowError("deep");
                        }
                        return java.util.Optional.of(answer);
                    }
                },
                listener,
                Runnable::run,
                time);
        var one = start(merger);
        var two = ((MergeOutcome.Joined<Ask, List<String>>) merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT)).answer();
        one.group().complete(List.of("x"));
        assertThat(one.answer()).isCompletedWithValue(List.of("x"));
        assertThat(two).isCompletedExceptionally();
        assertThat(merger.statistics().failures()).isEqualTo(1);
    }

    @Test
    void onATimerPatienceEndsByItself() throws Exception {
        try (CommonsExecutors executors = CommonsExecutors.create("expiry", 1)) {
            RequestMerger<Ask, List<String>> merger = RequestMerger.create(
                    RequestMergerConfig.defaults(), RangeRules.RULES, listener, Runnable::run, Ticker.system());
            try (MergeExpiry expiry = MergeExpiry.start(merger, executors.timer(), MergeExpiry.DEFAULT_PERIOD)) {
                var brief = (MergeOutcome.Started<Ask, List<String>>)
                        merger.merge(Ask.of("a", 1), MergeTerms.of(5, Duration.ofMillis(20)));
                Throwable end =
                        brief.answer().handle((answer, failure) -> failure).get(1, TimeUnit.MINUTES);
                assertThat(end).isInstanceOf(RequestExpiredException.class);
                assertThat(expiry).isNotNull();
            }
            merger.close();
        }
    }
}
