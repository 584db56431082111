// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same decisions, made the slow and plain way from the policy itself. */
final class ReferenceAccess {

    private final RbacPolicy policy;

    ReferenceAccess(RbacPolicy policy) {
        this.policy = policy;
    }

    boolean allows(String principal, String resource, String action) {
        Principal who = policy.principals().stream()
                .filter(p -> p.name().equals(principal))
                .findFirst()
                .orElse(Principal.of(principal));
        Set<String> held = new HashSet<>();
        who.roles().forEach(role -> inherit(role, held));
        Set<String> usable = new HashSet<>();
        for (String role : who.roles()) {
            Set<String> mine = new HashSet<>();
            inherit(role, mine);
            boolean apart = policy.separations().stream()
                    .filter(s -> s.kind() == DutySeparation.Kind.DYNAMIC)
                    .filter(s -> s.roles().stream().filter(held::contains).count() > s.most())
                    .anyMatch(s -> s.roles().stream().anyMatch(mine::contains));
            if (!apart) {
                usable.addAll(mine);
            }
        }
        boolean allowed = who.rules().stream().anyMatch(r -> r.effect() == Effect.ALLOW && covers(r, resource, action));
        boolean denied = who.rules().stream().anyMatch(r -> r.effect() == Effect.DENY && covers(r, resource, action));
        for (Role role : policy.roles()) {
            for (Rule rule : role.rules()) {
                if (covers(rule, resource, action)) {
                    denied |= rule.effect() == Effect.DENY && held.contains(role.name());
                    allowed |= rule.effect() == Effect.ALLOW && usable.contains(role.name());
                }
            }
        }
        return allowed && !denied;
    }

    private void inherit(String role, Set<String> into) {
        if (into.add(role)) {
            policy.roles().stream()
                    .filter(r -> r.name().equals(role))
                    .forEach(r -> r.parents().forEach(parent -> inherit(parent, into)));
        }
    }

    static boolean covers(Rule rule, String resource, String action) {
        if (!rule.action().equals("*") && !rule.action().equals(action)) {
            return false;
        }
        List<String> pattern = Arrays.asList(rule.resource().split(":", -1));
        List<String> segments = Arrays.asList(resource.split(":", -1));
        boolean open = pattern.get(pattern.size() - 1).equals("*");
        if (open ? segments.size() < pattern.size() : segments.size() != pattern.size()) {
            return false;
        }
        for (int i = 0; i < pattern.size(); i++) {
            if (!pattern.get(i).equals("*") && !pattern.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
