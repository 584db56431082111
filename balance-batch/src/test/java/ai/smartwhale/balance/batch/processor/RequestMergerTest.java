// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.MergeOutcome.Level;
import ai.smartwhale.balance.batch.processor.MergeOutcome.Reason;
import ai.smartwhale.balance.batch.processor.RangeRules.Ask;
import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RequestMergerTest {

    private final FakeTime time = new FakeTime();
    private final RecordingListener<Ask, List<String>> listener = new RecordingListener<>();
    private final RequestMerger<Ask, List<String>> merger = merger(RequestMergerConfig.defaults());

    private RequestMerger<Ask, List<String>> merger(RequestMergerConfig config) {
        return RequestMerger.create(config, RangeRules.RULES, listener, Runnable::run, time);
    }

    private MergeGroup<Ask, List<String>> start(Ask ask) {
        return started(merger.merge(ask, MergeTerms.DEFAULT)).group();
    }

    private static <Q, A> MergeOutcome.Started<Q, A> started(MergeOutcome<Q, A> outcome) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Started.class);
        return (MergeOutcome.Started<Q, A>) outcome;
    }

    private static <Q, A> MergeOutcome.Joined<Q, A> joined(MergeOutcome<Q, A> outcome, Level level) {
        assertThat(outcome).isInstanceOf(MergeOutcome.Joined.class);
        MergeOutcome.Joined<Q, A> joined = (MergeOutcome.Joined<Q, A>) outcome;
        assertThat(joined.level()).isEqualTo(level);
        return joined;
    }

    @Test
    void everyCallerHasAFutureOfHisOwnAndOneCancelDoesNotTouchTheOthers() throws Exception {
        var first = started(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT));
        var second = joined(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT), Level.EQUAL);
        assertThat(second.answer()).isNotSameAs(first.answer());

        assertThat(first.answer().cancel(true)).isTrue();
        assertThat(second.answer()).isNotDone();
        assertThat(listener.abandoned).isEmpty();
        var third = joined(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT), Level.EQUAL);

        assertThat(first.group().seal()).contains(Ask.of("a", 3));
        assertThat(first.group().complete(RangeRules.backend(Ask.of("a", 3)))).isTrue();
        assertThat(second.answer().get()).isEqualTo(RangeRules.backend(Ask.of("a", 3)));
        assertThat(third.answer().get()).isEqualTo(RangeRules.backend(Ask.of("a", 3)));
    }

    @Test
    void whenTheLastOneLeavesTheUpstreamIsCancelledOnceAndTheNextStartsAnew() {
        var first = started(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT));
        var second = joined(merger.merge(Ask.of("a", 2), MergeTerms.DEFAULT), Level.COVERED);
        first.group().seal();
        second.answer().cancel(false);
        second.answer().cancel(false);
        first.answer().completeExceptionally(new IllegalArgumentException("own end"));

        assertThat(listener.abandoned).containsExactly(first.group());
        assertThat(first.group().isEnded()).isTrue();
        assertThat(first.group().seal()).isEmpty();
        assertThat(first.group().complete(List.of())).isFalse();
        assertThat(start(Ask.of("a", 3))).isNotSameAs(first.group());
    }

    @Test
    void whoCompletesOrTimesOutHisOwnFutureLeavesAsWell() {
        var byValue = started(merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT));
        byValue.answer().complete(List.of("mine"));
        var byObtrusion = started(merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT));
        byObtrusion.answer().obtrudeValue(List.of());
        var bySupplier = started(merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT));
        var unused = bySupplier.answer().completeAsync(() -> List.of("x"), Runnable::run);
        assertThat(listener.abandoned).containsExactly(byValue.group(), byObtrusion.group(), bySupplier.group());
    }

    @Test
    void widensWhatIsNotYetSentAndCutsOutEveryPart() {
        var small = started(merger.merge(Ask.of("a", 2), MergeTerms.DEFAULT));
        var large = joined(merger.merge(Ask.of("a", 5), MergeTerms.DEFAULT), Level.WIDENED);
        var middle = joined(merger.merge(Ask.of("a", 4), MergeTerms.DEFAULT), Level.COVERED);
        Ask sent = small.group().seal().orElseThrow();
        assertThat(sent.limit()).isEqualTo(5);
        assertThat(small.group().waiting()).containsExactly(Ask.of("a", 2), Ask.of("a", 5), Ask.of("a", 4));

        small.group().complete(RangeRules.backend(sent));
        assertThat(small.answer().join()).hasSize(2);
        assertThat(large.answer().join()).hasSize(5);
        assertThat(middle.answer().join()).hasSize(4);
    }

    @Test
    void whatIsSentAnswersOnlyWhoNeedsNoMore() {
        var sent = started(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT));
        sent.group().seal();
        var more = started(merger.merge(Ask.of("a", 4), MergeTerms.DEFAULT));
        var less = joined(merger.merge(Ask.of("a", 2), MergeTerms.DEFAULT), Level.COVERED);
        assertThat(less.group()).isSameAs(more.group());
        more.group().seal();
        more.group().fail(new IllegalStateException("down"));
        assertThat(joined(merger.merge(Ask.of("a", 2), MergeTerms.DEFAULT), Level.COVERED)
                        .group())
                .isSameAs(sent.group());
    }

    @Test
    void whoNeedsFreshDataNeverJoinsWhatHasLeft() {
        var group = start(Ask.of("a", 3));
        var fresh = joined(merger.merge(new Ask("s", "a", 3, true), MergeTerms.DEFAULT), Level.WIDENED);
        assertThat(fresh.group()).isSameAs(group);
        assertThat(group.seal().orElseThrow().fresh()).isTrue();
        start(new Ask("s", "a", 3, true));
    }

    @Test
    void scopesAreNeverCrossedAndWhatMustNotBeMergedIsNot() {
        start(Ask.of("a", 3));
        start(new Ask("other", "a", 3, false));
        start(Ask.of("!a", 3));
        start(Ask.of("!a", 3));
        assertThat(merger.statistics().groups()).isEqualTo(4);
    }

    @Test
    void aGroupIsAsUrgentAsItsMostUrgentAndAsPatientAsItsMostPatientWaiter() {
        var group = started(merger.merge(Ask.of("a", 3), MergeTerms.of(7, Duration.ofSeconds(2))))
                .group();
        var urgent = joined(merger.merge(Ask.of("a", 3), MergeTerms.of(2, Duration.ofSeconds(1))), Level.EQUAL);
        assertThat(group.level()).isEqualTo(2);
        assertThat(listener.urged).containsExactly(group);
        var late = joined(merger.merge(Ask.of("a", 3), MergeTerms.of(9, Duration.ofSeconds(9))), Level.EQUAL);
        assertThat(group.deadlineNanos()).hasValue(time.nanoTime() + 9_000_000_000L);
        var patient = joined(merger.merge(Ask.of("a", 3), MergeTerms.of(10)), Level.EQUAL);
        assertThat(group.deadlineNanos()).isEmpty();
        assertThat(listener.urged).hasSize(1);

        patient.answer().cancel(false);
        late.answer().cancel(false);
        assertThat(group.deadlineNanos()).hasValue(time.nanoTime() + 2_000_000_000L);
        urgent.answer().cancel(false);
        assertThat(group.level()).isEqualTo(7);
        assertThat(listener.urged).containsExactly(group, group);
    }

    @Test
    void patienceEndsOnTimeForEachCallerByHimself() {
        var brief = started(merger.merge(Ask.of("a", 3), MergeTerms.of(5, Duration.ofSeconds(1))));
        var longer = joined(merger.merge(Ask.of("a", 3), MergeTerms.of(5, Duration.ofSeconds(10))), Level.EQUAL);
        assertThat(merger.expire()).contains(Duration.ofSeconds(1));
        time.pass(Duration.ofNanos(999_999_999));
        assertThat(merger.expire()).contains(Duration.ofNanos(1));
        assertThat(brief.answer()).isNotDone();

        time.pass(Duration.ofNanos(1));
        assertThat(merger.expire()).contains(Duration.ofSeconds(9));
        assertThatThrownBy(() -> brief.answer().get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RequestExpiredException.class);
        assertThat(longer.answer()).isNotDone();

        time.pass(Duration.ofSeconds(9));
        assertThat(merger.expire()).isEmpty();
        assertThat(longer.answer()).isCompletedExceptionally();
        assertThat(listener.abandoned).containsExactly(brief.group());
        assertThat(merger.statistics().expired()).isEqualTo(2);
    }

    @Test
    void aFailureIsNotKept() {
        var first = started(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT));
        AtomicReference<MergeOutcome<Ask, List<String>>> again = new AtomicReference<>();
        // A continuation that asks again finds the place empty: it was cleared before the future ended.
        var unused = first.answer()
                .whenComplete((answer, failure) -> again.set(merger.merge(Ask.of("a", 3), MergeTerms.DEFAULT)));
        first.group().fail(new IllegalStateException("down"));
        assertThat(started(again.get()).answer()).isNotDone();
        assertThat(started(again.get()).group()).isNotSameAs(first.group());
        assertThatThrownBy(() -> first.answer().join()).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void whosePartCannotBeCutOutIsSentAloneAndKeepsHisFuture() {
        var large = started(merger.merge(Ask.of("piece", 5), MergeTerms.DEFAULT));
        var small = joined(merger.merge(Ask.of("piece", 2), MergeTerms.of(5, Duration.ofSeconds(3))), Level.COVERED);
        large.group().complete(RangeRules.backend(large.group().seal().orElseThrow()));
        assertThat(large.answer()).isCompleted();
        assertThat(small.answer()).isNotDone();

        MergeGroup<Ask, List<String>> alone = listener.takeResent().get(0);
        assertThat(merger.expire()).contains(Duration.ofSeconds(3));
        Ask sent = alone.seal().orElseThrow();
        assertThat(sent.limit()).isEqualTo(2);
        alone.complete(RangeRules.backend(sent));
        assertThat(small.answer().join()).hasSize(2);
        assertThat(merger.statistics().open()).isZero();
        assertThat(merger.statistics().waiting()).isZero();
    }

    @Test
    void kindsWhosePartsCannotBeCutOutStopSharingAndAreTriedAgainLater() {
        for (int i = 0; i < 30; i++) {
            var large = started(merger.merge(Ask.of("piece", 5), MergeTerms.DEFAULT));
            joined(merger.merge(Ask.of("piece", 2), MergeTerms.DEFAULT), Level.COVERED);
            large.group().complete(RangeRules.backend(Ask.of("piece", 5)));
            listener.takeResent().forEach(alone -> alone.complete(RangeRules.backend(Ask.of("piece", 2))));
        }
        assertThat(merger.optimizeMerging().kinds()).containsExactly(new MergeAdvice.Kind("piece", 30, 30, true));
        var large = started(merger.merge(Ask.of("piece", 5), MergeTerms.DEFAULT));
        started(merger.merge(Ask.of("piece", 2), MergeTerms.DEFAULT));
        joined(merger.merge(Ask.of("piece", 5), MergeTerms.DEFAULT), Level.EQUAL);
        large.group().fail(new IllegalStateException("enough"));

        assertThat(merger.optimizeMerging().kinds())
                .extracting(MergeAdvice.Kind::joinsEqualsOnly)
                .containsExactly(false);
    }

    @Test
    void boundsAreExactAndTyped() {
        RequestMerger<Ask, List<String>> small =
                merger(RequestMergerConfig.builder().maxWaiters(3).maxGroups(2).build());
        var first = started(small.merge(Ask.of("a", 1), MergeTerms.DEFAULT));
        started(small.merge(Ask.of("b", 1), MergeTerms.DEFAULT));
        assertThat(small.merge(Ask.of("c", 1), MergeTerms.DEFAULT))
                .isEqualTo(new MergeOutcome.Rejected<>(Reason.TOO_MANY_GROUPS));
        joined(small.merge(Ask.of("a", 1), MergeTerms.DEFAULT), Level.EQUAL);
        assertThat(small.merge(Ask.of("a", 1), MergeTerms.DEFAULT))
                .isEqualTo(new MergeOutcome.Rejected<>(Reason.TOO_MANY_WAITERS));
        assertThat(small.merge(Ask.of("a", 1), MergeTerms.of(5, Duration.ZERO)))
                .isEqualTo(new MergeOutcome.Rejected<>(Reason.EXPIRED));
        first.group().complete(List.of("x"));
        started(small.merge(Ask.of("c", 1), MergeTerms.DEFAULT));
        assertThat(small.statistics().rejected()).isEqualTo(3);
        assertThat(small.statistics().accepted()).isEqualTo(4);
    }

    @Test
    void closingEndsEveryWaitAndTheUpstreams() {
        List<CompletableFuture<List<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(started(merger.merge(Ask.of("a" + i, 1), MergeTerms.DEFAULT))
                    .answer());
        }
        merger.close();
        merger.close();
        assertThat(answers).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(listener.abandoned).hasSize(10);
        assertThat(merger.statistics().open()).isZero();
        assertThatThrownBy(() -> merger.merge(Ask.of("a", 1), MergeTerms.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(merger::expire).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void similarRequestsBecomeOneWithoutBeingTakenIn() {
        List<MergedNeed<Ask>> needs = merger.mergeSimilar(List.of(
                Ask.of("a", 2), Ask.of("b", 1), Ask.of("a", 5), new Ask("other", "a", 5, false), Ask.of("!a", 2)));
        assertThat(needs)
                .containsExactly(
                        new MergedNeed<>(Ask.of("a", 5), List.of(Ask.of("a", 2), Ask.of("a", 5))),
                        new MergedNeed<>(Ask.of("b", 1), List.of(Ask.of("b", 1))),
                        new MergedNeed<>(new Ask("other", "a", 5, false), List.of(new Ask("other", "a", 5, false))),
                        new MergedNeed<>(Ask.of("!a", 2), List.of(Ask.of("!a", 2))));
        assertThat(needs).allMatch(need -> merger.validateMerge(need).valid());
        assertThat(merger.statistics().accepted()).isZero();
    }

    @Test
    void aWrongMergeIsFoundOutWithItsReasons() {
        MergedNeed<Ask> wrong = new MergedNeed<>(
                Ask.of("a", 3), List.of(Ask.of("a", 3), new Ask("x", "a", 3, false), Ask.of("a", 4), Ask.of("!a", 1)));
        assertThat(merger.validateMerge(wrong).faults())
                .containsExactly(
                        new MergeCheck.Fault(1, MergeCheck.Problem.OTHER_FAMILY),
                        new MergeCheck.Fault(2, MergeCheck.Problem.NOT_COVERED),
                        new MergeCheck.Fault(3, MergeCheck.Problem.NOT_MERGEABLE));
    }

    @Test
    void manyAtOnceHaveOneOutcomeEach() {
        List<MergeOutcome<Ask, List<String>>> outcomes =
                merger.mergeRequests(List.of(Ask.of("a", 1), Ask.of("a", 1), Ask.of("b", 1)), MergeTerms.DEFAULT);
        started(outcomes.get(0));
        joined(outcomes.get(1), Level.EQUAL);
        started(outcomes.get(2));
    }

    @Test
    @SuppressWarnings("NullAway")
    void badInputIsRefusedBeforeAnyEffect() {
        List<Ask> holey = new ArrayList<>(List.of(Ask.of("a", 1)));
        holey.add(null);
        assertThatThrownBy(() -> merger.mergeRequests(holey, MergeTerms.DEFAULT))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> merger.merge(null, MergeTerms.DEFAULT)).isInstanceOf(InvalidValueException.class);
        assertThat(merger.statistics().accepted()).isZero();
        assertThatThrownBy(() -> MergeTerms.of(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MergeTerms.of(11)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> MergeTerms.of(5, Duration.ofSeconds(-1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> RequestMergerConfig.builder().stripes(3).build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("stripes");
        assertThatThrownBy(() ->
                        RequestMergerConfig.builder().failedCuts(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class);
        MergeGroup<Ask, List<String>> group = start(Ask.of("a", 1));
        assertThatThrownBy(() -> group.complete(null)).isInstanceOf(InvalidValueException.class);
        assertThat(group.isEnded()).isFalse();
    }

    @Test
    void rulesThatThrowLeaveNothingBehind() {
        RequestMerger<Ask, List<String>> broken = RequestMerger.create(
                RequestMergerConfig.builder().maxWaiters(2).maxGroups(1).build(),
                new MergeRules<>() {
                    @Override
                    public java.util.Optional<Object> key(Ask request) {
                        return java.util.Optional.of("k");
                    }

                    @Override
                    public Coverage compare(Ask wide, Ask asked) {
                        if (asked.limit() == 0) {
                            throw new IllegalArgumentException("rules");
                        }
                        return Coverage.SAME;
                    }
                },
                listener,
                Runnable::run,
                time);
        var first = started(broken.merge(Ask.of("a", 1), MergeTerms.DEFAULT));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> broken.merge(Ask.of("a", 0), MergeTerms.DEFAULT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        joined(broken.merge(Ask.of("a", 1), MergeTerms.DEFAULT), Level.EQUAL);
        assertThat(first.group().waiting()).hasSize(2);
    }
}
