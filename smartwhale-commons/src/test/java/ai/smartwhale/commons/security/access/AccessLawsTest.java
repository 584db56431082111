// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.security.SecurityAudit;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random policies and random changes against the plain model. */
class AccessLawsTest {

    @Test
    void decidesAsThePlainModelDoes() {
        int allowed = 0;
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            RandomPolicies random = new RandomPolicies(seed);
            RbacPolicy policy = random.policy(8, 6);
            ReferenceAccess model = new ReferenceAccess(policy);
            PermissionManager permissions = control(policy).permissions();
            for (int i = 0; i < 120; i++) {
                String principal = "p" + i % 7;
                String resource = random.resource();
                String action = RandomPolicies.ACTIONS.get(i % 3);
                boolean expected = model.allows(principal, resource, action);
                assertThat(permissions.checkPermission(principal, resource, action))
                        .as("seed %s: %s %s %s", seed, principal, action, resource)
                        .isEqualTo(expected);
                AccessDecision decision = permissions.explain(principal, resource, action);
                assertThat(decision.allowed()).isEqualTo(expected);
                boolean denied =
                        decision.reasons().stream().anyMatch(r -> r.rule().effect() == Effect.DENY);
                boolean granted = decision.reasons().stream()
                        .anyMatch(r -> r.active() && r.rule().effect() == Effect.ALLOW);
                assertThat(granted && !denied).isEqualTo(expected);
                assertThat(permissions.principalsWith(resource, action).contains(principal))
                        .isEqualTo(expected);
                allowed += expected ? 1 : 0;
                refused += expected ? 0 : 1;
            }
        }
        assertThat(allowed).isGreaterThan(5_000);
        assertThat(refused).isGreaterThan(5_000);
    }

    @Test
    void decidesTheSameAfterManySmallChangesAsAfterOneReload() {
        Random dice = new Random(7);
        RandomPolicies random = new RandomPolicies(7);
        AccessControl changed = control(random.policy(6, 5));
        List<Rule> given = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            String principal = "p" + dice.nextInt(6);
            String role = "r" + dice.nextInt(6);
            Grantee grantee = dice.nextBoolean() ? Grantee.role(role) : Grantee.principal(principal);
            switch (dice.nextInt(4)) {
                case 0 -> {
                    given.add(random.rule());
                    changed.permissions().grantPermission(grantee, given.get(given.size() - 1), "root");
                }
                case 1 -> {
                    if (!given.isEmpty()) {
                        changed.permissions().grantPermission(Grantee.principal(principal), given.get(0), "root");
                        changed.permissions()
                                .revokePermission(
                                        Grantee.principal(principal), given.get(dice.nextInt(given.size())), "root");
                    }
                }
                case 2 -> changed.roles().assignRole(principal, role, "root");
                default -> changed.roles().unassignRole(principal, role, "root");
            }
            RbacPolicy policy = changed.policy();
            ReferenceAccess model = new ReferenceAccess(policy);
            String resource = random.resource();
            assertThat(changed.permissions().checkPermission(principal, resource, "read"))
                    .isEqualTo(model.allows(principal, resource, "read"));
            assertThat(control(RbacPolicy.fromJson(policy.toJson()))
                            .permissions()
                            .checkPermission(principal, resource, "read"))
                    .isEqualTo(model.allows(principal, resource, "read"));
        }
    }

    @Test
    void patternsMatchAsThePlainModelDoes() {
        RandomPolicies random = new RandomPolicies(11);
        int covered = 0;
        for (int i = 0; i < 20_000; i++) {
            Rule rule = random.rule();
            String resource = random.resource();
            boolean expected = ReferenceAccess.covers(rule, resource, "read");
            assertThat(rule.covers(resource, "read"))
                    .as("%s %s", rule, resource)
                    .isEqualTo(expected);
            covered += expected ? 1 : 0;
        }
        assertThat(covered).isGreaterThan(1_000);
    }

    private static AccessControl control(RbacPolicy policy) {
        return AccessControl.create(policy, AccessConfig.defaults(), SecurityAudit.NONE, InstantSource.system());
    }
}
