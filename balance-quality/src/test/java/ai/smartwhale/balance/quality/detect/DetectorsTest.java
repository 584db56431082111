// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.quality.SharedTables;
import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.data.RecordBatch;
import ai.smartwhale.balance.quality.finding.Finding;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of error, put into a table that is right otherwise. */
class DetectorsTest {

    private static final FieldNames FIELDS =
            FieldNames.of("id", "city", "country", "degrees", "size", "note", "state", "place");
    private static final String[] CITIES = {"Isfahan", "Hamburg", "Toulouse", "Granada", "Bergen", "Ljubljana"};
    private static final String[] COUNTRIES = {"Iran", "Germany", "France", "Spain", "Norway", "Slovenia"};
    private static final String[] STATES = {"NW", "SE", "QQ", "ZX", "LK", "PO"};

    private final List<DataRecord> records = new ArrayList<>();

    DetectorsTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int row = 0; row < 400; row++) {
            int which = random.nextInt(CITIES.length);
            String degrees = String.format(java.util.Locale.ROOT, "%.1f", 15 + 4 * gaussian(random));
            records.add(DataRecord.of(
                    "r" + row,
                    FIELDS,
                    "A" + (10_000 + row),
                    CITIES[which],
                    COUNTRIES[which],
                    degrees,
                    Integer.toString(100 + random.nextInt(900)),
                    "note " + random.nextInt(1 << 20) + " of " + CITIES[random.nextInt(CITIES.length)],
                    STATES[which],
                    "old " + CITIES[random.nextInt(CITIES.length)]));
        }
    }

    private static double gaussian(SplittableRandom random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private void put(int row, int column, @Nullable String value) {
        records.set(row, records.get(row).with(column, Optional.ofNullable(value)));
    }

    private List<Finding> found(int row) {
        RecordBatch batch = SharedTables.batch(FIELDS, records);
        return TableKnowledge.learn(FIELDS, records, Optional.empty())
                .checker(batch, CheckSettings.DEFAULT)
                .check(row + 1L, records.get(row))
                .flagged();
    }

    private Finding only(int row, int column) {
        List<Finding> found =
                found(row).stream().filter(one -> one.column() == column).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void aTableThatIsRightIsLeftAlone() {
        RecordBatch batch = SharedTables.batch(FIELDS, records);
        RecordChecker checker =
                TableKnowledge.learn(FIELDS, records, Optional.empty()).checker(batch, CheckSettings.DEFAULT);
        long flagged = 0;
        for (int row = 1; row <= records.size(); row++) {
            flagged += checker.check(row, records.get(row - 1)).flagged().size();
        }
        assertThat(flagged).isLessThanOrEqualTo(4);
    }

    @Test
    void aMissingValueIsFoundAndFilledFromWhatDecidesIt() {
        put(17, 2, null);
        Finding finding = only(17, 2);
        assertThat(finding.kind()).isEqualTo(IssueKind.MISSING);
        String city = records.get(17).text(1);
        assertThat(finding.proposal().flatMap(Proposal::value))
                .contains(COUNTRIES[List.of(CITIES).indexOf(city)]);
    }

    @Test
    void aMarkerForNoValueIsMadeMissing() {
        put(18, 3, "N/A");
        Finding finding = only(18, 3);
        assertThat(finding.kind()).isIn(IssueKind.DISGUISED_MISSING, IssueKind.TYPE);
        assertThat(finding.evidence()).anyMatch(one -> one.detector().equals("disguised-missing"));
    }

    @Test
    void aMisspeltValueIsFoundAndRepaired() {
        String right = records.get(19).text(1);
        put(19, 1, right.substring(0, 2) + right.charAt(3) + right.charAt(2) + right.substring(4));
        Finding finding = only(19, 1);
        assertThat(finding.kind()).isEqualTo(IssueKind.TYPO);
        assertThat(finding.proposal().flatMap(Proposal::value)).contains(right);
    }

    @Test
    void aTextAmongNumbersIsFound() {
        put(20, 4, "many");
        assertThat(only(20, 4).kind()).isIn(IssueKind.TYPE, IssueKind.FORMAT);
    }

    @Test
    void aNumberFarOutsideIsFound() {
        put(21, 3, "412.7");
        assertThat(only(21, 3).kind()).isEqualTo(IssueKind.OUTLIER);
    }

    @Test
    void aNumberWithItsUnitLosesIt() {
        put(22, 4, "512 kg");
        Finding finding = only(22, 4);
        assertThat(finding.kind()).isEqualTo(IssueKind.EMBEDDED_UNIT);
        assertThat(finding.proposal().flatMap(Proposal::value)).contains("512");
    }

    @Test
    void aValueThatDisagreesWithTheOthersIsFoundAndRepaired() {
        String right = records.get(23).text(2);
        put(23, 2, right.equals("Spain") ? "Norway" : "Spain");
        Finding finding = only(23, 2);
        assertThat(finding.kind()).isEqualTo(IssueKind.DEPENDENCY);
        assertThat(finding.proposal().flatMap(Proposal::value)).contains(right);
        assertThat(finding.evidence()).anyMatch(one -> one.detector().equals(DetectorWeights.DEPENDENCY));
    }

    @Test
    void brokenEncodingIsFoundAndPutBack() {
        put(24, 5, "caf\u00C3\u00A9");
        Finding finding = only(24, 5);
        assertThat(finding.kind()).isEqualTo(IssueKind.BROKEN_ENCODING);
        assertThat(finding.proposal().flatMap(Proposal::value)).contains("caf\u00E9");
    }

    @Test
    void twoValuesInOneCellAreTakenApart() {
        String state = records.get(25).text(6);
        put(25, 6, null);
        put(25, 7, records.get(25).text(7) + " " + state);
        assertThat(only(25, 6).kind()).isEqualTo(IssueKind.MERGED_FIELDS);
        assertThat(only(25, 6).proposal().flatMap(Proposal::value)).contains(state);
        assertThat(only(25, 7).kind()).isEqualTo(IssueKind.MERGED_FIELDS);
    }

    @Test
    void aRecordThatWasThereBeforeIsFound() {
        records.set(30, records.get(26));
        assertThat(found(30))
                .anyMatch(one -> one.kind() == IssueKind.DUPLICATE && one.wholeRecord())
                .anyMatch(one -> one.kind() == IssueKind.DUPLICATE && one.column() == 0);
        assertThat(found(26)).noneMatch(Finding::wholeRecord);
    }

    @Test
    void dependenciesAreFoundWithTheirEvidence() {
        List<FoundDependency> found =
                TableKnowledge.learn(FIELDS, records, Optional.empty()).dependencies();
        assertThat(found)
                .anyMatch(one -> one.determinant().equals("city")
                        && one.field().equals("country")
                        && one.strength() > 0.99
                        && one.records() == 400)
                .noneMatch(one -> one.field().equals("degrees"));
    }

    @Test
    void aDetectorOfOnesOwnIsAskedAndMayFail() {
        RecordDetector failing = new RecordDetector() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public void inspect(DataRecord record, ai.smartwhale.balance.quality.finding.EvidenceSink sink) {
                sink.found(5, IssueKind.LANGUAGE, 0.9, "in another language", Optional.empty());
                throw new IllegalStateException("secret");
            }
        };
        CheckSettings settings = new CheckSettings(
                0.5, CheckSettings.DEFAULT.rules(), List.of(failing), DetectorWeights.EVEN, Optional.empty(), 1 << 20);
        RecordChecker checker = TableKnowledge.learn(FIELDS, records, Optional.empty())
                .checker(SharedTables.batch(FIELDS, records), settings);
        assertThat(checker.check(1, records.get(0)).flagged()).anyMatch(one -> one.kind() == IssueKind.LANGUAGE);
        assertThat(checker.failures()).containsEntry("failing", "java.lang.IllegalStateException");
    }

    @Test
    void weightsTurnADetectorOff() {
        put(21, 3, "412.7");
        CheckSettings settings =
                CheckSettings.DEFAULT.withWeights(new DetectorWeights(java.util.Map.of("outlier", 0.0, "format", 0.0)));
        assertThat(TableKnowledge.learn(FIELDS, records, Optional.empty())
                        .checker(SharedTables.batch(FIELDS, records), settings)
                        .check(22, records.get(21))
                        .flagged())
                .noneMatch(one -> one.column() == 3);
    }
}
