// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.text.NormalizationProfile;
import ai.smartwhale.commons.utils.text.TextPattern;
import ai.smartwhale.commons.utils.validation.Constraint;
import ai.smartwhale.commons.utils.validation.InputLimits;
import ai.smartwhale.commons.utils.validation.Markup;
import ai.smartwhale.commons.utils.validation.SanitizeOptions;
import ai.smartwhale.commons.utils.validation.SanitizedInput;
import ai.smartwhale.commons.utils.validation.TextFormat;
import ai.smartwhale.commons.utils.validation.ValidationError;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import ai.smartwhale.commons.utils.validation.ValueRule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputValidatorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InputValidatorBuilder builder = InputValidator.builder()
            .require("/id", ValueRule.text().format(TextFormat.UUID))
            .require("/name", ValueRule.text().length(1, 10))
            .allow("/age", ValueRule.whole().range(0, 150))
            .allow("/mail", ValueRule.text().format(TextFormat.EMAIL).orNull())
            .allow(
                    "/tags",
                    ValueRule.list(ValueRule.text().length(1, 5)).items(0, 3).unique())
            .allow("/kind", ValueRule.text().oneOf("a", "b"))
            .allow("/place", ValueRule.object())
            .require("/place/city", ValueRule.text().matching(TextPattern.of("word", "[a-z]+")));

    private static JsonNode json(String text) throws Exception {
        return MAPPER.readTree(text.replace('\'', '"'));
    }

    private static String good() {
        return "'id': '0b5dcd6f-3f5e-4b46-8b7e-0f0a7b9f0c1d', 'name': 'whale'";
    }

    private static List<String> wrong(ValidationReport report) {
        return report.errors().stream()
                .map(error -> error.pointer() + ' ' + error.rule())
                .toList();
    }

    @Test
    void nothingIsWrongWithWhatKeepsToTheRules() throws Exception {
        ValidationReport report = builder.build()
                .validateInput(
                        json(
                                "{" + good()
                                        + ", 'age': 3.0, 'mail': null, 'tags': ['x'], 'kind': 'b', 'place': {'city': 'tehran'}, 'more': 1}"));
        assertThat(report.errors()).isEmpty();
        assertThat(report.valid()).isTrue();
        assertThat(report.complete()).isTrue();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithItsPlace() throws Exception {
        ValidationReport report = builder.refuseUnknown()
                .build()
                .validateInput(
                        json("{'id': 'x', 'age': 151, 'mail': 'nobody', 'tags': ['a','a','toolong',1], 'kind': 'c',"
                                + " 'place': {'city': 'Tehran!'}, 'a/b~c': 1}"));
        assertThat(wrong(report))
                .containsExactlyInAnyOrder(
                        "/id format",
                        "/name required",
                        "/age range",
                        "/mail format",
                        "/tags items",
                        "/tags unique",
                        "/tags/2 length",
                        "/tags/3 type",
                        "/kind choice",
                        "/place/city pattern",
                        "/a~1b~0c unknown");
        assertThat(report.errors())
                .filteredOn(error -> error.pointer().equals("/age"))
                .containsExactly(new ValidationError("/age", "range", "allowed: 0.0 to 150.0", "151"));
    }

    @Test
    void aRequiredFieldIsRequiredWhereItsObjectIs() throws Exception {
        InputValidator validator = builder.build();
        assertThat(wrong(validator.validateInput(json("{" + good() + "}")))).isEmpty();
        assertThat(wrong(validator.validateInput(json("{" + good() + ", 'place': {}}"))))
                .containsExactly("/place/city required");
        assertThat(wrong(validator.validateInput(json("{" + good() + ", 'place': 7}"))))
                .containsExactly("/place type");
        assertThat(wrong(validator.validateInput(json("[]")))).containsExactly(" type");
    }

    @Test
    void errorsAreBounded() throws Exception {
        ValidationReport report = builder.maximumErrors(2).build().validateInput(json("{'age': 'x', 'kind': 1}"));
        assertThat(report.errors()).hasSize(2);
        assertThat(report.complete()).isFalse();
    }

    @Test
    void sizeIsCheckedBeforeAnythingElse() throws Exception {
        InputValidator validator = builder.limits(new InputLimits(5, 100, 50)).build();
        assertThat(validator.validateInput(json("[[[[[[]]]]]]")).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("5", "levels"));
        assertThat(wrong(validator.validateInput(json("[" + "1,".repeat(100) + "1]"))))
                .containsExactly(" limit");
        assertThat(wrong(validator.validateInput(json("{'" + "x".repeat(51) + "': 1}"))))
                .containsExactly(" limit");
        assertThatThrownBy(() -> validator.sanitizeData(json("[[[[[[]]]]]]")))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void mapsAreInputToo() {
        Map<String, Object> input = new HashMap<>(Map.of("id", "x", "name", "whale"));
        assertThat(wrong(builder.build().validateInput(input))).containsExactly("/id format");
        input.put("self", new Object());
        assertThat(builder.build().validateInput(input).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', '/a any'",
        "'{\"a\":1}', '/a together'",
        "'{\"a\":1,\"b\":2,\"c\":1,\"d\":1}', '/c exclusive'",
        "'{\"a\":3,\"b\":2}', '/a order'",
        "'{\"a\":1,\"b\":2,\"kind\":\"x\"}', '/e required if'",
        "'{\"a\":1,\"b\":2,\"kind\":\"x\",\"e\":null}', '/e required if'",
        "'{\"a\":1,\"b\":2,\"kind\":\"y\"}', ''"
    })
    void fieldsAreHeldToEachOther(String input, String expected) throws Exception {
        InputValidator validator = InputValidator.builder()
                .constraint(Constraint.atLeastOne("/a", "/c"))
                .constraint(Constraint.requiredTogether("/a", "/b"))
                .constraint(Constraint.mutuallyExclusive("/c", "/d"))
                .constraint(Constraint.ordered("/a", "/b"))
                .constraint(Constraint.requiredIf("/kind", "x", "/e"))
                .build();
        assertThat(wrong(validator.checkConstraints(json(input))))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
        assertThat(validator.validateInput(json(input))).isEqualTo(validator.checkConstraints(json(input)));
    }

    @Test
    void inputIsMadeCleanWithoutBeingTouched() throws Exception {
        SanitizeOptions options =
                new SanitizeOptions(true, Optional.of(NormalizationProfile.DISPLAY), Markup.STRIP, 12);
        InputValidator validator = InputValidator.builder().sanitizing(options).build();
        ObjectNode input = MAPPER.createObjectNode();
        input.put("a", "  علي\u202E <b>bold</b> < 3 ").put("n", 7).put("k\u0000", "x".repeat(20));
        JsonNode before = input.deepCopy();
        SanitizedInput clean = validator.sanitizeData(input);
        assertThat(input).isEqualTo(before);
        assertThat(clean.value().get("a").asText()).isEqualTo("علی bold < 3");
        assertThat(clean.value().get("k").asText()).hasSize(12);
        assertThat(clean.value().get("n").asInt()).isEqualTo(7);
        assertThat(clean.changed()).contains("/a");
        assertThat(validator.sanitizeData(clean.value()).changed()).isEmpty();
    }

    @Test
    void markupBecomesTextWhereItIsTold() throws Exception {
        SanitizeOptions options = new SanitizeOptions(false, Optional.empty(), Markup.ESCAPE, 1_000);
        InputValidator validator = InputValidator.builder().sanitizing(options).build();
        assertThat(validator
                        .sanitizeData(json("['<a href=\\'x\\'>&']".replace("\\'", "`")))
                        .value()
                        .get(0)
                        .asText())
                .isEqualTo("&lt;a href=`x`&gt;&amp;");
    }

    @ParameterizedTest
    @CsvSource({
        "UUID, 0b5dcd6f-3f5e-4b46-8b7e-0f0a7b9f0c1d, true",
        "UUID, 0b5dcd6f3f5e-4b46-8b7e-0f0a7b9f0c1d-, false",
        "DATE_TIME, 2026-01-02T10:00:00Z, true",
        "DATE_TIME, 2026-01-02, false",
        "DATE, 2026-02-30, false",
        "EMAIL, a@b.cd, true",
        "EMAIL, a@b, false",
        "URI, http://x.org/y, true",
        "URI, relative/path, false",
        "HOST, a-b.example.org, true",
        "HOST, -bad.org, false"
    })
    void formatsAreExact(TextFormat format, String text, boolean expected) {
        assertThat(format.matches(text)).isEqualTo(expected);
    }

    /** The same contract as rules and as a schema: networknt is the judge over changed documents. */
    @Test
    void agreesWithASchemaOfTheSameContract() throws Exception {
        JsonNode schema = json("{'type':'object','required':['id','name'],'properties':{"
                + "'id':{'type':'string','minLength':3,'maxLength':6},'name':{'type':'string','enum':['x','y']},"
                + "'age':{'type':'integer','minimum':0,'maximum':150},'mail':{'type':['string','null']},"
                + "'tags':{'type':'array','items':{'type':'string'},'maxItems':3,'uniqueItems':true},"
                + "'place':{'type':'object','required':['city'],'properties':{'city':{'type':'string'}}}}}");
        InputValidator rules = InputValidator.builder()
                .require("/id", ValueRule.text().length(3, 6))
                .require("/name", ValueRule.text().oneOf("x", "y"))
                .allow("/age", ValueRule.whole().range(0, 150))
                .allow("/mail", ValueRule.text().orNull())
                .allow("/tags", ValueRule.list(ValueRule.text()).items(0, 3).unique())
                .allow("/place", ValueRule.object())
                .require("/place/city", ValueRule.text())
                .build();
        SchemaValidator judge = SchemaValidator.create();
        Random random = new Random(61);
        int valid = 0;
        for (int round = 0; round < 3_000; round++) {
            JsonNode input = mutated(random);
            boolean expected = judge.validateSchema(schema, input).valid();
            assertThat(rules.validateInput(input).valid()).as(input.toString()).isEqualTo(expected);
            valid += expected ? 1 : 0;
        }
        assertThat(valid).isBetween(100, 2_900);
    }

    private static JsonNode mutated(Random random) {
        List<String> values = new ArrayList<>(List.of(
                "\"abc\"",
                "\"x\"",
                "\"y\"",
                "7",
                "-1",
                "3.0",
                "3.5",
                "null",
                "true",
                "[]",
                "[\"a\",\"b\"]",
                "[\"a\",\"a\"]",
                "[1]",
                "[\"a\",\"b\",\"c\",\"d\"]",
                "{}",
                "{\"city\":\"t\"}",
                "{\"city\":1}"));
        Map<String, String> usual = Map.of(
                "id",
                "\"abcd\"",
                "name",
                "\"x\"",
                "age",
                "7",
                "mail",
                "null",
                "tags",
                "[\"a\"]",
                "place",
                "{\"city\":\"t\"}");
        StringBuilder text = new StringBuilder("{");
        usual.forEach((name, value) -> {
            int dice = random.nextInt(12);
            if (dice > 0) {
                text.append(text.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(dice == 1 ? values.get(random.nextInt(values.size())) : value);
            }
        });
        try {
            return MAPPER.readTree(text.append('}').toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> InputValidator.builder().require("no pointer", ValueRule.text()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pointer");
        assertThatThrownBy(() -> ValueRule.number().range(Double.NaN, 1)).hasMessageContaining("least");
        assertThatThrownBy(() -> ValueRule.text().length(5, 4)).hasMessageContaining("least");
        assertThatThrownBy(() -> new InputLimits(0, 1, 1)).hasMessageContaining("depth is 0");
        assertThatThrownBy(() -> Constraint.requiredTogether("/a")).hasMessageContaining("pointers");
        assertThatThrownBy(() -> InputValidator.builder().build().validateInput((JsonNode) null))
                .hasMessageContaining("input");
    }
}
