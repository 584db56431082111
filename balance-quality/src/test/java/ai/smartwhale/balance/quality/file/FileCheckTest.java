// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.RecordAssessment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCheckTest {

    private static final String[] CITIES = {"Isfahan", "Hamburg", "Toulouse", "Granada"};
    private static final String[] COUNTRIES = {"Iran", "Germany", "France", "Spain"};

    private static final RecordRepair REPAIR = ExecutedRepair.ofTable("in", 0.4, InstantSource.fixed(Instant.EPOCH));

    @TempDir
    private Path directory;

    private static String table(int rows, String separator) {
        StringBuilder text = new StringBuilder(String.join(separator, "id", "city", "country") + "\n");
        for (int row = 0; row < rows; row++) {
            int which = row * 7 % 4;
            text.append(String.join(separator, "k" + (1000 + row), CITIES[which], COUNTRIES[which]))
                    .append('\n');
        }
        return text.toString();
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        Path file = directory.resolve(name);
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private static List<RecordAssessment> check(Path file, Optional<Path> target) throws IOException {
        List<RecordAssessment> seen = new ArrayList<>();
        new FileCheck(FileCheckConfig.DEFAULT, REPAIR)
                .run(TableFile.detect(file), Instant.EPOCH, target, new CheckObserver() {
                    @Override
                    public void checked(RecordAssessment assessment, RecordRepair.Repaired repaired) {
                        seen.add(assessment);
                    }

                    @Override
                    public void progress(String phase, double done, long records) {
                        assertThat(done).isBetween(0.0, 1.0);
                    }
                });
        return seen;
    }

    private static List<DataRecord> read(Path file) throws IOException {
        List<DataRecord> records = new ArrayList<>();
        try (RecordReader reader = TableFile.detect(file).open()) {
            for (Optional<DataRecord> one = reader.read(); one.isPresent(); one = reader.read()) {
                records.add(one.orElseThrow());
            }
        }
        return records;
    }

    @Test
    void onlyWhatIsWrongIsChanged() throws IOException {
        String right = table(200, ",");
        Path file = write("in.csv", right.replace("k1009,Granada", "k1009,Grandaa"), StandardCharsets.UTF_8);
        Path out = directory.resolve("out.csv");
        check(file, Optional.of(out));
        assertThat(Files.readString(out)).isEqualTo(right);
    }

    @Test
    void quotesLineBreaksAndOtherSeparatorsSurvive() throws IOException {
        String text = "a;\"b;c\";d\n1;\"x \"\"y\"\" z\";\"two\nlines\"\n2;;\" s \"\n";
        Path file = write("in.csv", text, StandardCharsets.UTF_8);
        Path out = directory.resolve("out.csv");
        check(file, Optional.of(out));
        assertThat(read(out).stream().map(DataRecord::cells))
                .isEqualTo(read(file).stream().map(DataRecord::cells).toList());
        assertThat(read(out).get(0).cells()).containsExactly("1", "x \"y\" z", "two\nlines");
    }

    @Test
    void encodingsAreTold() throws IOException {
        String text = "name\ncaf\u00E9\n";
        for (Path file : List.of(
                write("utf8.csv", text, StandardCharsets.UTF_8),
                write("bom.csv", '\uFEFF' + text, StandardCharsets.UTF_8),
                write("utf16.csv", '\uFEFF' + text, StandardCharsets.UTF_16LE),
                write("utf16be.csv", '\uFEFF' + text, StandardCharsets.UTF_16BE),
                write("latin.csv", text, StandardCharsets.ISO_8859_1))) {
            List<DataRecord> records = read(file);
            assertThat(records).as("%s", file.getFileName()).hasSize(1);
            assertThat(records.get(0).fields().asList()).containsExactly("name");
            assertThat(records.get(0).text(0)).isEqualTo("caf\u00E9");
        }
    }

    @Test
    void raggedRowsKeepTheirCells() throws IOException {
        Path file = write("in.csv", "a,b,c\n1,2,3\n4\n5,6,7,8\n\n9,9,9\n", StandardCharsets.UTF_8);
        Path out = directory.resolve("out.csv");
        List<RecordAssessment> seen = check(file, Optional.of(out));
        assertThat(Files.readString(out)).isEqualTo("a,b,c\n1,2,3\n4\n5,6,7,8\n9,9,9\n");
        assertThat(seen.get(1).findings()).anyMatch(one -> one.kind() == IssueKind.STRUCTURE && one.row() == 2);
    }

    @Test
    void emptyFilesAndHeadersAloneAreTables() throws IOException {
        assertThat(check(write("empty.csv", "", StandardCharsets.UTF_8), Optional.of(directory.resolve("o1"))))
                .isEmpty();
        assertThat(check(write("head.csv", "a,b\n", StandardCharsets.UTF_8), Optional.of(directory.resolve("o2"))))
                .isEmpty();
        assertThat(check(write("empty.jsonl", "", StandardCharsets.UTF_8), Optional.of(directory.resolve("o3"))))
                .isEmpty();
    }

    @Test
    void aLineThatIsNoJsonIsNamed() throws IOException {
        Path file = write("in.jsonl", "{\"a\":1}\n{\"a\":\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(TableFileException.class)
                .hasMessageContaining("row 2");
        Path list = write("list.jsonl", "[1]\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(TableFileException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void jsonLinesKeepTheirTypesAndWhatIsNested() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 100; row++) {
            String city = row == 50 ? "Hambrug" : CITIES[row % 4];
            text.append("{\"city\": \"" + city + "\", \"n\": " + (row % 9) + ".50, \"list\": [1, {\"x\": null}]"
                    + (row % 2 == 0 ? ", \"more\": true" : "") + "}\n");
        }
        Path file = write("in.jsonl", text.toString(), StandardCharsets.UTF_8);
        Path out = directory.resolve("out.jsonl");
        check(file, Optional.of(out));
        List<String> before = Files.readAllLines(file);
        List<String> after = Files.readAllLines(out);
        assertThat(after).hasSize(100);
        for (int row = 0; row < 100; row++) {
            if (row == 50) {
                JsonNode node = new ObjectMapper().readTree(after.get(row));
                assertThat(node.path("city").asText()).isEqualTo("Hamburg");
                assertThat(node.path("list").path(1).path("x").isNull()).isTrue();
            } else {
                assertThat(after.get(row)).isEqualTo(before.get(row));
            }
        }
    }

    @Test
    void theReportHasAllFindingsAndChanges() throws IOException {
        Path file = write("in.csv", table(200, "|").replace("k1009|Granada", "k1009|Grandaa"), StandardCharsets.UTF_8);
        Path target = directory.resolve("report.json");
        TableFile table = TableFile.detect(file);
        assertThat(table.separator()).isEqualTo('|');
        try (JsonReport report = JsonReport.create(target, "in.csv")) {
            report.finish(new FileCheck(FileCheckConfig.DEFAULT, REPAIR)
                    .run(table, Instant.EPOCH, Optional.empty(), new CheckObserver() {
                        @Override
                        public void checked(RecordAssessment assessment, RecordRepair.Repaired repaired)
                                throws IOException {
                            report.add(assessment, repaired.changes());
                        }

                        @Override
                        public void progress(String phase, double done, long records) {
                            // Not looked at.
                        }
                    }));
        }
        JsonNode report = new ObjectMapper().readTree(target.toFile());
        JsonNode finding = report.path("findings").get(0);
        assertThat(finding.path("row").asInt()).isEqualTo(10);
        assertThat(finding.path("column").asInt()).isEqualTo(1);
        assertThat(finding.path("field").asText()).isEqualTo("city");
        assertThat(finding.path("kind").asText()).isEqualTo("typo");
        assertThat(finding.path("flagged").asBoolean()).isTrue();
        assertThat(finding.path("probability").asDouble()).isBetween(0.5, 1.0);
        assertThat(finding.path("proposed").asText()).isEqualTo("Granada");
        JsonNode change = report.path("changes").get(0);
        assertThat(change.path("before").asText()).isEqualTo("Grandaa");
        assertThat(change.path("after").asText()).isEqualTo("Granada");
        assertThat(report.path("records").asInt()).isEqualTo(200);
        assertThat(Files.list(directory)).hasSize(2);
    }

    @Test
    void aSampleTeachesWhatAllRecordsWouldTeach() throws IOException {
        Path file = write("in.csv", table(5000, ",").replace("k1009,Granada", "k1009,Grandaa"), StandardCharsets.UTF_8);
        FileCheckConfig small = new FileCheckConfig(FileCheckConfig.DEFAULT.checks(), 300, 1 << 16);
        Path out = directory.resolve("out.csv");
        FileCheckSummary summary = new FileCheck(small, REPAIR)
                .run(TableFile.detect(file), Instant.EPOCH, Optional.of(out), new CheckObserver() {
                    @Override
                    public void checked(RecordAssessment assessment, RecordRepair.Repaired repaired) {
                        // Not looked at.
                    }

                    @Override
                    public void progress(String phase, double done, long records) {
                        // Not looked at.
                    }
                });
        assertThat(summary.records()).isEqualTo(5000);
        assertThat(Files.readString(out)).isEqualTo(table(5000, ","));
    }
}
