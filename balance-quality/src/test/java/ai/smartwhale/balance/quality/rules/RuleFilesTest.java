// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.quality.data.DataRecord;
import ai.smartwhale.balance.quality.data.FieldNames;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.finding.Proposal;
import ai.smartwhale.balance.quality.profile.TableProfiler;
import ai.smartwhale.commons.InvalidValueException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    private static final FieldNames FIELDS = FieldNames.of("id", "name", "age", "zip", "city", "country", "until");

    private static final String YAML = """
            rules:
              - {rule: required, field: name}
              - {rule: type, field: age, type: integer}
              - {rule: range, field: age, least: 0, most: 120}
              - {rule: matches, field: zip, pattern: "[0-9]{5}"}
              - {rule: unique, field: id}
              - {rule: dependency, determinants: [zip], field: city}
              - {rule: reference, field: country, reference: countries}
              - {rule: values, field: name, values: [Ann, Bob]}
              - {rule: compared, field: age, comparison: at-most, other: until}
              - {rule: schema, fields: [id, name, age, zip, city, country, until]}
            references:
              countries: [DE, IR]
            """;

    private static DataRecord record(String... cells) {
        return DataRecord.of("", FIELDS, cells);
    }

    private static List<String> broken(QualityRules rules, List<DataRecord> observed, DataRecord record) {
        RuleChecker.Builder builder = RuleChecker.builder(rules, FIELDS);
        observed.forEach(builder::observe);
        List<String> broken = new ArrayList<>();
        builder.build()
                .check(
                        record,
                        (column, kind, probability, why, proposal) -> broken.add(kind + "@" + column
                                + proposal.flatMap(Proposal::value)
                                        .map(v -> "=" + v)
                                        .orElse("")));
        return broken;
    }

    @Test
    void rulesAreReadFromYamlAndJson(@TempDir Path directory) throws Exception {
        Path yaml = directory.resolve("rules.yaml");
        Files.writeString(yaml, YAML);
        QualityRules rules = RuleFiles.read(yaml);
        assertThat(rules.rules()).hasSize(10);
        assertThat(rules.references()).containsEntry("countries", Set.of("DE", "IR"));
        Path json = directory.resolve("rules.json");
        Files.writeString(json, "{\"rules\":[{\"rule\":\"unique\",\"field\":\"id\"}]}");
        assertThat(RuleFiles.read(json).rules()).containsExactly(new Rule.Unique("id"));
    }

    @Test
    void allBrokenRulesAreTold() {
        QualityRules rules = RuleFiles.ofYaml(YAML);
        DataRecord good = record("1", "Ann", "30", "12345", "Bonn", "DE", "40");
        List<DataRecord> observed =
                List.of(good, good.with(0, java.util.Optional.of("2")), good.with(0, java.util.Optional.of("3")));
        assertThat(broken(rules, observed, good)).isEmpty();
        assertThat(broken(rules, observed, record("9", "", "130.5", "1234", "Bonn", "XX", "40")))
                .containsExactlyInAnyOrder("MISSING@1", "TYPE@2", "OUTLIER@2", "FORMAT@3", "REFERENCE@5", "RULE@2");
        assertThat(broken(rules, observed, record("9", "Carl", "x", "12345", "Köln", "IR", "5")))
                .contains("DEPENDENCY@4=Bonn", "RULE@1", "TYPE@2");
        assertThat(broken(rules, List.of(good, good), good)).containsExactly(IssueKind.DUPLICATE + "@0");
    }

    @Test
    void whatIsNoRuleIsRefusedByItsPlace() {
        assertThatThrownBy(() ->
                        RuleFiles.ofJson("{\"rules\":[{\"rule\":\"unique\",\"field\":\"a\"},{\"rule\":\"nope\"}]}"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("rules[1].rule")
                .hasMessageContaining("nope");
        assertThatThrownBy(() ->
                        RuleFiles.ofJson("{\"rules\":[{\"rule\":\"range\",\"field\":\"a\",\"least\":5,\"most\":1}]}"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> RuleFiles.ofJson("[1,")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> RuleFiles.ofYaml("rules: {"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("YAML");
        assertThatThrownBy(() -> RuleChecker.builder(QualityRules.of(new Rule.Unique("nowhere")), FIELDS))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aPatternThatTakesForEverIsStopped() {
        QualityRules rules = QualityRules.of(new Rule.Matches("name", "(a+)+b"));
        assertThat(broken(rules, List.of(), record("1", "a".repeat(4000), "", "", "", "", "")))
                .containsExactly("FORMAT@1");
    }

    @Test
    void acceptedDataSuggestsTheRulesThatItKeeps() {
        TableProfiler profiler = TableProfiler.create(FIELDS);
        for (int i = 0; i < 500; i++) {
            profiler.add(record(
                    Integer.toString(i),
                    i % 2 == 0 ? "Ann" : "Bob",
                    Integer.toString(20 + i % 60),
                    "12345",
                    i % 5 == 0 ? "" : "Bonn",
                    "DE",
                    "2024-01-" + (10 + i % 20)));
        }
        List<Rule> rules = RuleSuggester.suggest(profiler.snapshot()).stream()
                .map(RuleSuggester.Suggestion::rule)
                .toList();
        assertThat(rules)
                .contains(
                        new Rule.Unique("id"),
                        new Rule.Required("name"),
                        new Rule.AllowedValues("name", Set.of("Ann", "Bob")),
                        new Rule.OfType("age", ValueType.INTEGER),
                        new Rule.OfType("until", ValueType.DATE))
                .doesNotContain(new Rule.Required("city"));
    }
}
