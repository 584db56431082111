// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flattens what holds for a principal: its own rules, what its active roles allow, and what any role that it holds
 * denies, active or not, so that nobody gets rid of a denial by leaving a role aside. Thread-safe.
 */
final class AccessCompiler {

    private final Map<String, Role> roles;
    private final List<DutySeparation> separations;
    private final RoleGraph graph;
    private final long limit;
    private final Cache<Inputs, CompiledAccess> shared =
            Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

    AccessCompiler(Map<String, Role> roles, List<DutySeparation> separations, long limit) {
        this.roles = roles;
        this.separations = separations;
        this.graph = new RoleGraph(roles);
        this.limit = limit;
    }

    CompiledAccess compile(Principal principal) {
        return compile(principal, defaultRoles(principal));
    }

    CompiledAccess compile(Principal principal, Set<String> active) {
        Inputs inputs = new Inputs(active, principal.roles(), principal.rules());
        return shared.get(inputs, this::flatten);
    }

    /** The roles that are active without being asked for: all but those that may not be active together. */
    Set<String> defaultRoles(Principal principal) {
        Set<String> all = graph.closure(principal.roles());
        Set<String> active = new HashSet<>(principal.roles());
        for (DutySeparation separation : separations) {
            if (separation.kind() == DutySeparation.Kind.DYNAMIC && separation.isBrokenBy(all)) {
                active.removeIf(role -> graph.closure(List.of(role)).stream().anyMatch(separation.roles()::contains));
            }
        }
        return Set.copyOf(active);
    }

    private CompiledAccess flatten(Inputs inputs) {
        Set<Rule> rules = new HashSet<>(inputs.own());
        Set<String> active = graph.closure(inputs.active());
        List<Role> held = new ArrayList<>();
        graph.closure(inputs.assigned()).forEach(name -> held.add(roles.getOrDefault(name, Role.of(name))));
        for (Role role : held) {
            for (Rule rule : role.rules()) {
                if (rule.effect() == Effect.DENY || active.contains(role.name())) {
                    rules.add(rule);
                }
            }
        }
        return CompiledAccess.of(rules, limit);
    }

    private record Inputs(Set<String> active, Set<String> assigned, Set<Rule> own) {}
}
