// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out changes of roles on snapshots. */
final class RoleChanges {

    private RoleChanges() {}

    static AccessSnapshot apply(AccessSnapshot old, RoleChange change, AccessConfig config) {
        boolean there = old.role(change.name()).isPresent();
        if (change instanceof RoleChange.Create create) {
            if (there) {
                throw refused(change.name(), "is there already");
            }
            return replace(old, create.role(), config);
        }
        if (!there) {
            throw refused(change.name(), "is not there");
        }
        if (change instanceof RoleChange.Change changed) {
            return old.role(change.name()).equals(Optional.of(changed.role()))
                    ? old
                    : replace(old, changed.role(), config);
        }
        return remove(old, change.name(), config);
    }

    static AccessSnapshot replace(AccessSnapshot old, Role role, AccessConfig config) {
        RbacPolicy policy = old.policy();
        List<Role> roles = new ArrayList<>(policy.roles());
        roles.removeIf(other -> other.name().equals(role.name()));
        roles.add(role);
        return AccessSnapshot.of(new RbacPolicy(roles, policy.principals(), policy.separations()), config);
    }

    private static AccessSnapshot remove(AccessSnapshot old, String name, AccessConfig config) {
        RbacPolicy policy = old.policy();
        List<Role> roles = new ArrayList<>(policy.roles());
        roles.removeIf(role -> role.name().equals(name));
        // Whoever still names the role makes the check of the whole policy fail.
        return AccessSnapshot.of(new RbacPolicy(roles, policy.principals(), policy.separations()), config);
    }

    private static InvalidPolicyException refused(String role, String problem) {
        return new InvalidPolicyException(List.of(new PolicyProblem("role " + role, problem)));
    }
}
