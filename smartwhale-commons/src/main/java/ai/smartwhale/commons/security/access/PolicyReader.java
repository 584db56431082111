// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Reads policies from JSON; keeps on after a problem, so that all are named at once. */
final class PolicyReader {

    static final int VERSION = 1;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_PROBLEMS = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(16)
                        .maxStringLength(AccessNames.LONGEST_RESOURCE * 2)
                        .maxDocumentLength(MOST_BYTES)
                        .build());
    }

    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyReader() {}

    static RbacPolicy read(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw refused("", "longer than " + MOST_BYTES + " bytes");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (IOException e) {
            // The message of the parser quotes the document, which may hold what is not for the eyes of the reader.
            throw refused("", "not well-formed JSON, or a field twice");
        }
        PolicyReader reader = new PolicyReader();
        RbacPolicy policy = reader.policy(root);
        if (!reader.problems.isEmpty()) {
            throw new InvalidPolicyException(reader.problems);
        }
        return policy;
    }

    private static InvalidPolicyException refused(String where, String problem) {
        return new InvalidPolicyException(List.of(new PolicyProblem(where, problem)));
    }

    private RbacPolicy policy(JsonNode root) {
        if (!isObject(root, "", Set.of("version", "roles", "principals", "separations"))) {
            return RbacPolicy.empty();
        }
        if (!root.path("version").isInt() || root.path("version").intValue() != VERSION) {
            problem("/version", "must be " + VERSION);
        }
        return new RbacPolicy(
                list(root, "", "roles", this::role),
                list(root, "", "principals", this::principal),
                list(root, "", "separations", this::separation));
    }

    private Optional<Role> role(JsonNode node, String at) {
        if (!isObject(node, at, Set.of("name", "parents", "rules"))) {
            return Optional.empty();
        }
        String name = text(node, at, "name");
        Set<String> parents = names(node, at, "parents");
        Set<Rule> rules = rules(node, at);
        return built(at, () -> new Role(name, parents, rules));
    }

    private Optional<Principal> principal(JsonNode node, String at) {
        if (!isObject(node, at, Set.of("name", "roles", "rules"))) {
            return Optional.empty();
        }
        String name = text(node, at, "name");
        Set<String> roles = names(node, at, "roles");
        Set<Rule> rules = rules(node, at);
        return built(at, () -> new Principal(name, roles, rules));
    }

    private Optional<DutySeparation> separation(JsonNode node, String at) {
        if (!isObject(node, at, Set.of("name", "kind", "roles", "most"))) {
            return Optional.empty();
        }
        String name = text(node, at, "name");
        Set<String> roles = names(node, at, "roles");
        Optional<DutySeparation.Kind> kind = choice(node, at, "kind", DutySeparation.Kind.values());
        if (!node.path("most").isInt()) {
            problem(at + "/most", "must be a whole number");
            return Optional.empty();
        }
        int most = node.path("most").intValue();
        return kind.flatMap(k -> built(at, () -> new DutySeparation(name, k, roles, most)));
    }

    private Optional<Rule> rule(JsonNode node, String at) {
        if (!isObject(node, at, Set.of("effect", "resource", "action"))) {
            return Optional.empty();
        }
        String resource = text(node, at, "resource");
        String action = text(node, at, "action");
        return choice(node, at, "effect", Effect.values())
                .flatMap(effect -> built(at, () -> new Rule(effect, resource, action)));
    }

    private Set<Rule> rules(JsonNode node, String at) {
        return asSet(list(node, at, "rules", this::rule), at + "/rules");
    }

    private Set<String> names(JsonNode node, String at, String field) {
        List<String> names = list(node, at, field, (element, where) -> {
            if (!element.isTextual()) {
                problem(where, "must be a text");
                return Optional.empty();
            }
            return Optional.of(element.textValue());
        });
        return asSet(names, at + '/' + field);
    }

    private <T> Set<T> asSet(List<T> list, String at) {
        Set<T> set = new HashSet<>(list);
        if (set.size() < list.size()) {
            problem(at, "has an element twice");
        }
        return set;
    }

    private <T> List<T> list(JsonNode node, String at, String field, BiFunction<JsonNode, String, Optional<T>> reader) {
        List<T> list = new ArrayList<>();
        JsonNode array = node.path(field);
        if (array.isMissingNode()) {
            return list;
        }
        if (!array.isArray()) {
            problem(at + '/' + field, "must be a list");
            return list;
        }
        for (int i = 0; i < array.size(); i++) {
            reader.apply(array.get(i), at + '/' + field + '/' + i).ifPresent(list::add);
        }
        return list;
    }

    private <E extends Enum<E>> Optional<E> choice(JsonNode node, String at, String field, E[] choices) {
        for (E choice : choices) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(node.path(field).textValue())) {
                return Optional.of(choice);
            }
        }
        problem(
                at + '/' + field,
                "must be one of " + List.of(choices).toString().toLowerCase(Locale.ROOT));
        return Optional.empty();
    }

    private String text(JsonNode node, String at, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            problem(at + '/' + field, "must be a text");
            return "";
        }
        return value.textValue();
    }

    private boolean isObject(JsonNode node, String at, Set<String> known) {
        if (!node.isObject()) {
            problem(at, "must be an object");
            return false;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                problem(at, "has an unknown field " + shorten(name));
            }
        });
        return true;
    }

    private <T> Optional<T> built(String at, Supplier<T> builder) {
        try {
            return Optional.of(builder.get());
        } catch (IllegalArgumentException e) {
            problem(at, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void problem(String at, String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new PolicyProblem(at, problem));
        }
    }

    private static String shorten(String name) {
        String printable = name.codePoints()
                .limit(60)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + printable + '"';
    }
}
