// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the parts of a policy fit together. */
final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * Everything that is wrong with a whole policy.
     *
     * @throws LimitExceededException if it is larger than allowed
     */
    static List<PolicyProblem> problems(RbacPolicy policy, Map<String, Role> roles, AccessConfig config) {
        LimitExceededException.requireAtMost("roles", policy.roles().size(), config.maxRoles());
        LimitExceededException.requireAtMost("principals", policy.principals().size(), config.maxPrincipals());
        LimitExceededException.requireAtMost(
                "separations of duty", policy.separations().size(), config.maxRoles());
        List<PolicyProblem> problems = new ArrayList<>();
        once("role", policy.roles().stream().map(Role::name).toList(), problems);
        once("principal", policy.principals().stream().map(Principal::name).toList(), problems);
        once(
                "separation",
                policy.separations().stream().map(DutySeparation::name).toList(),
                problems);
        for (Role role : policy.roles()) {
            LimitExceededException.requireAtMost(
                    "rules of role " + role.name(), role.rules().size(), config.maxRulesEach());
            known("role " + role.name(), role.parents(), roles, problems);
        }
        for (DutySeparation separation : policy.separations()) {
            known("separation " + separation.name(), separation.roles(), roles, problems);
        }
        RoleGraph graph = new RoleGraph(roles);
        List<String> cycle = graph.cycle();
        if (!cycle.isEmpty()) {
            problems.add(
                    new PolicyProblem("role " + cycle.get(0), "inherits from itself: " + String.join(" -> ", cycle)));
        }
        for (Principal principal : policy.principals()) {
            problems.addAll(problems(principal, roles, graph, policy.separations(), config));
        }
        return problems;
    }

    /** Everything that is wrong with one principal within a policy that is right. */
    static List<PolicyProblem> problems(
            Principal principal,
            Map<String, Role> roles,
            RoleGraph graph,
            List<DutySeparation> separations,
            AccessConfig config) {
        List<PolicyProblem> problems = new ArrayList<>();
        String where = "principal " + principal.name();
        LimitExceededException.requireAtMost(
                "rules of " + where, principal.rules().size(), config.maxRulesEach());
        known(where, principal.roles(), roles, problems);
        if (!separations.isEmpty()) {
            Set<String> held = graph.closure(principal.roles());
            for (DutySeparation separation : separations) {
                if (separation.kind() == DutySeparation.Kind.STATIC && separation.isBrokenBy(held)) {
                    problems.add(new PolicyProblem(where, brokenBy(separation, held)));
                }
            }
        }
        return problems;
    }

    static String brokenBy(DutySeparation separation, Set<String> held) {
        return "more than " + separation.most() + " of the roles that " + separation.name() + " keeps apart: "
                + separation.roles().stream().filter(held::contains).sorted().toList();
    }

    private static void known(
            String where, Collection<String> names, Map<String, Role> roles, List<PolicyProblem> problems) {
        for (String name : names) {
            if (!roles.containsKey(name)) {
                problems.add(new PolicyProblem(where, "names a role that is not there: " + name));
            }
        }
    }

    private static void once(String kind, List<String> names, List<PolicyProblem> problems) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                problems.add(new PolicyProblem(kind + ' ' + name, "is there twice"));
            }
        }
    }
}
