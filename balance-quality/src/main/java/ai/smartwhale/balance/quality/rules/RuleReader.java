// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

import ai.smartwhale.commons.InvalidValueException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Makes rules of a tree, naming the place of what it does not understand. */
final class RuleReader {

    private static final List<String> KINDS = List.of(
            "required",
            "type",
            "range",
            "values",
            "matches",
            "unique",
            "dependency",
            "reference",
            "compared",
            "schema");

    private RuleReader() {}

    static QualityRules read(JsonNode tree) {
        if (!tree.path("rules").isArray()) {
            throw new InvalidValueException("rules", tree.path("rules").getNodeType(), "a list");
        }
        List<Rule> rules = new ArrayList<>();
        for (JsonNode node : tree.path("rules")) {
            rules.add(rule(node, "rules[" + rules.size() + ']'));
        }
        Map<String, Set<String>> references = new HashMap<>();
        tree.path("references")
                .properties()
                .forEach(entry -> references.put(
                        entry.getKey(), new HashSet<>(texts(entry.getValue(), "references." + entry.getKey()))));
        return new QualityRules(rules, references);
    }

    private static Rule rule(JsonNode node, String at) {
        String kind = text(node, "rule", at);
        return switch (kind) {
            case "required" -> new Rule.Required(text(node, "field", at));
            case "type" -> new Rule.OfType(text(node, "field", at), type(text(node, "type", at), at));
            case "range" ->
                new Rule.Range(text(node, "field", at), number(node, "least", at), number(node, "most", at));
            case "values" ->
                new Rule.AllowedValues(
                        text(node, "field", at), new HashSet<>(texts(node.path("values"), at + ".values")));
            case "matches" -> new Rule.Matches(text(node, "field", at), text(node, "pattern", at));
            case "unique" -> new Rule.Unique(text(node, "field", at));
            case "dependency" ->
                new Rule.Dependency(texts(node.path("determinants"), at + ".determinants"), text(node, "field", at));
            case "reference" -> new Rule.Reference(text(node, "field", at), text(node, "reference", at));
            case "compared" ->
                new Rule.Compared(
                        text(node, "field", at), comparison(text(node, "comparison", at), at), text(node, "other", at));
            case "schema" -> new Rule.Schema(texts(node.path("fields"), at + ".fields"));
            default -> throw new InvalidValueException(at + ".rule", kind, "one of " + KINDS);
        };
    }

    private static Rule.Comparison comparison(String name, String at) {
        return Rule.Comparison.named(name)
                .orElseThrow(() -> new InvalidValueException(
                        at + ".comparison", name, "one of " + Arrays.toString(Rule.Comparison.values())));
    }

    private static ValueType type(String name, String at) {
        for (ValueType type : ValueType.values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new InvalidValueException(at + ".type", name, "one of " + Arrays.toString(ValueType.values()));
    }

    private static String text(JsonNode node, String name, String at) {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new InvalidValueException(at + '.' + name, value.getNodeType(), "a text");
        }
        return value.textValue();
    }

    private static OptionalDouble number(JsonNode node, String name, String at) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber()) {
            throw new InvalidValueException(at + '.' + name, value.getNodeType(), "a number");
        }
        return OptionalDouble.of(value.doubleValue());
    }

    private static List<String> texts(JsonNode node, String at) {
        if (!node.isArray()) {
            throw new InvalidValueException(at, node.getNodeType(), "a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node) {
            if (!one.isValueNode() || one.isNull()) {
                throw new InvalidValueException(at + '[' + texts.size() + ']', one.getNodeType(), "a text");
            }
            texts.add(one.asText());
        }
        return texts;
    }
}
