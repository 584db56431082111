// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import java.util.HashSet;
import java.util.Set;

/** Keeps its tables until the policy changes; then works out anew which of its roles still count. */
final class DefaultActiveRoles implements ActiveRoles {

    private final DefaultAccessControl control;
    private final String principal;
    private final Set<String> roles;
    private volatile Compiled compiled;

    DefaultActiveRoles(DefaultAccessControl control, AccessSnapshot snapshot, String principal, Set<String> roles) {
        this.control = control;
        this.principal = principal;
        this.roles = Set.copyOf(roles);
        this.compiled = compile(snapshot);
    }

    @Override
    public String principal() {
        return principal;
    }

    @Override
    public Set<String> roles() {
        return roles;
    }

    CompiledAccess access(DefaultAccessControl asked) {
        if (asked != control) {
            throw new InvalidValueException("session", this, "a session of this role manager");
        }
        AccessSnapshot now = control.snapshot();
        Compiled present = compiled;
        if (present.snapshot() != now) {
            present = compile(now);
            compiled = present;
        }
        return present.access();
    }

    private Compiled compile(AccessSnapshot snapshot) {
        CompiledAccess access = snapshot.principal(principal)
                .map(holder -> {
                    RoleGraph graph = snapshot.graph();
                    Set<String> active = new HashSet<>(roles);
                    active.retainAll(graph.closure(holder.roles()));
                    Set<String> used = graph.closure(active);
                    boolean broken =
                            snapshot.separations().stream().anyMatch(separation -> separation.isBrokenBy(used));
                    return snapshot.compiler().compile(holder, broken ? Set.of() : Set.copyOf(active));
                })
                .orElse(CompiledAccess.NONE);
        return new Compiled(snapshot, access);
    }

    @Override
    public String toString() {
        return "ActiveRoles[" + principal + ' ' + roles + ']';
    }

    private record Compiled(AccessSnapshot snapshot, CompiledAccess access) {}
}
