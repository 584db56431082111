// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

final class DefaultPermissionManager implements PermissionManager {

    private static final Comparator<EffectiveRule> DENIALS_FIRST = Comparator.comparing(
                    (EffectiveRule reason) -> reason.rule().effect())
            .reversed();

    private final DefaultAccessControl control;
    private final boolean auditGranted;

    DefaultPermissionManager(DefaultAccessControl control) {
        this.control = control;
        this.auditGranted = control.config().auditGranted();
    }

    @Override
    public boolean checkPermission(String principal, String resource, String action) {
        AccessNames.requireConcrete(resource);
        boolean allowed = control.snapshot().allows(principal, resource, action);
        if (!allowed || auditGranted) {
            tell(principal, resource, action, allowed);
        }
        return allowed;
    }

    @Override
    public boolean checkPermission(ActiveRoles session, String resource, String action) {
        AccessNames.requireConcrete(resource);
        if (!(session instanceof DefaultActiveRoles active)) {
            throw new InvalidValueException("session", session, "a session of this role manager");
        }
        boolean allowed = active.access(control).allows(resource, action);
        if (!allowed || auditGranted) {
            tell(session.principal(), resource, action, allowed);
        }
        return allowed;
    }

    @Override
    public boolean grantPermission(Grantee to, Rule rule, String by) {
        return change(to, rule, by, true);
    }

    @Override
    public boolean revokePermission(Grantee from, Rule rule, String by) {
        return change(from, rule, by, false);
    }

    @Override
    public List<EffectiveRule> permissionsOf(String principal) {
        return reasons(control.snapshot(), principal);
    }

    @Override
    public AccessDecision explain(String principal, String resource, String action) {
        AccessNames.requireConcrete(resource);
        AccessSnapshot snapshot = control.snapshot();
        List<EffectiveRule> reasons = reasons(snapshot, principal).stream()
                .filter(reason -> reason.rule().covers(resource, action))
                .sorted(DENIALS_FIRST)
                .toList();
        return new AccessDecision(snapshot.allows(principal, resource, action), reasons);
    }

    @Override
    public Set<String> principalsWith(String resource, String action) {
        AccessNames.requireConcrete(resource);
        AccessSnapshot snapshot = control.snapshot();
        Set<String> names = new TreeSet<>();
        for (String name : snapshot.principals().keySet()) {
            if (snapshot.allows(name, resource, action)) {
                names.add(name);
            }
        }
        return names;
    }

    private boolean change(Grantee grantee, Rule rule, String by, boolean give) {
        InvalidValueException.requirePresent("grantee", grantee);
        InvalidValueException.requirePresent("rule", rule);
        Map<String, String> details = Map.of(
                "change", give ? "grant" : "revoke",
                "effect", rule.effect().name(),
                "resource", rule.resource(),
                "action", rule.action());
        String subject = grantee.kind() == Grantee.Kind.ROLE ? "role " + grantee.name() : grantee.name();
        return control.change(
                SecurityEventType.PERMISSION,
                by,
                subject,
                details,
                old -> grantee.kind() == Grantee.Kind.ROLE
                        ? changeRole(old, grantee.name(), rule, give)
                        : changePrincipal(old, grantee.name(), rule, give));
    }

    private static AccessSnapshot changePrincipal(AccessSnapshot old, String name, Rule rule, boolean give) {
        Principal principal = old.principal(name).orElseGet(() -> {
            if (!give) {
                throw absent("principal " + name);
            }
            return Principal.of(name);
        });
        Set<Rule> rules = new HashSet<>(principal.rules());
        boolean changed = give ? rules.add(rule) : rules.remove(rule);
        return changed ? old.with(new Principal(name, principal.roles(), rules)) : old;
    }

    private AccessSnapshot changeRole(AccessSnapshot old, String name, Rule rule, boolean give) {
        Role role = old.role(name).orElseThrow(() -> absent("role " + name));
        Set<Rule> rules = new HashSet<>(role.rules());
        boolean changed = give ? rules.add(rule) : rules.remove(rule);
        return changed ? RoleChanges.replace(old, new Role(name, role.parents(), rules), control.config()) : old;
    }

    static InvalidPolicyException absent(String where) {
        return new InvalidPolicyException(List.of(new PolicyProblem(where, "is not there")));
    }

    private static List<EffectiveRule> reasons(AccessSnapshot snapshot, String name) {
        List<EffectiveRule> reasons = new ArrayList<>();
        snapshot.principal(name).ifPresent(principal -> {
            principal.rules().forEach(rule -> reasons.add(new EffectiveRule(rule, List.of(), true)));
            RoleGraph graph = snapshot.graph();
            Set<String> active = graph.closure(snapshot.compiler().defaultRoles(principal));
            for (String role : graph.closure(principal.roles())) {
                List<String> via = graph.path(principal.roles(), role);
                for (Rule rule : snapshot.role(role).map(Role::rules).orElse(Set.of())) {
                    reasons.add(new EffectiveRule(rule, via, rule.effect() == Effect.DENY || active.contains(role)));
                }
            }
        });
        return reasons;
    }

    private void tell(String principal, String resource, String action, boolean allowed) {
        control.audit()
                .tell(
                        SecurityEventType.ACCESS,
                        principal,
                        resource,
                        allowed,
                        allowed ? "" : "not permitted",
                        Map.of("action", action));
    }
}
