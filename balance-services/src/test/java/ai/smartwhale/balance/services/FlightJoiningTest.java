// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.services.federation.Departure;
import ai.smartwhale.balance.services.federation.FlightJoining;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.balance.services.federation.JoinParts;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import ai.smartwhale.messaging.ErrorCode;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.PayloadProtection;
import ai.smartwhale.messaging.Priority;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Joining in virtual time, with a store in memory. */
class FlightJoiningTest {

    private static final JoinConfig CONFIG = JoinConfig.defaults();
    private static final String NEED = "need";

    private final AtomicLong now = new AtomicLong();
    private final FakeFlights store = new FakeFlights(now::get);
    private final RequestTimer clock = new RequestTimer(now::get, "joining-test");
    private final TimedContinuations timer =
            new TimedContinuations(clock, new Continuations(Optional.of(Runnable::run), "joining-test"));
    private final List<Instance> instances = new ArrayList<>();
    private final AtomicBoolean alone = new AtomicBoolean();

    @AfterEach
    void endTimer() {
        clock.close();
    }

    private final class Instance {

        private final FlightJoining joining;

        Instance(JoinConfig config) {
            this(config, PayloadProtection.NONE);
        }

        Instance(JoinConfig config, PayloadProtection protection) {
            FakeFlights.Side side = store.side();
            joining = FlightJoining.create(
                    config,
                    new JoinParts(
                            () -> Optional.of(side),
                            request -> Optional.of(NEED),
                            alone::get,
                            protection,
                            Clock.systemUTC(),
                            now::get,
                            timer));
            var unused = side.addListener(joining.news());
            instances.add(this);
        }

        Journey depart() {
            return depart(Duration.ofSeconds(30));
        }

        Journey depart(Duration left) {
            Journey journey = new Journey(now.get() + left.toNanos());
            joining.depart(List.of(journey), leaving -> leaving.forEach(one -> one.sent++));
            return journey;
        }
    }

    private final class Journey implements Departure {

        private final DataRequest request = MessageSchemas.createDataRequest(
                "m", RequestPayload.builder("m").build(), Priority.DEFAULT, Clock.systemUTC());
        private final long until;
        private int sent;
        private boolean over;
        private DataResponse answer;

        Journey(long until) {
            this.until = until;
        }

        @Override
        public DataRequest request() {
            return request;
        }

        @Override
        public long nanosLeft() {
            return until - now.get();
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void waitsElsewhere() {}

        @Override
        public void arrived(DataResponse arrived) {
            answer = arrived;
        }

        String id() {
            return request.metadata().requestId();
        }
    }

    /** Time passes in steps of the check; whoever is alive looks after its marks. */
    private void pass(Duration span, Instance... alive) {
        long end = now.get() + span.toNanos();
        while (now.get() < end) {
            now.addAndGet(CONFIG.check().toNanos());
            clock.runDue();
            for (Instance instance : alive) {
                instance.joining.check();
            }
        }
    }

    @Test
    void theSecondWaitsForTheFirstAndTakesItsAnswerInItsOwnName() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        Journey first = one.depart();
        Journey second = two.depart();
        assertThat(first.sent).isEqualTo(1);
        assertThat(second.sent).isZero();
        one.joining.landed(first.id(), Answers.success(first.request, "whale"));
        assertThat(second.answer.payload().data()).contains("whale");
        assertThat(second.answer.metadata().requestId()).isEqualTo(second.id());
        assertThat(second.sent).isZero();
    }

    @Test
    void aHolderThatLivesIsWaitedForLongerThanItsLease() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart(Duration.ofMinutes(5));
        Journey second = two.depart(Duration.ofMinutes(5));
        pass(CONFIG.lease().multipliedBy(5), one, two);
        assertThat(second.sent).isZero();
        assertThat(one.joining.statistics().marks()).isEqualTo(1);
    }

    @Test
    void whoWaitsForADeadHolderSendsAfterItsLease() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart();
        Journey second = two.depart();
        pass(CONFIG.lease().minus(CONFIG.check()), two);
        assertThat(second.sent).isZero();
        pass(CONFIG.check().multipliedBy(2), two);
        assertThat(second.sent).isEqualTo(1);
        assertThat(two.joining.statistics().orphaned()).isEqualTo(1);
        assertThat(two.joining.statistics().marks()).isEqualTo(1);
    }

    @Test
    void ofThoseWhoWaitForADeadHolderOneSendsAndTheOthersJoinIt() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        Instance three = new Instance(CONFIG);
        one.depart();
        Journey second = two.depart();
        Journey third = three.depart();
        pass(CONFIG.lease().plus(CONFIG.check()), two, three);
        assertThat(second.sent + third.sent).isEqualTo(1);
        Instance heir = second.sent == 1 ? two : three;
        Journey own = second.sent == 1 ? second : third;
        Journey other = second.sent == 1 ? third : second;
        heir.joining.landed(own.id(), Answers.success(own.request, "whale"));
        assertThat(other.answer.payload().data()).contains("whale");
    }

    @Test
    void nobodyWaitsLongerThanHalfOfTheTimeThatIsLeft() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart(Duration.ofMinutes(5));
        Journey hasty = two.depart(Duration.ofSeconds(4));
        pass(Duration.ofSeconds(1), one, two);
        assertThat(hasty.sent).isZero();
        pass(Duration.ofSeconds(1), one, two);
        assertThat(hasty.sent).isEqualTo(1);
    }

    @Test
    void aChainOfFailuresIsLeftAfterTwo() {
        Instance two = new Instance(CONFIG);
        Instance one = new Instance(CONFIG);
        Journey failing = one.depart();
        Journey waiting = two.depart();
        // Another request of the first instance is always faster than who waited.
        Deque<Journey> faster = new ArrayDeque<>(List.of(failing));
        store.beforeNews = () -> faster.add(one.depart());
        for (int i = 0; i < 2; i++) {
            fail(one, faster.removeLast());
            assertThat(waiting.sent).isEqualTo(i);
        }
        assertThat(waiting.sent).isEqualTo(1);
        assertThat(waiting.answer).isNull();
    }

    private static void fail(Instance instance, Journey journey) {
        instance.joining.landed(journey.id(), Answers.error(journey.request, ErrorCode.UNKNOWN_ERROR));
    }

    @Test
    void aStoreThatHangsIsWaitedForNoLongerThanThePatience() {
        Instance one = new Instance(CONFIG);
        store.hangs = true;
        Journey journey = one.depart();
        assertThat(journey.sent).isZero();
        now.addAndGet(CONFIG.patience().toNanos());
        clock.runDue();
        assertThat(journey.sent).isEqualTo(1);
        // The claim is answered after all: others may join what was sent.
        store.goOn();
        assertThat(journey.sent).isEqualTo(1);
        Journey second = new Instance(CONFIG).depart();
        one.joining.landed(journey.id(), Answers.success(journey.request, "whale"));
        assertThat(second.answer.payload().data()).contains("whale");
    }

    @Test
    void aMarkThatComesWhenNobodyWaitsAnyMoreIsGivenBack() {
        Instance one = new Instance(CONFIG);
        store.hangs = true;
        Journey journey = one.depart();
        journey.over = true;
        store.goOn();
        assertThat(one.joining.statistics().marks()).isZero();
        assertThat(new Instance(CONFIG).depart().sent).isEqualTo(1);
    }

    @Test
    void whoWaitsSendsWhenTheStoreFallsSilent() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart();
        Journey second = two.depart();
        store.away = true;
        pass(CONFIG.check(), two);
        assertThat(second.sent).isEqualTo(1);
    }

    @Test
    void aStoreThatFailsIsNotAskedByEveryRequest() {
        Instance one = new Instance(CONFIG);
        store.away = true;
        for (int i = 0; i < 100; i++) {
            assertThat(one.depart().sent).isEqualTo(1);
        }
        assertThat(store.asked).isLessThan(20);
        assertThat(one.joining.statistics().unreachable()).isEqualTo(100);
        store.away = false;
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        one.depart();
        assertThat(one.joining.statistics().marks()).isEqualTo(1);
    }

    @Test
    void whoIsAboveABoundIsSentWithoutAMark() {
        Instance one = new Instance(CONFIG.withBounds(1, 1, 1_024));
        one.depart();
        assertThat(one.depart().sent).isEqualTo(1);
        assertThat(one.joining.statistics().refused()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotHandedOverAndIsAskedForAgain() {
        Instance one = new Instance(CONFIG.withBounds(10, 10, 1_024));
        Instance two = new Instance(CONFIG);
        Journey first = one.depart();
        Journey second = two.depart();
        one.joining.landed(first.id(), Answers.success(first.request, "x".repeat(2_000)));
        assertThat(second.sent).isEqualTo(1);
        assertThat(second.answer).isNull();
    }

    @Test
    void whatIsSealedElsewhereIsSealedInTheStoreToo() {
        PayloadProtection sealed = PayloadProtection.of(HiddenPayloadsTest.cipher(1), Set.of("query"));
        Instance one = new Instance(CONFIG, sealed);
        Instance two = new Instance(CONFIG, sealed);
        Instance stranger = new Instance(CONFIG, PayloadProtection.of(HiddenPayloadsTest.cipher(2), Set.of("query")));
        Journey first = one.depart();
        Journey second = two.depart();
        Journey third = stranger.depart();
        one.joining.landed(first.id(), Answers.success(first.request, "whale"));
        assertThat(store.landed()).contains("sealed").doesNotContain("whale");
        assertThat(second.answer.payload().data()).contains("whale");
        assertThat(third.answer).isNull();
        assertThat(third.sent).isEqualTo(1);
        assertThat(stranger.joining.statistics().unreadable()).isEqualTo(1);
    }

    @Test
    void whatIsOverIsForgotten() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart();
        Journey second = two.depart();
        second.over = true;
        pass(CONFIG.check(), one, two);
        assertThat(two.joining.statistics().waiting()).isZero();
        assertThat(second.sent).isZero();
    }

    @Test
    void whoClosesLetsTheOthersGoOnAtOnce() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        one.depart();
        Journey second = two.depart();
        one.joining.close();
        assertThat(second.sent).isEqualTo(1);
        assertThat(one.depart().sent).isEqualTo(1);
    }

    @Test
    void whoIsAloneMarksNothingAndJoinsAsSoonAsAnotherComes() {
        Instance one = new Instance(CONFIG);
        Instance two = new Instance(CONFIG);
        alone.set(true);
        Journey unmarked = one.depart();
        assertThat(unmarked.sent).isEqualTo(1);
        assertThat(one.joining.statistics().spared()).isEqualTo(1);
        assertThat(one.joining.statistics().marks()).isZero();
        alone.set(false);
        Journey meanwhile = two.depart();
        assertThat(meanwhile.sent).as("the overlap: both send").isEqualTo(1);
        Journey joined = one.depart();
        assertThat(joined.sent).isZero();
        one.joining.landed(unmarked.request.metadata().requestId(), Answers.success(unmarked.request, "whale"));
        assertThat(two.joining.statistics().marks()).as("another's mark stays").isEqualTo(1);
    }

    @Test
    void marksThatMeetNobodyBecomeFewAndAllComeBackWithTheFirstThatDoes() {
        FlightJoining one = apart();
        FlightJoining two = apart();
        while (one.statistics().spared() < 5_000) {
            Journey journey = new Journey(Long.MAX_VALUE / 4);
            one.depart(List.of(journey), leaving -> {});
            one.abandoned(journey.request.metadata().requestId());
        }
        long marked = one.statistics().marked();
        assertThat(marked).isLessThan(5_000);
        // The other claims everything, so that this one meets it with what it still claims.
        while (one.statistics().waiting() == 0) {
            Journey theirs = new Journey(Long.MAX_VALUE / 4);
            two.depart(List.of(theirs), leaving -> {});
            one.depart(List.of(theirs), leaving -> {});
        }
        long spared = one.statistics().spared();
        for (int i = 0; i < 100; i++) {
            one.depart(List.of(new Journey(Long.MAX_VALUE / 4)), leaving -> {});
        }
        assertThat(one.statistics().spared()).isEqualTo(spared);
    }

    private FlightJoining apart() {
        FakeFlights.Side side = store.side();
        FlightJoining joining = FlightJoining.create(
                CONFIG,
                new JoinParts(
                        () -> Optional.of(side),
                        request -> Optional.of(request.metadata().requestId()),
                        alone::get,
                        PayloadProtection.NONE,
                        Clock.systemUTC(),
                        now::get,
                        timer));
        var unused = side.addListener(joining.news());
        return joining;
    }

    @Test
    void thoseThatDepartTogetherAreSentTogether() {
        Instance one = new Instance(CONFIG);
        List<Integer> sizes = new ArrayList<>();
        Journey first = new Journey(Long.MAX_VALUE / 4);
        FlightJoining apart = apart();
        apart.depart(List.of(first, new Journey(Long.MAX_VALUE / 4)), leaving -> sizes.add(leaving.size()));
        assertThat(sizes).containsExactly(2);
        assertThat(one.joining.statistics().marks()).isZero();
    }

    @Test
    void thoseThatDepartTogetherHoldNoMoreMarksThanMayBeHeld() {
        FakeFlights.Side side = store.side();
        JoinParts parts = new JoinParts(
                () -> Optional.of(side),
                request -> Optional.of(request.metadata().requestId()),
                alone::get,
                PayloadProtection.NONE,
                Clock.systemUTC(),
                now::get,
                timer);
        FlightJoining joining = FlightJoining.create(CONFIG.withBounds(2, 10, 1_024), parts);
        Duration left = Duration.ofSeconds(30);
        List<Journey> all =
                List.of(new Journey(left.toNanos()), new Journey(left.toNanos()), new Journey(left.toNanos()));
        joining.depart(all, leaving -> leaving.forEach(one -> one.sent++));

        assertThat(all).allSatisfy(one -> assertThat(one.sent).isEqualTo(1));
        assertThat(joining.statistics().marks()).isEqualTo(2);
        assertThat(joining.statistics().refused()).isEqualTo(1);
    }
}
