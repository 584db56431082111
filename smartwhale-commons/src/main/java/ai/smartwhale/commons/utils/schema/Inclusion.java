// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proves that whatever one schema (the narrow one) allows the other (the wide one) allows too, keyword by keyword of
 * the wide one. The narrow one is a list of parts that all hold, so that one part that implies a keyword is enough. For
 * one comparison.
 */
final class Inclusion {

    private static final int MOST_PROBLEMS = 100;
    private static final int DEEPEST = 100;
    private static final int MOST_STEPS = 200_000;
    /** They say nothing about what is allowed; {@code format} does not either, unless a reader is told to check it. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions",
            "$anchor",
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "format",
            "$ref",
            "allOf",
            "contentMediaType",
            "contentEncoding",
            "then",
            "else");

    private static final JsonNode ANYTHING = BooleanNode.TRUE;

    private final SchemaParts narrow;
    private final SchemaParts wide;
    private final CompatibilityMode mode;
    private final int version;
    /** What is being proved at this moment. */
    private final Set<List<Object>> claimed = new HashSet<>();

    private final List<Incompatibility> problems = new ArrayList<>();
    private int steps;

    Inclusion(JsonNode narrow, JsonNode wide, CompatibilityMode mode, int version) {
        this.narrow = new SchemaParts(narrow);
        this.wide = new SchemaParts(wide);
        this.mode = mode;
        this.version = version;
    }

    List<Incompatibility> problems() {
        prove(narrow.of(narrow.root()), wide.root(), "", 0);
        return problems;
    }

    /** True if it is proved; else what stands against it is added. */
    private boolean prove(List<JsonNode> parts, JsonNode allowed, String pointer, int depth) {
        if (depth > DEEPEST) {
            return problem(pointer, "$ref", "too deep to be compared");
        }
        if (++steps > MOST_STEPS) {
            throw new SchemaException("the schemas are too large to be compared");
        }
        Set<JsonTypes> types = JsonTypes.allowed(parts);
        List<Object> claim = List.of(parts, allowed);
        if (types.isEmpty() || !claimed.add(claim)) {
            // Nothing is allowed, or it is being proved already, further up in a schema that contains itself.
            return true;
        }
        boolean proved = true;
        for (JsonNode part : wide.of(allowed)) {
            proved &= provePart(parts, types, part, pointer, depth);
        }
        claimed.remove(claim);
        return proved;
    }

    private boolean provePart(List<JsonNode> parts, Set<JsonTypes> types, JsonNode part, String pointer, int depth) {
        if (part.isBoolean()) {
            return part.booleanValue() || problem(pointer, "false", "nothing is allowed any more");
        }
        int before = problems.size();
        boolean proved = true;
        Iterator<Map.Entry<String, JsonNode>> keywords = part.properties().iterator();
        while (keywords.hasNext()) {
            Map.Entry<String, JsonNode> keyword = keywords.next();
            proved &= proveKeyword(parts, types, part, keyword.getKey(), keyword.getValue(), pointer, depth);
        }
        if (!proved) {
            List<Incompatibility> found = new ArrayList<>(problems.subList(before, problems.size()));
            problems.subList(before, problems.size()).clear();
            if (proveByBranches(parts, part, pointer, depth)) {
                return true;
            }
            problems.subList(before, problems.size()).clear();
            problems.addAll(found);
        }
        return proved;
    }

    /** Where the narrow schema has alternatives, each of them may be proved by itself. */
    private boolean proveByBranches(List<JsonNode> parts, JsonNode allowed, String pointer, int depth) {
        for (int i = 0; i < parts.size(); i++) {
            JsonNode branches = parts.get(i).has("anyOf")
                    ? parts.get(i).get("anyOf")
                    : parts.get(i).get("oneOf");
            if (branches == null) {
                continue;
            }
            boolean all = true;
            for (JsonNode branch : branches) {
                List<JsonNode> one = new ArrayList<>(parts);
                one.set(i, without(parts.get(i)));
                one.addAll(narrow.of(branch));
                all &= prove(one, allowed, pointer, depth + 1);
            }
            if (all) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode without(JsonNode part) {
        ObjectNode copy = part.deepCopy();
        copy.remove(copy.has("anyOf") ? "anyOf" : "oneOf");
        copy.remove("$ref");
        copy.remove("allOf");
        return copy;
    }

    private boolean proveKeyword(
            List<JsonNode> parts,
            Set<JsonTypes> types,
            JsonNode part,
            String keyword,
            JsonNode value,
            String pointer,
            int depth) {
        if (ANNOTATIONS.contains(keyword)) {
            return true;
        }
        return switch (keyword) {
            case "type" ->
                JsonTypes.named(value).containsAll(types)
                        || problem(pointer, keyword, "not every type is allowed any more");
            case "enum", "const" ->
                Values.areWithin(parts, keyword.equals("enum") ? value : null, value)
                        || problem(pointer, keyword, "other values were allowed");
            case "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf" ->
                lacks(types, JsonTypes.NUMBER, JsonTypes.INTEGER)
                        || Bounds.implyNumber(parts, keyword, value)
                        || problem(pointer, keyword, "the range of numbers is narrower");
            case "minLength", "maxLength" ->
                lacks(types, JsonTypes.STRING)
                        || Bounds.implyCount(parts, keyword, value)
                        || problem(pointer, keyword, "the length of texts is narrower");
            case "minItems", "maxItems" ->
                lacks(types, JsonTypes.ARRAY)
                        || Bounds.implyCount(parts, keyword, value)
                        || problem(pointer, keyword, "the number of items is narrower");
            case "minProperties", "maxProperties" ->
                lacks(types, JsonTypes.OBJECT)
                        || Bounds.implyCount(parts, keyword, value)
                        || problem(pointer, keyword, "the number of fields is narrower");
            case "required" -> lacks(types, JsonTypes.OBJECT) || proveRequired(parts, value, pointer);
            case "properties" -> lacks(types, JsonTypes.OBJECT) || proveProperties(parts, value, pointer, depth);
            case "additionalProperties" ->
                lacks(types, JsonTypes.OBJECT) || proveAdditional(parts, part, value, pointer, depth);
            case "items" -> lacks(types, JsonTypes.ARRAY) || proveItems(parts, part, value, pointer, depth);
            case "anyOf" -> proveAny(parts, types, value, pointer, depth);
            default ->
                same(parts, keyword, value) || problem(pointer, keyword, "cannot be compared and is not the same");
        };
    }

    private static boolean lacks(Set<JsonTypes> types, JsonTypes... needed) {
        for (JsonTypes one : needed) {
            if (types.contains(one)) {
                return false;
            }
        }
        return true;
    }

    /** The same words mean the same only if they refer to nothing. */
    private static boolean same(List<JsonNode> parts, String keyword, JsonNode value) {
        return value.findValue("$ref") == null
                && parts.stream().anyMatch(part -> value.equals(part.get(keyword)) && sameCondition(part, keyword));
    }

    /** What a condition leads to is in keywords of their own. */
    private static boolean sameCondition(JsonNode part, String keyword) {
        return !keyword.equals("if") || (!part.has("then") && !part.has("else"));
    }

    private boolean proveRequired(List<JsonNode> parts, JsonNode names, String pointer) {
        boolean proved = true;
        for (JsonNode name : names) {
            boolean given = parts.stream().anyMatch(part -> contains(part.get("required"), name));
            proved &= given || problem(pointer + '/' + name.asText(), "required", "was not required");
        }
        return proved;
    }

    private static boolean contains(@Nullable JsonNode list, JsonNode value) {
        if (list != null) {
            for (JsonNode one : list) {
                if (one.equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean proveProperties(List<JsonNode> parts, JsonNode properties, String pointer, int depth) {
        boolean proved = true;
        Iterator<Map.Entry<String, JsonNode>> fields = properties.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            proved &=
                    prove(property(parts, field.getKey()), field.getValue(), pointer + '/' + field.getKey(), depth + 1);
        }
        return proved;
    }

    /** What the narrow schema says of a field: by its name, or as one of the others. */
    private List<JsonNode> property(List<JsonNode> parts, String name) {
        List<JsonNode> said = new ArrayList<>();
        for (JsonNode part : parts) {
            if (part.path("properties").has(name)) {
                said.add(part.get("properties").get(name));
            } else if (part.has("additionalProperties") && !part.has("patternProperties")) {
                said.add(part.get("additionalProperties"));
            }
        }
        return said.isEmpty() ? List.of(ANYTHING) : narrow.ofAll(said);
    }

    private boolean proveAdditional(List<JsonNode> parts, JsonNode part, JsonNode allowed, String pointer, int depth) {
        if (part.has("patternProperties")) {
            return (same(parts, "additionalProperties", allowed)
                            && same(parts, "patternProperties", part.get("patternProperties")))
                    || problem(pointer, "additionalProperties", "patterns of names cannot be compared");
        }
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(each -> each.path("properties").fieldNames().forEachRemaining(names::add));
        boolean proved = true;
        for (String name : names) {
            if (!part.path("properties").has(name)) {
                proved &= prove(property(parts, name), allowed, pointer + '/' + name, depth + 1);
            }
        }
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode each : parts) {
            if (each.has("additionalProperties") && !each.has("patternProperties")) {
                others.add(each.get("additionalProperties"));
            }
        }
        return proved
                & prove(
                        others.isEmpty() ? List.of(ANYTHING) : narrow.ofAll(others),
                        allowed,
                        pointer + "/*",
                        depth + 1);
    }

    private boolean proveItems(List<JsonNode> parts, JsonNode part, JsonNode allowed, String pointer, int depth) {
        boolean placed = part.has("prefixItems")
                || allowed.isArray()
                || parts.stream()
                        .anyMatch(each ->
                                each.has("prefixItems") || each.path("items").isArray());
        if (placed) {
            return (same(parts, "items", allowed)
                            && (!part.has("prefixItems") || same(parts, "prefixItems", part.get("prefixItems"))))
                    || problem(pointer, "items", "items by their place cannot be compared");
        }
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode each : parts) {
            if (each.has("items")) {
                items.add(each.get("items"));
            }
        }
        return prove(items.isEmpty() ? List.of(ANYTHING) : narrow.ofAll(items), allowed, pointer + "/*", depth + 1);
    }

    /** One alternative takes everything, or one for each type does. */
    private boolean proveAny(List<JsonNode> parts, Set<JsonTypes> types, JsonNode branches, String pointer, int depth) {
        if (takesAny(parts, branches, pointer, depth)) {
            return true;
        }
        boolean each = types.size() > 1;
        for (JsonTypes type : types) {
            if (type == JsonTypes.INTEGER && types.contains(JsonTypes.NUMBER)) {
                continue;
            }
            List<JsonNode> one = new ArrayList<>(parts);
            one.add(JsonNodeFactory.instance
                    .objectNode()
                    .put("type", type.name().toLowerCase(Locale.ROOT)));
            each = each && takesAny(one, branches, pointer, depth);
        }
        return each || problem(pointer, "anyOf", "no single alternative takes everything");
    }

    private boolean takesAny(List<JsonNode> parts, JsonNode branches, String pointer, int depth) {
        for (JsonNode branch : branches) {
            int before = problems.size();
            boolean proved = prove(parts, branch, pointer, depth + 1);
            problems.subList(Math.min(before, problems.size()), problems.size()).clear();
            if (proved) {
                return true;
            }
        }
        return false;
    }

    private boolean problem(String pointer, String keyword, String reason) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Incompatibility(mode, version, pointer, keyword, reason));
        }
        return false;
    }
}
