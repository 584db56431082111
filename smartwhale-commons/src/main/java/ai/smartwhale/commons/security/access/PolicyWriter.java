// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Writes policies as JSON in an order that does not depend on how they came to be. */
final class PolicyWriter {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Comparator<Rule> RULES =
            Comparator.comparing(Rule::resource).thenComparing(Rule::action).thenComparing(Rule::effect);

    private PolicyWriter() {}

    static byte[] write(RbacPolicy policy) {
        ObjectNode root = MAPPER.createObjectNode().put("version", PolicyReader.VERSION);
        ArrayNode roles = root.putArray("roles");
        policy.roles().stream().sorted(Comparator.comparing(Role::name)).forEach(role -> {
            ObjectNode node = roles.addObject().put("name", role.name());
            putNames(node, "parents", role.parents());
            putRules(node, role.rules());
        });
        ArrayNode principals = root.putArray("principals");
        policy.principals().stream()
                .sorted(Comparator.comparing(Principal::name))
                .forEach(principal -> {
                    ObjectNode node = principals.addObject().put("name", principal.name());
                    putNames(node, "roles", principal.roles());
                    putRules(node, principal.rules());
                });
        ArrayNode separations = root.putArray("separations");
        policy.separations().stream()
                .sorted(Comparator.comparing(DutySeparation::name))
                .forEach(separation -> {
                    ObjectNode node = separations
                            .addObject()
                            .put("name", separation.name())
                            .put("kind", separation.kind().name().toLowerCase(Locale.ROOT));
                    putNames(node, "roles", separation.roles());
                    node.put("most", separation.most());
                });
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putNames(ObjectNode node, String field, Collection<String> names) {
        ArrayNode array = node.putArray(field);
        names.stream().sorted().forEach(array::add);
    }

    private static void putRules(ObjectNode node, Collection<Rule> rules) {
        ArrayNode array = node.putArray("rules");
        rules.stream()
                .sorted(RULES)
                .forEach(rule -> array.addObject()
                        .put("effect", rule.effect().name().toLowerCase(Locale.ROOT))
                        .put("resource", rule.resource())
                        .put("action", rule.action()));
    }
}
