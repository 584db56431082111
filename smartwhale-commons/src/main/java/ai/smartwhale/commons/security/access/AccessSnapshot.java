// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy put to use: everything that a check needs, flattened beforehand and never changed. Principals with equal
 * roles and rules share one set of tables.
 */
final class AccessSnapshot {

    private final Map<String, Role> roles;
    private final Map<String, Principal> principals;
    private final List<DutySeparation> separations;
    private final AccessConfig config;
    private final RoleGraph graph;
    private final AccessCompiler compiler;
    private final Map<String, CompiledAccess> access;

    private AccessSnapshot(
            Map<String, Role> roles,
            Map<String, Principal> principals,
            List<DutySeparation> separations,
            AccessConfig config,
            AccessCompiler compiler,
            Map<String, CompiledAccess> access) {
        this.roles = roles;
        this.principals = principals;
        this.separations = separations;
        this.config = config;
        this.graph = new RoleGraph(roles);
        this.compiler = compiler;
        this.access = access;
        Map<CompiledAccess, Boolean> distinct = new IdentityHashMap<>();
        access.values().forEach(table -> distinct.put(table, true));
        long size = distinct.keySet().stream().mapToLong(CompiledAccess::size).sum();
        LimitExceededException.requireAtMost("rules of all principals, flattened", size, config.maxFlattenedRules());
    }

    /**
     * Puts a policy to use.
     *
     * @throws InvalidPolicyException if its parts do not fit together
     * @throws LimitExceededException if it is larger than allowed
     */
    static AccessSnapshot of(RbacPolicy policy, AccessConfig config) {
        Map<String, Role> roles = new LinkedHashMap<>();
        policy.roles().forEach(role -> roles.put(role.name(), role));
        List<PolicyProblem> problems = PolicyCheck.problems(policy, roles, config);
        if (!problems.isEmpty()) {
            throw new InvalidPolicyException(problems);
        }
        AccessCompiler compiler = new AccessCompiler(roles, policy.separations(), config.maxFlattenedRules());
        Map<String, Principal> principals = new HashMap<>();
        Map<String, CompiledAccess> access = new HashMap<>();
        policy.principals().forEach(principal -> {
            principals.put(principal.name(), principal);
            access.put(principal.name(), compiler.compile(principal));
        });
        return new AccessSnapshot(roles, principals, policy.separations(), config, compiler, access);
    }

    /** The same policy with one principal added or changed; only that one is compiled. */
    AccessSnapshot with(Principal principal) {
        List<PolicyProblem> problems = PolicyCheck.problems(principal, roles, graph, separations, config);
        if (!problems.isEmpty()) {
            throw new InvalidPolicyException(problems);
        }
        Map<String, Principal> changed = new HashMap<>(principals);
        changed.put(principal.name(), principal);
        LimitExceededException.requireAtMost("principals", changed.size(), config.maxPrincipals());
        Map<String, CompiledAccess> tables = new HashMap<>(access);
        tables.put(principal.name(), compiler.compile(principal));
        return new AccessSnapshot(roles, changed, separations, config, compiler, tables);
    }

    /** The same policy without a principal. */
    AccessSnapshot without(String name) {
        Map<String, Principal> changed = new HashMap<>(principals);
        changed.remove(name);
        Map<String, CompiledAccess> tables = new HashMap<>(access);
        tables.remove(name);
        return new AccessSnapshot(roles, changed, separations, config, compiler, tables);
    }

    boolean allows(String principal, String resource, String action) {
        CompiledAccess tables = access.get(principal);
        return tables != null && tables.allows(resource, action);
    }

    Optional<Principal> principal(String name) {
        return Optional.ofNullable(principals.get(name));
    }

    Optional<Role> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    Map<String, Principal> principals() {
        return Collections.unmodifiableMap(principals);
    }

    Set<String> roleNames() {
        return Collections.unmodifiableSet(roles.keySet());
    }

    RoleGraph graph() {
        return graph;
    }

    AccessCompiler compiler() {
        return compiler;
    }

    List<DutySeparation> separations() {
        return separations;
    }

    RbacPolicy policy() {
        return new RbacPolicy(new ArrayList<>(roles.values()), new ArrayList<>(principals.values()), separations);
    }
}
