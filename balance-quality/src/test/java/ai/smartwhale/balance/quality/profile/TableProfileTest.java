// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.commons.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TableProfileTest {

    private static final FieldNames FIELDS = FieldNames.of("id", "word", "number", "empty");

    private static List<DataRecord> records(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String word = "w" + Math.min(random.nextInt(40), random.nextInt(40));
            String number = random.nextInt(20) == 0 ? null : Integer.toString(random.nextInt(500));
            records.add(DataRecord.of("", FIELDS, "id" + random.nextInt(1 << 20), word, number, " "));
        }
        return records;
    }

    private static TableProfile profile(List<DataRecord> records) {
        return profile(records, ProfileLimits.DEFAULT);
    }

    private static TableProfile profile(List<DataRecord> records, ProfileLimits limits) {
        TableProfiler profiler = TableProfiler.create(FIELDS, limits);
        records.forEach(profiler::add);
        return profiler.snapshot();
    }

    private static void requireSame(TableProfile one, TableProfile other) {
        assertThat(one.records()).isEqualTo(other.records());
        assertThat(one.sample()).isEqualTo(other.sample());
        for (int column = 0; column < FIELDS.size(); column++) {
            FieldProfile a = one.fields().get(column);
            FieldProfile b = other.fields().get(column);
            assertThat(a.cells()).isEqualTo(b.cells());
            assertThat(a.absent()).isEqualTo(b.absent());
            assertThat(a.distinct()).isEqualTo(b.distinct());
            assertThat(a.frequent()).isEqualTo(b.frequent());
            assertThat(a.forms()).isEqualTo(b.forms());
            assertThat(a.pairs()).isEqualTo(b.pairs());
            assertThat(a.numeric()).isEqualTo(b.numeric());
            assertThat(a.meanLength()).isEqualTo(b.meanLength());
            for (double p = 0; p <= 1; p += 0.05) {
                assertThat(a.quantile(p)).isEqualTo(b.quantile(p));
            }
        }
    }

    @Test
    void theMergeOfPartsIsTheProfileOfTheWholeInAnyOrder() {
        List<DataRecord> all = records(3000, 1);
        TableProfile a = profile(all.subList(0, 700));
        TableProfile b = profile(all.subList(700, 1900));
        TableProfile c = profile(all.subList(1900, 3000));
        TableProfile whole = profile(all);
        requireSame(a.merge(b).merge(c), whole);
        requireSame(a.merge(b.merge(c)), whole);
        requireSame(c.merge(a).merge(b), whole);
        requireSame(whole.merge(profile(List.of())), whole);
    }

    @Test
    void whatDoesNotFitIsEstimatedInBoundedMemory() {
        List<DataRecord> all = records(60_000, 2);
        ProfileLimits small = new ProfileLimits(64 << 10, 64, 64 << 10);
        TableProfile whole = profile(all, small);
        TableProfile merged = profile(all.subList(0, 20_000), small).merge(profile(all.subList(20_000, 60_000), small));
        for (TableProfile one : List.of(whole, merged)) {
            FieldProfile ids = one.fields().get(0);
            assertThat(ids.distinct()).isCloseTo(58_300, within(3_500.0));
            assertThat(ids.error()).isPositive();
            assertThat(one.bytes()).isLessThan(400_000);
            FieldProfile numbers = one.fields().get(2);
            for (double p = 0.1; p < 1; p += 0.1) {
                assertThat(numbers.shareUpTo(numbers.quantile(p).orElseThrow()).orElseThrow())
                        .isCloseTo(p, within(0.02));
                assertThat(numbers.quantile(p).orElseThrow()).isCloseTo(500 * p, within(15.0));
            }
            assertThat(numbers.quantile(0)).hasValue(0);
            assertThat(numbers.quantile(1)).hasValue(499);
        }
    }

    @Test
    void theDefaultStaysBelowFiveMegabytes() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> names = new ArrayList<>();
        for (int column = 0; column < 20; column++) {
            names.add("f" + column);
        }
        FieldNames wide = FieldNames.of(names);
        TableProfiler profiler = TableProfiler.create(wide);
        for (int row = 0; row < 8_000; row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < 20; column++) {
                cells.add(Long.toString(random.nextLong(), 36) + "x".repeat(row % 40));
            }
            profiler.add(DataRecord.of("", wide, cells.toArray(String[]::new)));
        }
        assertThat(profiler.snapshot().bytes()).isLessThan(5_000_000);
    }

    @Test
    void aFieldIsDescribed() {
        TableProfile profile = profile(records(2000, 4));
        FieldProfile word = profile.fields().get(1);
        assertThat(word.frequent().get(0).count())
                .isEqualTo(word.count(word.frequent().get(0).value()));
        assertThat(word.forms()).containsEntry("a9", 2000L);
        assertThat(word.numeric()).isZero();
        FieldProfile number = profile.fields().get(2);
        assertThat(number.whole()).isEqualTo(1);
        assertThat(number.absent()).isBetween(50L, 150L);
        assertThat(number.mean().orElseThrow()).isCloseTo(250, within(12.0));
        FieldProfile empty = profile.fields().get(3);
        assertThat(empty.absent()).isEqualTo(2000);
        assertThat(empty.quantile(0.5)).isEmpty();
        assertThat(empty.mean()).isEmpty();
        assertThat(empty.meanLength()).isZero();
    }

    @Test
    void profilesOfOtherFieldsAreNotMerged() {
        TableProfile other = TableProfiler.create(FieldNames.of("x")).snapshot();
        assertThatThrownBy(() -> profile(List.of()).merge(other)).isInstanceOf(InvalidValueException.class);
    }
}
