// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

final class DefaultRoleManager implements RoleManager {

    private final DefaultAccessControl control;

    DefaultRoleManager(DefaultAccessControl control) {
        this.control = control;
    }

    @Override
    public boolean manageRoles(RoleChange change, String by) {
        InvalidValueException.requirePresent("change", change);
        String kind = change.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return control.change(
                SecurityEventType.ROLE,
                by,
                change.name(),
                Map.of("change", kind),
                old -> RoleChanges.apply(old, change, control.config()));
    }

    @Override
    public boolean assignRole(String principal, String role, String by) {
        AccessNames.requireName("principal", principal);
        AccessNames.requireName("role", role);
        Map<String, String> details = Map.of("change", "assign", "to", principal);
        return control.change(SecurityEventType.ROLE, by, role, details, old -> {
            Principal holder = old.principal(principal).orElseGet(() -> Principal.of(principal));
            Set<String> roles = new HashSet<>(holder.roles());
            return roles.add(role) ? old.with(new Principal(principal, roles, holder.rules())) : old;
        });
    }

    @Override
    public boolean unassignRole(String principal, String role, String by) {
        AccessNames.requireName("principal", principal);
        AccessNames.requireName("role", role);
        Map<String, String> details = Map.of("change", "unassign", "from", principal);
        return control.change(
                SecurityEventType.ROLE,
                by,
                role,
                details,
                old -> old.principal(principal)
                        .filter(holder -> holder.roles().contains(role))
                        .map(holder -> {
                            Set<String> roles = new HashSet<>(holder.roles());
                            roles.remove(role);
                            return old.with(new Principal(principal, roles, holder.rules()));
                        })
                        .orElse(old));
    }

    @Override
    public boolean removePrincipal(String principal, String by) {
        AccessNames.requireName("principal", principal);
        return control.change(
                SecurityEventType.ROLE,
                by,
                principal,
                Map.of("change", "remove principal"),
                old -> old.principal(principal).isPresent() ? old.without(principal) : old);
    }

    @Override
    public ActiveRoles activateRoles(String principal, Set<String> roles) {
        AccessNames.requireName("principal", principal);
        Set<String> wanted = Set.copyOf(InvalidValueException.requirePresent("roles", roles));
        AccessSnapshot snapshot = control.snapshot();
        RoleGraph graph = snapshot.graph();
        Set<String> held = graph.closure(
                snapshot.principal(principal).map(Principal::roles).orElse(Set.of()));
        String where = "principal " + principal;
        List<PolicyProblem> problems = new ArrayList<>();
        wanted.stream()
                .filter(role -> !held.contains(role))
                .forEach(role -> problems.add(new PolicyProblem(where, "does not hold the role " + role)));
        Set<String> used = graph.closure(wanted);
        snapshot.separations().stream()
                .filter(separation -> separation.isBrokenBy(used))
                .forEach(separation -> problems.add(new PolicyProblem(where, PolicyCheck.brokenBy(separation, used))));
        Map<String, String> details = Map.of("change", "activate", "roles", String.join(",", new TreeSet<>(wanted)));
        if (!problems.isEmpty()) {
            InvalidPolicyException refused = new InvalidPolicyException(problems);
            control.audit()
                    .tell(
                            SecurityEventType.ROLE,
                            principal,
                            principal,
                            false,
                            String.valueOf(refused.getMessage()),
                            details);
            throw refused;
        }
        control.audit().tell(SecurityEventType.ROLE, principal, principal, true, "", details);
        return new DefaultActiveRoles(control, snapshot, principal, wanted);
    }

    @Override
    public Optional<RoleHierarchy> checkRoleHierarchy(String role) {
        AccessSnapshot snapshot = control.snapshot();
        return snapshot.role(role).map(found -> {
            Set<String> ancestors = snapshot.graph().closure(found.parents());
            Set<String> heirs = snapshot.graph().heirs(role);
            Set<String> principals = new HashSet<>();
            snapshot.principals().values().forEach(principal -> {
                if (principal.roles().contains(role)
                        || principal.roles().stream().anyMatch(heirs::contains)) {
                    principals.add(principal.name());
                }
            });
            return new RoleHierarchy(found, ancestors, heirs, principals);
        });
    }

    @Override
    public boolean checkRoleHierarchy(String role, String ancestor) {
        return control.snapshot().graph().closure(Set.of(role)).contains(ancestor);
    }

    @Override
    public Set<String> rolesOf(String principal) {
        AccessSnapshot snapshot = control.snapshot();
        return new TreeSet<>(snapshot.graph()
                .closure(snapshot.principal(principal).map(Principal::roles).orElse(Set.of())));
    }
}
