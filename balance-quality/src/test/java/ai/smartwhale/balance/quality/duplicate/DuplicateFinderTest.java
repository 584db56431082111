// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicateFinderTest {

    private final DuplicateFinder finder = DuplicateFinder.create();

    private static RecordBatch batch(FieldNames names, List<DataRecord> records) {
        return RecordBatch.of("test", names, records, Instant.EPOCH);
    }

    /** People with a name, a street, a town, a day of birth and a number; the towns hang together with their codes. */
    private static List<List<String>> people(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int town = random.nextInt(20);
            people.add(List.of(
                    word(random, 60),
                    word(random, 200),
                    random.nextInt(1, 99) + " " + word(random, 300) + " street",
                    "town" + town,
                    Integer.toString(3_000 + 7 * town),
                    Integer.toString(19_000_101 + random.nextInt(900_000)),
                    Integer.toString(1_000_000 + random.nextInt(8_000_000))));
        }
        return people;
    }

    private static String word(SplittableRandom random, int different) {
        SplittableRandom letters = new SplittableRandom(random.nextInt(different));
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append("bcdfglmnprst".charAt(letters.nextInt(12))).append("aeiou".charAt(letters.nextInt(5)));
        }
        return word.toString();
    }

    private static String mistyped(String value, SplittableRandom random) {
        int at = random.nextInt(value.length());
        return value.substring(0, at) + (char) ('a' + random.nextInt(26)) + value.substring(at + 1);
    }

    @Test
    void findsCopiesWithErrorsAndNothingElse() {
        SplittableRandom random = new SplittableRandom(8);
        FieldNames names = FieldNames.of("given", "family", "street", "town", "code", "born", "number");
        List<List<String>> rows = new ArrayList<>(people(300, 9));
        Set<Set<Long>> truth = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            List<String> copy = new ArrayList<>(rows.get(i));
            for (int errors = 0; errors < 2; errors++) {
                int column = random.nextInt(copy.size());
                copy.set(
                        column,
                        random.nextBoolean() || copy.get(column).isEmpty() ? "" : mistyped(copy.get(column), random));
            }
            truth.add(Set.of(i + 1L, rows.size() + 1L));
            rows.add(copy);
        }
        DuplicateReport report = finder.find(
                batch(names, rows.stream().map(r -> DataRecord.of("", names, r)).toList()));
        Set<Set<Long>> found = new HashSet<>();
        report.groups().forEach(group -> found.add(Set.copyOf(group.rows())));
        Set<Set<Long>> both = new HashSet<>(found);
        both.retainAll(truth);
        assertThat((double) both.size() / truth.size()).as("recall").isGreaterThan(0.95);
        assertThat((double) both.size() / found.size()).as("precision").isGreaterThan(0.95);
        assertThat(report.pairs())
                .allSatisfy(pair -> assertThat(pair.explanation()).isNotEmpty());
    }

    @Test
    void findsTheDuplicatesOfFebrl() throws IOException {
        List<List<String>> rows = table("febrl/dataset1.csv");
        FieldNames names = FieldNames.of(rows.get(0).subList(1, rows.get(0).size()));
        List<DataRecord> records = new ArrayList<>();
        List<String> people = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            people.add(row.get(0).replaceAll("^rec-(\\d+)-.*$", "$1"));
            records.add(DataRecord.of(row.get(0), names, row.subList(1, row.size())));
        }
        int found = 0;
        int right = 0;
        for (DuplicateGroup group : finder.find(batch(names, records)).groups()) {
            for (long row : group.others()) {
                found++;
                right += people.get((int) row - 1).equals(people.get((int) group.survivor() - 1)) ? 1 : 0;
            }
        }
        double precision = (double) right / found;
        double recall = right / 500.0;
        assertThat(2 * precision * recall / (precision + recall)).isGreaterThanOrEqualTo(0.99);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hospital/clean.csv",
                "hospital/dirty.csv",
                "dgov/obesity-typo/clean.csv",
                "dgov/ehr-measures-typo/clean.csv"
            })
    void takesRowsOfOneThingForSiblings(String path) throws IOException {
        List<List<String>> rows = table(path);
        FieldNames names = FieldNames.of(rows.get(0));
        List<DataRecord> records = rows.subList(1, rows.size()).stream()
                .map(row -> DataRecord.of("", names, row))
                .toList();
        DuplicateReport report = finder.find(batch(names, records));
        long superfluous = report.groups().stream()
                .mapToLong(group -> group.others().size())
                .sum();
        assertThat((double) superfluous / records.size()).isLessThanOrEqualTo(0.005);
    }

    /** Forty houses with twelve measures each: rows of a house share all but the measure and its value. */
    private static List<List<String>> measures(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> rows = new ArrayList<>();
        for (List<String> house : people(40, seed)) {
            for (int measure = 0; measure < 12; measure++) {
                List<String> row = new ArrayList<>(house);
                row.add("measure-" + measure);
                row.add("what is counted in measure " + word(new SplittableRandom(measure), 1_000));
                row.add(random.nextInt(100) + "%");
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void tellsCopiesFromSiblings() {
        SplittableRandom random = new SplittableRandom(13);
        FieldNames names = FieldNames.of("a", "b", "c", "d", "e", "f", "g", "code", "measure", "value");
        List<List<String>> rows = measures(14);
        List<DataRecord> alone =
                rows.stream().map(row -> DataRecord.of("", names, row)).toList();
        assertThat(finder.find(batch(names, alone)).groups()).isEmpty();
        List<DataRecord> records = new ArrayList<>(alone);
        for (int i = 0; i < 30; i++) {
            List<String> copy = new ArrayList<>(rows.get(i * 7));
            int column = random.nextInt(7);
            copy.set(column, mistyped(copy.get(column), random));
            records.add(DataRecord.of("", names, copy));
        }
        List<DuplicateGroup> groups = finder.find(batch(names, records)).groups();
        assertThat(groups).hasSizeBetween(28, 32);
        long right = groups.stream()
                .filter(group -> group.rows().size() == 2
                        && group.rows().get(0) == (group.rows().get(1) - alone.size() - 1) * 7 + 1)
                .count();
        assertThat(right).isGreaterThanOrEqualTo(28);
    }

    @Test
    void joinsSeveralCopiesOfOneRecord() {
        SplittableRandom random = new SplittableRandom(15);
        FieldNames names = FieldNames.of("given", "family", "street", "town", "code", "born", "number");
        List<List<String>> rows = people(150, 16);
        List<DataRecord> records = new ArrayList<>();
        for (List<String> row : rows) {
            for (int copy = 0; copy < 4; copy++) {
                List<String> cells = new ArrayList<>(row);
                int column = random.nextInt(cells.size());
                cells.set(column, mistyped(cells.get(column), random));
                records.add(DataRecord.of("", names, cells));
            }
        }
        List<DuplicateGroup> groups = finder.find(batch(names, records)).groups();
        long whole = groups.stream()
                .filter(group -> group.rows().stream()
                                        .map(row -> (row - 1) / 4)
                                        .distinct()
                                        .count()
                                == 1
                        && group.rows().size() == 4)
                .count();
        assertThat(whole).isGreaterThanOrEqualTo(145);
    }

    private static List<List<String>> table(String path) throws IOException {
        Path file = Path.of(System.getProperty("smartwhale.data", "../../shared/data"), "quality", path);
        assumeTrue(Files.exists(file), () -> "no shared data at " + file);
        List<List<String>> rows = new ArrayList<>();
        try (var reader = CsvReader.builder().ofCsvRecord(file)) {
            reader.forEach(
                    row -> rows.add(row.getFields().stream().map(String::strip).toList()));
        }
        return rows;
    }

    @Test
    void keepsTheMostCompleteThenTheNewest() {
        FieldNames names = FieldNames.of("a", "b");
        DataRecord full = DataRecord.of("1", names, "x", "y");
        DataRecord half = DataRecord.of("2", names, "x", null);
        Instant time = Instant.EPOCH;
        assertThat(SurvivorRule.MOST_COMPLETE_THEN_NEWEST.survivor(List.of(half, full)))
                .isEqualTo(1);
        assertThat(SurvivorRule.MOST_COMPLETE_THEN_NEWEST.survivor(List.of(full, half)))
                .isZero();
        assertThat(SurvivorRule.MOST_COMPLETE_THEN_NEWEST.survivor(
                        List.of(full.producedAt(time.plusSeconds(1)), full.producedAt(time))))
                .isZero();
        assertThat(SurvivorRule.MOST_COMPLETE_THEN_NEWEST.survivor(List.of(full, full)))
                .isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfTheRecords() {
        FieldNames names = FieldNames.of("given", "family", "street", "town", "code", "born", "number");
        List<DataRecord> records = new ArrayList<>();
        people(200, 10).forEach(row -> records.add(DataRecord.of(row.get(6), names, row)));
        records.addAll(records.subList(0, 20));
        int groups = finder.find(batch(names, records)).groups().size();
        Collections.reverse(records);
        assertThat(finder.find(batch(names, records)).groups()).hasSize(groups);
        assertThat(groups).isEqualTo(20);
    }

    @Test
    void countsRowsFromTheFirstOfTheBatch() {
        FieldNames names = FieldNames.of("given", "family", "street", "town", "code", "born", "number");
        List<DataRecord> records = new ArrayList<>();
        people(100, 11).forEach(row -> records.add(DataRecord.of("", names, row)));
        records.add(records.get(4));
        RecordBatch later = new RecordBatch("test", names, records, 1_001, Instant.EPOCH);
        assertThat(finder.find(later).groups())
                .singleElement()
                .satisfies(group -> assertThat(group.rows()).containsExactly(1_005L, 1_101L));
    }

    @Test
    void findsNothingWhereThereIsNothingToCompare() {
        FieldNames names = FieldNames.of("a", "b");
        assertThat(finder.find(batch(names, List.of())).groups()).isEmpty();
        assertThat(finder.find(batch(names, List.of(DataRecord.of("1", names, "x", "y"))))
                        .groups())
                .isEmpty();
        List<DataRecord> empty = Collections.nCopies(50, DataRecord.of("1", names, null, ""));
        assertThat(finder.find(batch(names, empty)).groups()).isEmpty();
    }

    @Test
    void survivesAnyCells() {
        SplittableRandom random = new SplittableRandom(12);
        FieldNames names = FieldNames.of("a", "b", "a");
        List<DataRecord> records = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<String> cells = new ArrayList<>();
            for (int column = random.nextInt(5); column > 0; column--) {
                char[] cell = new char[random.nextInt(12)];
                for (int c = 0; c < cell.length; c++) {
                    cell[c] = (char) (random.nextBoolean() ? random.nextInt(1 << 16) : 'a' + random.nextInt(3));
                }
                cells.add(new String(cell));
            }
            records.add(DataRecord.of("x", names, cells));
        }
        records.add(DataRecord.of("x", names, "z".repeat(1 << 20), "\uD800", "\u0000"));
        DuplicateReport report = finder.find(batch(names, records));
        Set<Long> rows = new HashSet<>();
        report.groups()
                .forEach(group ->
                        group.rows().forEach(row -> assertThat(rows.add(row)).isTrue()));
        assertThat(report.pairs())
                .allSatisfy(pair -> assertThat(pair.probability()).isBetween(0.0, 1.0));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        FieldNames names = FieldNames.of("a");
        List<DataRecord> three = Collections.nCopies(3, DataRecord.of("1", names, "x"));
        DuplicateFinder small =
                DuplicateFinder.create(DuplicateConfig.builder().maxRecords(2).build());
        assertThatThrownBy(() -> small.find(batch(names, three))).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> DuplicateConfig.builder().threshold(1.1).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> DuplicateConfig.builder().threshold(Double.NaN).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> DuplicateConfig.builder().neighbours(3).build())
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new DuplicatePair(2, 2, 1, "")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new DuplicateGroup(List.of(1L, 2L), 3, 1)).isInstanceOf(InvalidValueException.class);
    }
}
