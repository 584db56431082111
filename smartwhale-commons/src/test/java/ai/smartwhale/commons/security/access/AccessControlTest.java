// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessControlTest {

    private final List<SecurityEvent> events = new ArrayList<>();
    private final AccessControl control = control(AccessConfig.defaults());
    private final PermissionManager permissions = control.permissions();
    private final RoleManager roles = control.roles();

    private AccessControl control(AccessConfig config) {
        return AccessControl.create(
                RbacPolicy.empty(), config, events::add, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private void role(String name, String... parents) {
        roles.manageRoles(new RoleChange.Create(Role.of(name).inheriting(parents)), "root");
    }

    @Test
    void everythingIsRefusedUntilARuleAllowsItAndADenialWins() {
        assertThat(permissions.checkPermission("ada", "topic:a", "read")).isFalse();
        permissions.grantPermission(Grantee.principal("ada"), Rule.allow("topic:*", "read"), "root");
        assertThat(permissions.checkPermission("ada", "topic:a", "read")).isTrue();
        assertThat(permissions.checkPermission("ada", "topic", "read")).isFalse();
        assertThat(permissions.checkPermission("ada", "topic:a", "write")).isFalse();
        permissions.grantPermission(Grantee.principal("ada"), Rule.deny("topic:a", "*"), "root");
        assertThat(permissions.checkPermission("ada", "topic:a", "read")).isFalse();
        assertThat(permissions.checkPermission("ada", "topic:b", "read")).isTrue();
        permissions.revokePermission(Grantee.principal("ada"), Rule.deny("topic:a", "*"), "root");
        assertThat(permissions.checkPermission("ada", "topic:a", "read")).isTrue();
    }

    @Test
    void rolesInheritAndTheReasonNamesTheWay() {
        role("reader");
        role("editor", "reader");
        role("chief", "editor");
        permissions.grantPermission(Grantee.role("reader"), Rule.allow("page:*", "read"), "root");
        roles.assignRole("bob", "chief", "root");
        AccessDecision decision = permissions.explain("bob", "page:1", "read");
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.reasons())
                .containsExactly(
                        new EffectiveRule(Rule.allow("page:*", "read"), List.of("chief", "editor", "reader"), true));
        assertThat(roles.rolesOf("bob")).containsExactly("chief", "editor", "reader");
        RoleHierarchy editor = roles.checkRoleHierarchy("editor").orElseThrow();
        assertThat(editor.ancestors()).containsExactly("reader");
        assertThat(editor.heirs()).containsExactly("chief");
        assertThat(editor.principals()).containsExactly("bob");
        assertThat(roles.checkRoleHierarchy("chief", "reader")).isTrue();
        assertThat(roles.checkRoleHierarchy("reader", "chief")).isFalse();
        roles.unassignRole("bob", "chief", "root");
        assertThat(permissions.checkPermission("bob", "page:1", "read")).isFalse();
    }

    @Test
    void aCycleIsRefusedWithTheWayAroundAndNothingChanges() {
        role("a");
        role("b", "a");
        role("c", "b");
        RbacPolicy before = control.policy();
        assertThatThrownBy(() ->
                        roles.manageRoles(new RoleChange.Change(Role.of("a").inheriting("c")), "root"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("->")
                .hasMessageMatching(".*(a -> c -> b -> a|b -> a -> c -> b|c -> b -> a -> c).*");
        assertThat(control.policy().toJson()).isEqualTo(before.toJson());
        assertThat(events.get(events.size() - 1))
                .matches(event -> !event.allowed() && event.type() == SecurityEventType.ROLE);
    }

    @Test
    void aDeepChainOfRolesDoesNotExhaustTheStack() {
        List<Role> chain = new ArrayList<>(List.of(Role.of("r0", Rule.allow("x", "read"))));
        for (int i = 1; i < 10_000; i++) {
            chain.add(Role.of("r" + i).inheriting("r" + (i - 1)));
        }
        control.reload(new RbacPolicy(chain, List.of(Principal.of("ada", "r9999")), List.of()), "root");
        assertThat(permissions.checkPermission("ada", "x", "read")).isTrue();
    }

    @Test
    void dutiesThatAreKeptApartAreNeverHeldTogether() {
        role("payer");
        role("approver");
        role("boss", "approver");
        RbacPolicy now = control.policy();
        DutySeparation apart = new DutySeparation("pay", DutySeparation.Kind.STATIC, Set.of("payer", "approver"), 1);
        control.reload(new RbacPolicy(now.roles(), now.principals(), List.of(apart)), "root");
        roles.assignRole("ada", "payer", "root");
        assertThatThrownBy(() -> roles.assignRole("ada", "boss", "root"))
                .isInstanceOf(InvalidPolicyException.class)
                .hasMessageContaining("[approver, payer]");
        assertThat(roles.rolesOf("ada")).containsExactly("payer");
        assertThatThrownBy(() ->
                        roles.manageRoles(new RoleChange.Change(Role.of("payer").inheriting("approver")), "root"))
                .isInstanceOf(InvalidPolicyException.class);
    }

    @Test
    void dutiesOfOneSessionAreKeptApartAndDenialsStayWithInactiveRoles() {
        Role teller = Role.of("teller", Rule.allow("cash", "pay"));
        Role auditor = Role.of("auditor", Rule.allow("book", "check"), Rule.deny("vault", "open"));
        Role staff = Role.of("staff", Rule.allow("vault", "open"));
        DutySeparation apart = new DutySeparation("desk", DutySeparation.Kind.DYNAMIC, Set.of("teller", "auditor"), 1);
        control.reload(
                new RbacPolicy(
                        List.of(teller, auditor, staff),
                        List.of(Principal.of("ada", "teller", "auditor", "staff")),
                        List.of(apart)),
                "root");
        assertThat(permissions.checkPermission("ada", "cash", "pay")).isFalse();
        assertThatThrownBy(() -> roles.activateRoles("ada", Set.of("teller", "auditor")))
                .isInstanceOf(InvalidPolicyException.class);
        assertThatThrownBy(() -> roles.activateRoles("ada", Set.of("king"))).isInstanceOf(InvalidPolicyException.class);
        ActiveRoles session = roles.activateRoles("ada", Set.of("teller", "staff"));
        assertThat(permissions.checkPermission(session, "cash", "pay")).isTrue();
        assertThat(permissions.checkPermission(session, "book", "check")).isFalse();
        assertThat(permissions.checkPermission(session, "vault", "open")).isFalse();
        roles.unassignRole("ada", "teller", "root");
        assertThat(permissions.checkPermission(session, "cash", "pay")).isFalse();
        assertThat(permissions.checkPermission("ada", "book", "check")).isTrue();
    }

    @Test
    void aRefusedReloadKeepsTheOldPolicyAndNamesEveryProblem() {
        permissions.grantPermission(Grantee.principal("ada"), Rule.allow("x", "read"), "root");
        byte[] bad = """
                {"version":1,
                 "roles":[{"name":"a","parents":["nobody"]},{"name":"a"}],
                 "principals":[{"name":"p","roles":["gone"]}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> control.reload(bad, "root"))
                .isInstanceOf(InvalidPolicyException.class)
                .satisfies(
                        e -> assertThat(((InvalidPolicyException) e).problems()).hasSize(3));
        assertThat(permissions.checkPermission("ada", "x", "read")).isTrue();
        assertThat(events.get(events.size() - 1).type()).isEqualTo(SecurityEventType.SETTINGS);
        assertThat(events.get(events.size() - 1).allowed()).isFalse();
    }

    @Test
    void everyChangeAndEveryRefusalIsAudited() {
        role("reader");
        roles.assignRole("ada", "reader", "root");
        permissions.grantPermission(Grantee.role("reader"), Rule.allow("x", "read"), "root");
        permissions.checkPermission("ada", "x", "read");
        assertThat(events).hasSize(3);
        permissions.checkPermission("ada", "y", "read");
        SecurityEvent last = events.get(3);
        assertThat(last.type()).isEqualTo(SecurityEventType.ACCESS);
        assertThat(last.principal()).contains("ada");
        assertThat(last.subject()).isEqualTo("y");
        assertThat(last.allowed()).isFalse();
    }

    @Test
    void growthBeyondTheLimitsIsRefused() {
        AccessControl small = control(AccessConfig.builder()
                .maxPrincipals(2)
                .maxRoles(1)
                .maxRulesEach(2)
                .maxFlattenedRules(3)
                .build());
        small.roles().manageRoles(new RoleChange.Create(Role.of("a")), "root");
        assertThatThrownBy(() -> small.roles().manageRoles(new RoleChange.Create(Role.of("b")), "root"))
                .isInstanceOf(LimitExceededException.class);
        Grantee one = Grantee.principal("1");
        small.permissions().grantPermission(one, Rule.allow("x", "read"), "root");
        small.permissions().grantPermission(one, Rule.allow("y", "*"), "root");
        assertThatThrownBy(() -> small.permissions().grantPermission(one, Rule.allow("z", "read"), "root"))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() ->
                        small.permissions().grantPermission(Grantee.principal("2"), Rule.allow("z", "read"), "root"))
                .isInstanceOf(LimitExceededException.class);
        small.roles().assignRole("2", "a", "root");
        assertThatThrownBy(() -> small.roles().assignRole("3", "a", "root")).isInstanceOf(LimitExceededException.class);
        assertThat(small.permissions().checkPermission("1", "x", "read")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a:*", "a::b", ":a", "a:"})
    void aMalformedResourceIsRefused(String resource) {
        assertThatThrownBy(() -> permissions.checkPermission("ada", resource, "read"))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a*", "a::b", ":a", "a:", "**", "a:\u202e", "a\nb"})
    void aMalformedPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> Rule.allow(pattern, "read")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aRoleInUseIsNotRemoved() {
        role("a");
        role("b", "a");
        assertThatThrownBy(() -> roles.manageRoles(new RoleChange.Remove("a"), "root"))
                .isInstanceOf(InvalidPolicyException.class);
        assertThat(roles.manageRoles(new RoleChange.Remove("b"), "root")).isTrue();
        assertThat(roles.manageRoles(new RoleChange.Remove("a"), "root")).isTrue();
        assertThatThrownBy(() -> roles.manageRoles(new RoleChange.Remove("a"), "root"))
                .isInstanceOf(InvalidPolicyException.class);
    }
}
