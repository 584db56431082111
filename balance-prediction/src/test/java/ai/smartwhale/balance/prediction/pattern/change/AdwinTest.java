// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

class AdwinTest {

    /**
     * A stream of river's tests (https://github.com/online-ml/river, river/drift/test_adwin_regression.py): Python's
     * random.Random(42), 1,000 choices each of 0..1, 4..7, 0..1, 4..7. River finds drifts at 1023, 2015 and 3007; it
     * cuts with a range of 1, though the values reach 7, and so may be one look (32 values) earlier.
     */
    @Test
    void findsTheDriftsThatAnIndependentImplementationFinds() {
        MersenneTwister twister = new MersenneTwister(new int[] {42});
        Adwin adwin = Adwin.of(Adwin.DEFAULT_DELTA, 0, 7);
        List<Integer> drifts = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            // As Python makes a number from 0 to 1 of two of its generator's.
            long high = (twister.nextInt() >>> 5) & 0x7ff_ffffL;
            long low = (twister.nextInt() >>> 6) & 0x3ff_ffffL;
            double uniform = (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
            boolean odd = i / 1_000 % 2 == 1;
            if (adwin.update(odd ? 4 + Math.floor(4 * uniform) : Math.floor(2 * uniform))) {
                drifts.add(i);
            }
        }
        assertThat(drifts).hasSize(3);
        assertThat(drifts.get(0)).isEqualTo(1023);
        assertThat(drifts.get(1)).isEqualTo(2015);
        assertThat(drifts.get(2)).isBetween(3007, 3007 + 32);
        assertThat(adwin.mean()).isEqualTo(5.5, within(0.1));
        assertThat(adwin.width()).isLessThanOrEqualTo(1_000);
    }

    @Test
    void hardlyEverFindsADriftWhereThereIsNone() {
        Random random = new Random(16);
        Adwin normal = Adwin.of(Adwin.DEFAULT_DELTA, -4, 4);
        Adwin rare = Adwin.withDefaults();
        int drifts = 0;
        for (int i = 0; i < 500_000; i++) {
            drifts += normal.update(random.nextGaussian()) ? 1 : 0;
            drifts += rare.update(random.nextInt(20) == 0 ? 1 : 0) ? 1 : 0;
        }
        assertThat(drifts).isLessThanOrEqualTo(2 * 500_000 / 5_000 / 10);
    }

    @Test
    void knowsTheMeanAndVarianceOfItsWindow() {
        Adwin adwin = Adwin.of(1e-12, 0, 7);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 3_000; i++) {
            adwin.update(i % 7);
            sum += i % 7;
            squares += (i % 7) * (i % 7);
        }
        double mean = sum / 3_000;
        assertThat(adwin.width()).isEqualTo(3_000);
        assertThat(adwin.mean()).isEqualTo(mean, within(1e-9));
        assertThat(adwin.variance()).isEqualTo(squares / 3_000 - mean * mean, within(1e-9));
    }

    @Test
    void staysBoundedOverTenMillionValues() {
        Adwin adwin = Adwin.withDefaults();
        for (int i = 0; i < 10_000_000; i++) {
            adwin.update((i * 7919L % 1000) / 1000.0);
        }
        assertThat(adwin.width()).isLessThanOrEqualTo(25_000);
        assertThat(adwin.snapshot().buckets()).hasSizeLessThanOrEqualTo(72);
        assertThat(adwin.mean()).isEqualTo(0.4995, within(0.01));
    }

    @Test
    void continuesFromASnapshot() {
        Random random = new Random(17);
        Adwin one = Adwin.withDefaults();
        for (int i = 0; i < 3_000; i++) {
            Adwin other = i % 100 == 0 ? Adwin.restore(one.snapshot()) : null;
            double value = random.nextDouble() * (i > 1_500 ? 1 : 0.4);
            boolean drift = one.update(value);
            if (other != null) {
                assertThat(other.update(value)).isEqualTo(drift);
                assertThat(other.snapshot()).isEqualTo(one.snapshot());
            }
        }
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThatThrownBy(() -> Adwin.withDefaults().update(Double.NaN)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Adwin.of(0.002, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Adwin.of(0, 0, 1)).isInstanceOf(InvalidValueException.class);
        Adwin.Bucket small = new Adwin.Bucket(0, 1, 0);
        Adwin.Bucket large = new Adwin.Bucket(3, 4, 1);
        assertThatThrownBy(() -> Adwin.restore(new Adwin.Snapshot(0.002, 0, 1, 0, List.of(small, large))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("buckets[1].level");
        assertThat(Adwin.withDefaults().mean()).isEqualTo(0.5);
        assertThat(Adwin.withDefaults().variance()).isZero();
    }
}
