// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadPredictorTest {

    private final TestTime time = new TestTime();
    private final Random random = new Random(4);
    private final List<LoadForecast> told = new ArrayList<>();
    private final LoadPredictor predictor = LoadPredictor.create(LoadPredictorConfig.ofCapacity(100), time, told::add);

    private LoadForecast slot(LoadPredictor each, double load) {
        for (int i = 0; i < 4; i++) {
            each.observe(load / 4);
        }
        time.passSeconds(10);
        return each.predictLoad(Duration.ofSeconds(60));
    }

    private double calm() {
        return 50 + 4 * random.nextGaussian();
    }

    @Test
    void warnsBeforeWorkWaitsTooLongAndWithdrawsAfterwards() {
        for (int i = 0; i < 150; i++) {
            assertThat(slot(predictor, calm()).warned()).isFalse();
        }
        int warned = -1;
        int overloaded = -1;
        double backlog = 0;
        for (int i = 0; i < 15; i++) {
            double load = 50 + 6 * i + 2 * random.nextGaussian();
            LoadForecast forecast = slot(predictor, load);
            backlog = Math.max(0, backlog + load - 100);
            warned = warned < 0 && forecast.warned() ? i : warned;
            overloaded = overloaded < 0 && backlog > 100 ? i : overloaded;
        }
        assertThat(overloaded).isPositive();
        assertThat(warned).isNotNegative().isLessThan(overloaded);

        LoadForecast last = slot(predictor, 140);
        assertThat(last.overloadProbability()).isGreaterThan(0.8);
        assertThat(last.overloadIn()).contains(Duration.ofSeconds(10));
        assertThat(last.delay()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(last.actions())
                .extracting(LoadAction::kind)
                .startsWith(LoadAction.Kind.WIDEN_BATCHES, LoadAction.Kind.SHED_LOW_PRIORITY);
        assertThat(last.actions()).allSatisfy(action -> {
            assertThat(action.factor()).isGreaterThan(1);
            assertThat(action.reason()).isNotBlank();
        });

        for (int i = 0; i < 60; i++) {
            last = slot(predictor, calm());
        }
        assertThat(last.warned()).isFalse();
        assertThat(last.actions()).isEmpty();
        assertThat(told).extracting(LoadForecast::warned).containsExactly(true, false);
    }

    @Test
    void doesNotWarnOfASingleFullSlotThatTheQueueAbsorbs() {
        for (int i = 0; i < 300; i++) {
            slot(predictor, i % 37 == 36 ? 130 : calm());
        }

        assertThat(told).isEmpty();
    }

    @Test
    void asksToScaleWhenTheOverloadStays() {
        for (int i = 0; i < 60; i++) {
            slot(predictor, calm());
        }
        LoadForecast last = slot(predictor, 110);
        for (int i = 0; i < 40; i++) {
            last = slot(predictor, 110);
        }

        assertThat(last.actions()).extracting(LoadAction::kind).contains(LoadAction.Kind.SCALE_OUT);
        predictor.capacity(1_000);
        for (int i = 0; i < 5; i++) {
            last = slot(predictor, 110);
        }
        assertThat(last.warned()).isFalse();
    }

    @Test
    void saysTheSameForAnotherUnit() {
        LoadPredictor other = LoadPredictor.create(LoadPredictorConfig.ofCapacity(100_000), time, LoadListener.NONE);
        for (int i = 0; i < 200; i++) {
            double load = calm() + (i > 180 ? 50 : 0);
            predictor.observe(load);
            other.observe(1_000 * load);
            time.passSeconds(10);
        }
        double one = predictor.predictLoad(Duration.ofSeconds(30)).overloadProbability();
        double thousand = other.predictLoad(Duration.ofSeconds(30)).overloadProbability();

        assertThat(thousand).isBetween(one - 0.1, one + 0.1);
    }

    @Test
    void goingOnFromASnapshotEqualsNeverHavingStopped() {
        LoadPredictorConfig config = LoadPredictorConfig.ofCapacity(100);
        LoadPredictor resumed = LoadPredictor.create(config, time, LoadListener.NONE);
        for (int i = 0; i < 300; i++) {
            if (i == 150) {
                predictor.observe(3);
                resumed.restore(predictor.snapshot());
            }
            double load = calm() + 20 * Math.sin(i / 9.0);
            predictor.observe(load);
            if (i >= 150) {
                resumed.observe(load);
            }
            time.passSeconds(10);
        }

        assertThat(resumed.predictLoad(Duration.ofMinutes(5))).isEqualTo(predictor.predictLoad(Duration.ofMinutes(5)));
    }

    @Test
    void aRestartAfterAPauseKnowsThatNobodyCounted() {
        for (int i = 0; i < 100; i++) {
            slot(predictor, calm());
        }
        byte[] snapshot = predictor.snapshot();
        time.pass(Duration.ofMinutes(10));
        LoadPredictor resumed = LoadPredictor.create(LoadPredictorConfig.ofCapacity(100), time, LoadListener.NONE);
        resumed.restore(snapshot);

        assertThat(resumed.predictLoad(Duration.ofSeconds(10)).slots().mean(0)).isBetween(35.0, 65.0);
    }

    @Test
    void aListenerThatFailsHurtsNobody() {
        LoadPredictor failing = LoadPredictor.create(LoadPredictorConfig.ofCapacity(10), time, forecast -> {
            throw new IllegalStateException("listener");
        });
        for (int i = 0; i < 50; i++) {
            slot(failing, 40);
        }

        assertThat(failing.predictLoad(Duration.ofSeconds(10)).warned()).isTrue();
    }

    @Test
    void theEndOfAWarningIsNeverHeardBeforeItsBegin() throws Exception {
        CountDownLatch hears = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        List<Boolean> heard = Collections.synchronizedList(new ArrayList<>());
        LoadPredictor slowlyHeard = LoadPredictor.create(LoadPredictorConfig.ofCapacity(100), time, forecast -> {
            if (forecast.warned()) {
                hears.countDown();
                await(goesOn);
            }
            heard.add(forecast.warned());
        });
        Thread counting = new Thread(() -> {
            for (int i = 0; i < 200 && hears.getCount() > 0; i++) {
                slot(slowlyHeard, i < 60 ? calm() : 140);
            }
        });
        counting.start();
        await(hears);
        for (int i = 0; i < 100; i++) {
            slot(slowlyHeard, calm());
        }
        goesOn.countDown();
        counting.join();

        assertThat(slowlyHeard.predictLoad(Duration.ofSeconds(10)).warned()).isFalse();
        assertThat(heard).containsExactly(true, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void countingWithinASlotAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 10_000; i++) {
                predictor.observe(1);
            }
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }

        assertThat(least).isLessThan(10_000);
    }

    @Test
    void answersBeforeAnythingHappenedAndAfterALongSilence() {
        LoadForecast first = predictor.predictLoad(Duration.ofSeconds(30));
        assertThat(first.slots().usable()).isFalse();
        assertThat(first.overloadProbability()).isZero();
        slot(predictor, 1e6);
        time.pass(Duration.ofDays(400));

        LoadForecast later = predictor.predictLoad(Duration.ofMinutes(5));
        assertThat(later.warned()).isFalse();
        assertThat(later.utilisation()).isFinite();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> predictor.observe(-1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.observe(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.predictLoad(Duration.ZERO)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.predictLoad(Duration.ofHours(1))).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.capacity(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> predictor.restore(new byte[] {0, 0, 0, 9})).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LoadPredictorConfig.ofCapacity(Double.POSITIVE_INFINITY))
                .isInstanceOf(InvalidValueException.class);
    }
}
