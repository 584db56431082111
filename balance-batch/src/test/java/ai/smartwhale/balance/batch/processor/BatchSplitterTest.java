// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.optimizer.BatchTraits;
import ai.smartwhale.balance.batch.processor.SplitLimits.Oversize;
import ai.smartwhale.balance.batch.processor.SplitResult.Measure;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSplitterTest {

    /** Bytes below zero stand for unknown ones. */
    private record Piece(int number, String key, long bytes, double cost) {}

    private static final BatchTraits<Piece> TRAITS = new BatchTraits<>() {
        @Override
        public OptionalLong bytes(Piece piece) {
            return piece.bytes == -1 ? OptionalLong.empty() : OptionalLong.of(piece.bytes);
        }

        @Override
        public double cost(Piece piece) {
            return piece.cost;
        }

        @Override
        public Optional<Object> orderKey(Piece piece) {
            return piece.key.isEmpty() ? Optional.empty() : Optional.of(piece.key);
        }
    };

    private final BatchSplitter<Piece> splitter = BatchSplitter.create(TRAITS);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyItemIsInOnePartOrRejectedTheLimitsHoldAndKeysKeepTheirOrder(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Piece> pieces = new ArrayList<>();
            boolean unknown = random.nextInt(4) == 0;
            for (int i = 0; i < random.nextInt(60); i++) {
                String key = random.nextInt(3) == 0 ? "" : "k" + random.nextInt(4);
                long bytes = unknown && random.nextInt(5) == 0 ? -1 : random.nextInt(120);
                pieces.add(new Piece(i, key, bytes, 0.1 + random.nextInt(12)));
            }
            SplitLimits limits = new SplitLimits(
                    1 + random.nextInt(8),
                    random.nextInt(3) == 0 ? Long.MAX_VALUE : 100,
                    random.nextBoolean() ? 11 : Double.POSITIVE_INFINITY,
                    random.nextBoolean() ? Oversize.REJECT : Oversize.OWN_PART);
            verify(pieces, limits, splitter.splitLargeBatches(pieces, limits));
        }
    }

    private static void verify(List<Piece> pieces, SplitLimits limits, SplitResult<Piece> result) {
        List<Piece> all = new ArrayList<>();
        result.parts().forEach(all::addAll);
        result.rejected().forEach(one -> all.add(one.item()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(pieces);
        Map<String, Integer> last = new HashMap<>();
        for (List<Piece> part : result.parts()) {
            assertThat(part).isNotEmpty().hasSizeLessThanOrEqualTo(limits.maxItems());
            long bytes = part.stream().mapToLong(one -> Math.max(0, one.bytes)).sum();
            double cost = part.stream().mapToDouble(Piece::cost).sum();
            if (part.size() > 1 || limits.oversize() == Oversize.REJECT) {
                assertThat(bytes).isLessThanOrEqualTo(limits.maxBytes());
                assertThat(cost).isLessThanOrEqualTo(limits.maxCost() + 1e-9);
            }
            for (Piece piece : part) {
                if (!piece.key.isEmpty()) {
                    assertThat(last.getOrDefault(piece.key, -1))
                            .as("order of %s", piece.key)
                            .isLessThan(piece.number);
                    last.put(piece.key, piece.number);
                }
            }
            assertThat(part.stream().map(Piece::number)).isSorted();
        }
        result.rejected().forEach(one -> {
            assertThat(limits.oversize()).isEqualTo(Oversize.REJECT);
            assertThat(one.actual()).isGreaterThan(one.limit());
            assertThat(one.limit()).isEqualTo(one.measure() == Measure.BYTES ? limits.maxBytes() : limits.maxCost());
        });
    }

    @Test
    void withoutSizesThePartsAreThePiecesOfTheInput() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pieces.add(new Piece(i, "", -1, 1));
        }
        SplitResult<Piece> result = splitter.splitLargeBatches(pieces, SplitLimits.ofItems(4));
        assertThat(result.parts()).containsExactly(pieces.subList(0, 4), pieces.subList(4, 8), pieces.subList(8, 10));
        assertThat(splitter.splitLargeBatches(List.of(), SplitLimits.ofItems(4)).parts())
                .isEmpty();
    }

    /** The bound of Johnson (1973), as proved exactly by Dósa (2007): 11/9 of the optimum and 6/9. */
    @Test
    void withKnownSizesThereAreHardlyMoreThanTheFewestParts() {
        Random random = new Random(3);
        for (int round = 0; round < 150; round++) {
            int[] sizes = new int[9];
            List<Piece> pieces = new ArrayList<>();
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = 10 + random.nextInt(60);
                pieces.add(new Piece(i, "", sizes[i], 1));
            }
            int parts = splitter.splitLargeBatches(
                            pieces, new SplitLimits(100, 100, Double.POSITIVE_INFINITY, Oversize.OWN_PART))
                    .parts()
                    .size();
            int fewest = fewest(sizes, 0, new int[sizes.length], 0, sizes.length);
            assertThat(parts).isLessThanOrEqualTo((int) Math.floor(11.0 / 9 * fewest + 6.0 / 9));
        }
    }

    /** Brute force. */
    private static int fewest(int[] sizes, int item, int[] filled, int used, int best) {
        if (used >= best) {
            return best;
        }
        if (item == sizes.length) {
            return used;
        }
        int found = best;
        for (int bin = 0; bin <= used && bin < filled.length; bin++) {
            if (filled[bin] + sizes[item] <= 100) {
                filled[bin] += sizes[item];
                found = Math.min(found, fewest(sizes, item + 1, filled, Math.max(used, bin + 1), found));
                filled[bin] -= sizes[item];
            }
        }
        return found;
    }

    @Test
    @SuppressWarnings("NullAway")
    void badInputIsRefused() {
        SplitLimits limits = new SplitLimits(2, 10, 5, Oversize.REJECT);
        assertThatThrownBy(() -> splitter.splitLargeBatches(null, limits)).isInstanceOf(InvalidValueException.class);
        for (Piece bad : Arrays.asList(
                new Piece(0, "", -2, 1),
                new Piece(0, "", 1, 0),
                new Piece(0, "", 1, -1),
                new Piece(0, "", 1, Double.NaN),
                new Piece(0, "", 1, Double.POSITIVE_INFINITY))) {
            assertThatThrownBy(() -> splitter.splitLargeBatches(List.of(bad), limits))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThatThrownBy(() -> SplitLimits.ofItems(0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SplitLimits(1, 0, 1, Oversize.REJECT)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SplitLimits(1, 1, Double.NaN, Oversize.REJECT))
                .isInstanceOf(InvalidValueException.class);
    }
}
