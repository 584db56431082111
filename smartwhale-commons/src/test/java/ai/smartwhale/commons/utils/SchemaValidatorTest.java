// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.utils.schema.CompatibilityMode;
import ai.smartwhale.commons.utils.schema.CompatibilityReport;
import ai.smartwhale.commons.utils.schema.Incompatibility;
import ai.smartwhale.commons.utils.schema.SchemaException;
import ai.smartwhale.commons.utils.validation.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaValidatorTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final SchemaValidator schemas = SchemaValidator.create();

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() {
        JsonNode schema =
                json("{'type':'object','required':['a'],'properties':{'b':{'type':'array','items':{'minimum':3}}}}");
        ValidationReport report = schemas.validateSchema(schema, json("{'b':[5,1,'x']}"));
        assertThat(report.errors())
                .extracting(error -> error.pointer() + ' ' + error.rule())
                .containsExactlyInAnyOrder(" required", "/b/1 minimum");
        assertThat(schemas.validateSchema(schema, json("{'a':1}")).valid()).isTrue();
    }

    @Test
    void knowsBothDrafts() {
        JsonNode seven = json("{'$schema':'http://json-schema.org/draft-07/schema#','items':[{'type':'string'}],"
                + "'additionalItems':false}");
        assertThat(schemas.validateSchema(seven, json("['a',1]")).valid()).isFalse();
        JsonNode newer = json("{'prefixItems':[{'type':'string'}],'items':false}");
        assertThat(schemas.validateSchema(newer, json("['a',1]")).valid()).isFalse();
        assertThat(schemas.validateSchema(newer, json("['a']")).valid()).isTrue();
    }

    @Test
    void fetchesNothing() {
        JsonNode elsewhere = json("{'$ref':'http://127.0.0.1:1/schema.json'}");
        assertThatThrownBy(() -> schemas.validateSchema(elsewhere, json("1"))).isInstanceOf(SchemaException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'integer'}                      | {'type':'number'}                       | true  | false",
                "{'type':'string'}                       | {'type':['string','null']}              | true  | false",
                "{'minimum':5}                           | {'minimum':3}                           | true  | false",
                "{'exclusiveMinimum':3}                  | {'minimum':3}                           | true  | false",
                "{'maxLength':3}                         | {'maxLength':4}                         | true  | false",
                "{'enum':['a']}                          | {'enum':['a','b']}                      | true  | false",
                "{'const':1}                             | {'enum':[1.0,2]}                        | true  | false",
                "{'required':['a','b']}                  | {'required':['a']}                      | true  | false",
                "{'properties':{'a':{'type':'integer'}}} | {'properties':{'a':{'type':'number'}}}  | true  | false",
                "{'additionalProperties':false}          | {'properties':{'a':{'type':'string'}},'additionalProperties':false} | true | false",
                "{'properties':{'a':true},'additionalProperties':false} | {'additionalProperties':true} | true | false",
                "{'items':{'type':'integer'}}            | {'items':{'type':'number'}}             | true  | false",
                "{'anyOf':[{'type':'string'}]}           | {'anyOf':[{'type':'string'},{'type':'null'}]} | true | false",
                "{'anyOf':[{'type':'string'},{'type':'null'}]} | {'type':['string','null']}        | true  | true",
                "{'allOf':[{'minimum':5},{'maximum':9}]} | {'minimum':1,'maximum':9}               | true  | false",
                "{'$ref':'#/$defs/a','$defs':{'a':{'type':'integer'}}} | {'type':'number'}         | true  | false",
                "{'multipleOf':6}                        | {'multipleOf':3}                        | true  | false",
                "{'pattern':'a+'}                        | {'pattern':'a*'}                        | false | false",
                "{'title':'x','default':3}               | {'description':'y'}                     | true  | true",
                "false                                   | {'type':'string'}                       | true  | false"
            })
    void knowsWhatIncludesWhat(String narrow, String wide, boolean backward, boolean forward) {
        CompatibilityReport back = schemas.checkCompatibility(json(narrow), json(wide), CompatibilityMode.BACKWARD);
        CompatibilityReport front = schemas.checkCompatibility(json(narrow), json(wide), CompatibilityMode.FORWARD);
        assertThat(back.compatible()).as(back.toString()).isEqualTo(backward);
        assertThat(front.compatible()).as(front.toString()).isEqualTo(forward);
        assertThat(schemas.checkCompatibility(json(narrow), json(wide), CompatibilityMode.FULL)
                        .compatible())
                .isEqualTo(backward && forward);
    }

    @Test
    void namesThePlaceAndTheVersion() {
        JsonNode first = json("{'properties':{'a':{'items':{'type':'string'}}}}");
        JsonNode second = json("{'properties':{'a':{'items':{'type':'string','maxLength':5}}}}");
        JsonNode third = json("{'properties':{'a':{'items':{'type':'string','maxLength':9}}}}");
        assertThat(schemas.checkCompatibility(second, third, CompatibilityMode.BACKWARD)
                        .compatible())
                .isTrue();
        assertThat(schemas.checkCompatibility(List.of(first, second), third, CompatibilityMode.BACKWARD)
                        .problems())
                .containsExactly(new Incompatibility(
                        CompatibilityMode.BACKWARD, 0, "/a/*", "maxLength", "the length of texts is narrower"));
    }

    @Test
    void comparesSchemasThatContainThemselves() {
        JsonNode tree = json("{'type':'object','properties':{'next':{'$ref':'#'},'v':{'type':'integer'}}}");
        JsonNode wider = json("{'type':'object','properties':{'next':{'$ref':'#'},'v':{'type':'number'}}}");
        assertThat(schemas.checkCompatibility(tree, wider, CompatibilityMode.BACKWARD)
                        .compatible())
                .isTrue();
        assertThat(schemas.checkCompatibility(wider, tree, CompatibilityMode.BACKWARD)
                        .compatible())
                .isFalse();
        assertThat(schemas.checkCompatibility(tree, tree, CompatibilityMode.FULL)
                        .compatible())
                .isTrue();
    }

    @Test
    void refusesReferencesToNowhere() {
        assertThatThrownBy(() -> schemas.checkCompatibility(
                        json("{'$ref':'#/$defs/none'}"), json("{}"), CompatibilityMode.BACKWARD))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("#/$defs/none");
    }

    /** What is called compatible is: networknt is the judge over random schemas and values. */
    @Test
    void neverCallsCompatibleWhatIsNot() {
        Random random = new Random(71);
        int compatible = 0;
        int judged = 0;
        for (int round = 0; round < 3_000; round++) {
            JsonNode older = schema(random, 3);
            JsonNode newer = random.nextInt(3) == 0 ? schema(random, 3) : loosened(random, older);
            if (!schemas.checkCompatibility(older, newer, CompatibilityMode.BACKWARD)
                    .compatible()) {
                continue;
            }
            compatible++;
            for (int i = 0; i < 20; i++) {
                JsonNode value = value(random, 3);
                if (schemas.validateSchema(older, value).valid()) {
                    judged++;
                    assertThat(schemas.validateSchema(newer, value).errors())
                            .as("%s is valid for %s", value, older)
                            .isEmpty();
                }
            }
        }
        assertThat(compatible).isGreaterThan(500);
        assertThat(judged).isGreaterThan(1_000);
    }

    private static JsonNode schema(Random random, int depth) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        switch (random.nextInt(depth > 0 ? 7 : 4)) {
            case 0 -> {
                schema.put("type", random.nextBoolean() ? "integer" : "number");
                if (random.nextBoolean()) {
                    schema.put(random.nextBoolean() ? "minimum" : "exclusiveMaximum", random.nextInt(5));
                }
            }
            case 1 -> {
                schema.put("type", "string");
                if (random.nextBoolean()) {
                    schema.put(random.nextBoolean() ? "minLength" : "maxLength", random.nextInt(4));
                }
            }
            case 2 -> {
                ArrayNode values = schema.putArray("enum");
                values.add("a").add(random.nextInt(3));
            }
            case 3 -> {
                ArrayNode types = schema.putArray("type");
                types.add("null").add(random.nextBoolean() ? "string" : "boolean");
            }
            case 4 -> {
                schema.put("type", "array");
                schema.set("items", schema(random, depth - 1));
                if (random.nextBoolean()) {
                    schema.put("maxItems", random.nextInt(3));
                }
            }
            case 5 -> {
                ArrayNode branches = schema.putArray(random.nextBoolean() ? "anyOf" : "allOf");
                branches.add(schema(random, depth - 1)).add(schema(random, depth - 1));
            }
            default -> {
                schema.put("type", "object");
                ObjectNode properties = schema.putObject("properties");
                properties.set("a", schema(random, depth - 1));
                if (random.nextBoolean()) {
                    properties.set("b", schema(random, depth - 1));
                }
                if (random.nextBoolean()) {
                    schema.putArray("required").add("a");
                }
                if (random.nextBoolean()) {
                    schema.put("additionalProperties", random.nextBoolean());
                }
            }
        }
        return schema;
    }

    /** Mostly wider than before, not always. */
    private static JsonNode loosened(Random random, JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<String> names = new java.util.ArrayList<>();
        copy.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode value = copy.get(name);
            if (random.nextInt(4) == 0 && !name.equals("properties")) {
                copy.remove(name);
            } else if (name.startsWith("min") && value.isInt()) {
                copy.put(name, value.intValue() - random.nextInt(2));
            } else if (name.equals("properties") && random.nextBoolean()) {
                value.fieldNames()
                        .forEachRemaining(field -> ((ObjectNode) value).set(field, loosened(random, value.get(field))));
            } else if (name.equals("items") && value.isObject()) {
                copy.set(name, loosened(random, value));
            } else if (value.isTextual() && value.asText().equals("integer")) {
                copy.put(name, "number");
            }
        }
        return copy;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt(7) - 1);
            case 1 -> JsonNodeFactory.instance.numberNode(random.nextInt(9) / 2.0);
            case 2 -> JsonNodeFactory.instance.textNode("abcdef".substring(0, random.nextInt(5)));
            case 3 -> JsonNodeFactory.instance.nullNode();
            case 4 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 5 -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                yield list;
            }
            default -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (String name : List.of("a", "b", "c")) {
                    if (random.nextInt(3) > 0) {
                        object.set(name, value(random, depth - 1));
                    }
                }
                yield object;
            }
        };
    }

    record Whale(String name, int weight, Optional<String> ocean, List<String> songs) {}

    @Test
    void makesTheSchemaOfARecord() {
        JsonNode schema = schemas.generateSchema(Whale.class);
        assertThat(schema.path("properties").path("weight").path("type").asText())
                .isEqualTo("integer");
        assertThat(schemas.validateSchema(schema, json("{'name':'Moby','weight':7,'songs':['a']}"))
                        .valid())
                .as(schema.toString())
                .isTrue();
        assertThat(schemas.validateSchema(schema, json("{'name':'Moby','songs':[]}"))
                        .valid())
                .isFalse();
        assertThat(schemas.validateSchema(schema, json("{'name':'Moby','weight':'x','songs':[1]}"))
                        .errors())
                .hasSize(2);
    }

    @Test
    void guessesASchemaThatTakesItsSamples() {
        Random random = new Random(81);
        for (int round = 0; round < 300; round++) {
            List<JsonNode> samples = List.of(value(random, 3), value(random, 3), value(random, 3));
            JsonNode schema = schemas.generateSchema(samples);
            for (JsonNode sample : samples) {
                assertThat(schemas.validateSchema(schema, sample).errors())
                        .as("%s", schema)
                        .isEmpty();
            }
        }
        JsonNode schema = schemas.generateSchema(List.of(json("{'a':1,'b':'x'}"), json("{'a':2.5}")));
        assertThat(schema.path("properties").path("a").path("type").asText()).isEqualTo("number");
        assertThat(schema.path("required")).containsExactly(JsonNodeFactory.instance.textNode("a"));
        assertThatThrownBy(() -> schemas.generateSchema(List.of())).hasMessageContaining("samples");
    }
}
