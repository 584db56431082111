// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramSnapshotTest {

    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1};

    static Stream<long[]> samples() {
        Random random = new Random(7);
        return Stream.of(
                random.longs(10_000, 0, 100).toArray(),
                random.longs(10_000, 0, Long.MAX_VALUE / 10_000).toArray(),
                IntStream.range(0, 50_000)
                        .mapToLong(i -> (long) Math.exp(14 + 1.5 * random.nextGaussian()))
                        .toArray(),
                IntStream.range(0, 1_000)
                        .mapToLong(i -> i % 10 == 0 ? 5_000_000_000L : 1_000)
                        .toArray(),
                new long[] {123_456_789});
    }

    @ParameterizedTest
    @MethodSource("samples")
    void quantilesAreWithinOnePercentOfTheSortedNumbers(long[] values) {
        HistogramSnapshot histogram = HistogramSnapshot.of(values);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        for (double share : SHARES) {
            long exact = sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
            assertThat(histogram.quantile(share).orElseThrow())
                    .as("quantile %s", share)
                    .isCloseTo(exact, within((long) (exact * 0.01)));
        }
        assertThat(histogram.count()).isEqualTo(values.length);
        assertThat(histogram.sum()).isEqualTo((double) LongStream.of(values).sum());
        assertThat(histogram.max()).hasValue(sorted[sorted.length - 1]);
        assertThat(histogram.min().orElseThrow()).isCloseTo(sorted[0], within((long) (sorted[0] * 0.01)));
    }

    @Test
    void agreesWithHdrHistogram() {
        Random random = new Random(8);
        Histogram other = new Histogram(3);
        long[] values = IntStream.range(0, 100_000)
                .mapToLong(i -> (long) Math.exp(12 + 2 * random.nextGaussian()))
                .peek(other::recordValue)
                .toArray();
        HistogramSnapshot histogram = HistogramSnapshot.of(values);
        for (double share : SHARES) {
            long theirs = other.getValueAtPercentile(share * 100);
            assertThat(histogram.quantile(share).orElseThrow()).isCloseTo(theirs, within((long) (theirs * 0.01)));
        }
        assertThat(histogram.standardDeviation().orElseThrow())
                .isCloseTo(other.getStdDeviation(), within(other.getStdDeviation() * 0.01));
    }

    @Test
    void mergingGivesTheHistogramOfAllNumbersInAnyOrder() {
        List<long[]> parts = samples().toList();
        long[] all = parts.stream().flatMapToLong(LongStream::of).toArray();
        HistogramSnapshot merged = HistogramSnapshot.EMPTY;
        HistogramSnapshot backwards = HistogramSnapshot.EMPTY;
        for (int i = 0; i < parts.size(); i++) {
            merged = merged.merge(HistogramSnapshot.of(parts.get(i)));
            backwards = HistogramSnapshot.of(parts.get(i)).merge(backwards);
        }
        HistogramSnapshot union = HistogramSnapshot.of(all);
        for (HistogramSnapshot each : List.of(merged, backwards)) {
            assertThat(each.count()).isEqualTo(union.count());
            assertThat(each.max()).isEqualTo(union.max());
            assertThat(each.sum()).isCloseTo(union.sum(), within(union.sum() * 1e-12));
            for (double share : SHARES) {
                assertThat(each.quantile(share)).isEqualTo(union.quantile(share));
            }
        }
    }

    @Test
    void theDifferenceOfTwoSnapshotsIsWhatWasRecordedInBetween() {
        Random random = new Random(9);
        StripedHistogram histogram = new StripedHistogram();
        random.longs(1_000, 0, 1_000_000).forEach(histogram::record);
        HistogramSnapshot before = histogram.snapshot();
        long[] between = random.longs(1_000, 0, 100_000).toArray();
        LongStream.of(between).forEach(histogram::record);
        HistogramSnapshot difference = histogram.snapshot().minus(before);
        HistogramSnapshot expected = HistogramSnapshot.of(between);
        assertThat(difference.count()).isEqualTo(1_000);
        assertThat(difference.sum()).isEqualTo(expected.sum());
        for (double share : new double[] {0, 0.5, 0.95, 0.99}) {
            assertThat(difference.quantile(share)).isEqualTo(expected.quantile(share));
        }
        long greatest = expected.max().orElseThrow();
        assertThat(difference.max().orElseThrow()).isBetween(greatest, (long) (greatest * 1.016));
        assertThat(before.merge(difference).count()).isEqualTo(2_000);
        assertThat(histogram.snapshot().minus(histogram.snapshot())).isEqualTo(HistogramSnapshot.EMPTY);
    }

    @Test
    void aHistogramThatBeganAnewIsNoLaterOne() {
        HistogramSnapshot before = HistogramSnapshot.of(5, 5, 700);
        HistogramSnapshot anew = HistogramSnapshot.of(5, 700, 700, 700);
        assertThat(anew.continues(before)).isFalse();
        assertThat(HistogramSnapshot.of(5, 5, 700, 9).continues(before)).isTrue();
        assertThatThrownBy(() -> anew.minus(before)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void everyNumberHasItsBucket() {
        Random random = new Random(10);
        LongStream numbers = LongStream.concat(
                LongStream.rangeClosed(0, 5_000),
                IntStream.range(0, 100_000).mapToLong(i -> random.nextLong() >>> (1 + random.nextInt(63))));
        LongStream.concat(numbers, LongStream.of(Long.MAX_VALUE)).forEach(value -> {
            int bucket = LogLinear.bucket(value);
            assertThat(LogLinear.lowest(bucket)).isLessThanOrEqualTo(value);
            assertThat(LogLinear.highest(bucket)).isGreaterThanOrEqualTo(value);
            if (value >= 64) {
                assertThat(Math.abs(LogLinear.middle(bucket) - value)).isLessThanOrEqualTo(value / 127 + 1);
            }
        });
        for (int bucket = 1; bucket < LogLinear.OCTAVES * LogLinear.WIDTH; bucket++) {
            assertThat(LogLinear.lowest(bucket)).isEqualTo(LogLinear.highest(bucket - 1) + 1);
        }
        assertThat(LogLinear.bucket(Long.MAX_VALUE)).isEqualTo(LogLinear.OCTAVES * LogLinear.WIDTH - 1);
    }

    @Test
    void countsUpToBounds() {
        HistogramSnapshot histogram = HistogramSnapshot.of(10, 20, 20, 1_000_000, 2_000_000);
        assertThat(histogram.countsAtMost(5, 10, 20, 999_000, 1_020_000, Long.MAX_VALUE))
                .containsExactly(0, 1, 3, 3, 4, 5);
        assertThat(HistogramSnapshot.EMPTY.countsAtMost(1)).containsExactly(0);
    }

    @Test
    void anEmptyOneKnowsNothing() {
        assertThat(HistogramSnapshot.EMPTY.quantile(0.5)).isEmpty();
        assertThat(HistogramSnapshot.EMPTY.max()).isEmpty();
        assertThat(HistogramSnapshot.EMPTY.min()).isEmpty();
        assertThat(HistogramSnapshot.EMPTY.mean()).isEmpty();
        assertThat(HistogramSnapshot.EMPTY.standardDeviation()).isEmpty();
    }

    @Test
    void whatIsNoShareAndNoDurationIsRefused() {
        assertThatThrownBy(() -> HistogramSnapshot.of(1).quantile(Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HistogramSnapshot.of(1).quantile(1.01)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HistogramSnapshot.of(-1)).isInstanceOf(InvalidValueException.class);
    }
}
