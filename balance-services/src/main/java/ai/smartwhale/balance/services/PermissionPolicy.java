// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.AccessAttempt.Kind;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.access.PermissionManager;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.OperationType;
import java.util.List;
import java.util.Optional;

/** Turns attempts into permissions; see {@link AccessPolicy#byPermissions}. */
final class PermissionPolicy implements AccessPolicy {

    private static final String RECEIVE = "receive";
    private static final List<DataSource> EVERY_SOURCE = List.of(DataSource.values());

    private final PermissionManager permissions;

    PermissionPolicy(PermissionManager permissions) {
        this.permissions = InvalidValueException.requirePresent("permissions", permissions);
    }

    @Override
    public AccessDecision decide(AccessAttempt attempt) {
        String principal = attempt.principal().orElse(ANONYMOUS);
        String topic = "topic:" + attempt.topic().replace('.', ':');
        if (!permissions.checkPermission(principal, topic, RECEIVE)) {
            return refused(RECEIVE, topic);
        }
        return attempt.kind() == Kind.REQUEST ? request(principal, attempt) : AccessDecision.ALLOWED;
    }

    private AccessDecision request(String principal, AccessAttempt attempt) {
        Optional<OperationType> operation = attempt.operation();
        Optional<DataType> type = attempt.dataType();
        if (operation.isEmpty() || type.isEmpty()) {
            return AccessDecision.refused("a request that says neither what nor how");
        }
        String action = operation.orElseThrow().wireName();
        String what = ':' + type.orElseThrow().wireName() + ':' + attempt.modelId();
        for (DataSource source : attempt.source().map(List::of).orElse(EVERY_SOURCE)) {
            String resource = "source:" + source.wireName() + what;
            if (!permissions.checkPermission(principal, resource, action)) {
                return refused(action, resource);
            }
        }
        return AccessDecision.ALLOWED;
    }

    private static AccessDecision refused(String action, String resource) {
        return AccessDecision.refused("no permission to " + action + ' ' + resource);
    }
}
