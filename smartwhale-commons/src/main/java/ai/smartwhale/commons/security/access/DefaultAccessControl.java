// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEventType;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes are made one after the other under a lock; checks read the present snapshot without one. */
final class DefaultAccessControl implements AccessControl {

    private final Object lock = new Object();
    private final AccessConfig config;
    private final AccessAudit audit;
    private final PermissionManager permissions;
    private final RoleManager roles;
    private volatile AccessSnapshot snapshot;

    DefaultAccessControl(RbacPolicy policy, AccessConfig config, AccessAudit audit) {
        this.config = config;
        this.audit = audit;
        this.snapshot = AccessSnapshot.of(policy, config);
        this.permissions = new DefaultPermissionManager(this);
        this.roles = new DefaultRoleManager(this);
    }

    @Override
    public PermissionManager permissions() {
        return permissions;
    }

    @Override
    public RoleManager roles() {
        return roles;
    }

    @Override
    public RbacPolicy policy() {
        return snapshot.policy();
    }

    @Override
    public void reload(RbacPolicy policy, String by) {
        InvalidValueException.requirePresent("policy", policy);
        change(SecurityEventType.SETTINGS, by, "policy", Map.of(), old -> AccessSnapshot.of(policy, config));
    }

    @Override
    public void reload(byte[] json, String by) {
        InvalidValueException.requirePresent("json", json);
        change(
                SecurityEventType.SETTINGS,
                by,
                "policy",
                Map.of(),
                old -> AccessSnapshot.of(RbacPolicy.fromJson(json), config));
    }

    AccessSnapshot snapshot() {
        return snapshot;
    }

    AccessConfig config() {
        return config;
    }

    AccessAudit audit() {
        return audit;
    }

    /** Makes a change and tells the audit, also of a change that was refused; returns whether there was one. */
    boolean change(
            SecurityEventType type,
            String by,
            String subject,
            Map<String, String> details,
            UnaryOperator<AccessSnapshot> change) {
        InvalidValueException.requireText("by", by);
        boolean changed;
        try {
            synchronized (lock) {
                AccessSnapshot old = snapshot;
                AccessSnapshot fresh = change.apply(old);
                changed = fresh != old;
                snapshot = fresh;
            }
        } catch (IllegalArgumentException e) {
            audit.tell(type, by, subject, false, String.valueOf(e.getMessage()), details);
            throw e;
        }
        audit.tell(type, by, subject, true, changed ? "" : "nothing to change", details);
        return changed;
    }
}
