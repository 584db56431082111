// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.monitoring.histogram.HistogramSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelRingTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(1);

    private record Moment(Instant at, ModelTotals totals) {}

    @Test
    void givesExactlyWhatHappenedSinceItsBegin() {
        SplittableRandom random = new SplittableRandom(3);
        ModelRing ring = new ModelRing(LENGTH);
        List<Moment> all = new ArrayList<>();
        ModelTotals totals = ModelTotals.NONE;
        Instant now = START;
        for (int i = 0; i < 3_000; i++) {
            now = now.plusMillis(random.nextInt(20) == 0 ? random.nextInt(200_000) : random.nextInt(3_000));
            long nanos = (long) (1e6 * Math.exp(2 * random.nextGaussian()));
            totals = totals.plus(new ModelTotals(
                    random.nextInt(3), random.nextInt(2), HistogramSnapshot.of(nanos, nanos * random.nextInt(9))));
            all.add(new Moment(now, totals));

            ModelRing.Within within = ring.add(now, totals);

            Instant begin = now.minus(within.covered());
            Moment first = all.stream()
                    .filter(moment -> moment.at().equals(begin))
                    .findFirst()
                    .orElseThrow();
            assertThat(within.growth()).isEqualTo(totals.minus(first.totals()));
        }
    }

    @Test
    void reachesBackHardlyFurtherThanItsLength() {
        ModelRing ring = new ModelRing(LENGTH);
        Duration covered = Duration.ZERO;
        for (int second = 0; second < 600; second++) {
            covered = ring.add(START.plusSeconds(second), ModelTotals.NONE).covered();
            assertThat(covered).isLessThanOrEqualTo(Duration.ofSeconds(65));
            assertThat(covered).isGreaterThanOrEqualTo(Duration.ofSeconds(Math.min(second, 60)));
        }
    }

    @Test
    void beginsAnewWhereTheClockIsSetBack() {
        ModelRing ring = new ModelRing(LENGTH);
        ModelRing.Within first = ring.add(START, new ModelTotals(5, 0, HistogramSnapshot.EMPTY));
        ModelRing.Within back = ring.add(START.minusSeconds(9), new ModelTotals(7, 0, HistogramSnapshot.EMPTY));
        ModelRing.Within later = ring.add(START.plusSeconds(1), new ModelTotals(8, 0, HistogramSnapshot.EMPTY));
        assertThat(first.covered()).isZero();
        assertThat(back.covered()).isZero();
        assertThat(later.growth().requests()).isEqualTo(1);
    }
}
