// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.services.AccessAttempt.Kind;
import ai.smartwhale.commons.security.SecurityAudit;
import ai.smartwhale.commons.security.access.AccessConfig;
import ai.smartwhale.commons.security.access.Grantee;
import ai.smartwhale.commons.security.access.PermissionManager;
import ai.smartwhale.commons.security.access.RbacPolicy;
import ai.smartwhale.commons.security.access.Rule;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.OperationType;
import ai.smartwhale.messaging.memory.InMemoryKafka;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Roles and permissions decide about requests and topics. */
class PermissionPolicyTest {

    private static final String POLICY = """
            {"version": 1,
             "roles": [
               {"name": "reader", "rules": [
                 {"effect": "allow", "resource": "topic:smartwhale:data:responses:*", "action": "receive"},
                 {"effect": "allow", "resource": "source:wiki:*", "action": "fetch_data"},
                 {"effect": "allow", "resource": "source:web:text:model-7", "action": "fetch_data"}]},
               {"name": "everything", "parents": ["reader"], "rules": [
                 {"effect": "allow", "resource": "source:*", "action": "*"},
                 {"effect": "deny", "resource": "source:telegram:*", "action": "*"}]}],
             "principals": [
               {"name": "host-1", "roles": ["reader"]},
               {"name": "host-2", "roles": ["everything"]},
               {"name": "host-3", "rules": [
                 {"effect": "allow", "resource": "topic:*", "action": "receive"},
                 {"effect": "allow", "resource": "source:*:*:model-7", "action": "fetch_data"}]}]}
            """;

    private final ai.smartwhale.commons.security.access.AccessControl access =
            ai.smartwhale.commons.security.access.AccessControl.create(
                    RbacPolicy.fromJson(POLICY.getBytes(StandardCharsets.UTF_8)),
                    AccessConfig.defaults(),
                    SecurityAudit.NONE,
                    InstantSource.system());
    private final AccessPolicy policy = AccessPolicy.byPermissions(access.permissions());

    private boolean allows(String principal, DataSource source, DataType type, String model) {
        return decide(principal, Optional.ofNullable(source), type, model).allowed();
    }

    private AccessDecision decide(String principal, Optional<DataSource> source, DataType type, String model) {
        return policy.decide(new AccessAttempt(
                Kind.REQUEST,
                Optional.ofNullable(principal),
                model,
                Optional.of(OperationType.FETCH_DATA),
                source,
                Optional.of(type),
                MessagingConstants.DATA_RESPONSES_PREFIX + '.' + model));
    }

    private boolean receives(String principal, String topic) {
        return policy.decide(new AccessAttempt(
                        Kind.RECEIVE,
                        Optional.of(principal),
                        "m",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        topic))
                .allowed();
    }

    @Test
    void sourceTypeAndModelDecide() {
        assertThat(allows("host-1", DataSource.WIKI, DataType.TEXT, "any")).isTrue();
        assertThat(allows("host-1", DataSource.WEB, DataType.TEXT, "model-7")).isTrue();
        assertThat(allows("host-1", DataSource.WEB, DataType.TEXT, "model-70")).isFalse();
        assertThat(allows("host-1", DataSource.WEB, DataType.IMAGE, "model-7")).isFalse();
        assertThat(allows("host-1", DataSource.DATABASE, DataType.TEXT, "model-7"))
                .isFalse();
        assertThat(allows("host-2", DataSource.DATABASE, DataType.IMAGE, "any")).isTrue();
        assertThat(allows("host-2", DataSource.TELEGRAM, DataType.TEXT, "any")).isFalse();
    }

    @Test
    void theReasonNamesWhatWasMissing() {
        assertThat(decide("host-1", Optional.of(DataSource.DATABASE), DataType.TEXT, "a")
                        .reason())
                .isEqualTo("no permission to fetch_data source:database:text:a");
    }

    @Test
    void anOpenSourceTakesAllOfThemSoThatADenialHolds() {
        assertThat(allows("host-1", null, DataType.TEXT, "model-7")).isFalse();
        assertThat(allows("host-2", null, DataType.TEXT, "model-7")).isFalse();
        assertThat(allows("host-3", null, DataType.TEXT, "model-7")).isTrue();
        assertThat(allows("host-3", null, DataType.TEXT, "model-8")).isFalse();
    }

    @Test
    void strangersMayDoWhatAnonymousMay() {
        assertThat(allows(null, DataSource.WIKI, DataType.TEXT, "a")).isFalse();
        assertThat(allows("host-9", DataSource.WIKI, DataType.TEXT, "a")).isFalse();
        access.roles().assignRole(AccessPolicy.ANONYMOUS, "reader", "test");
        assertThat(allows(null, DataSource.WIKI, DataType.TEXT, "a")).isTrue();
        assertThat(allows(null, DataSource.DATABASE, DataType.TEXT, "a")).isFalse();
        assertThat(allows("host-9", DataSource.WIKI, DataType.TEXT, "a")).isFalse();
    }

    @Test
    void topicsDecideToo() {
        assertThat(receives("host-1", "smartwhale.data.responses.a")).isTrue();
        assertThat(receives("host-1", "smartwhale.data.responses.a.b")).isTrue();
        assertThat(receives("host-1", "smartwhale.models.requests")).isFalse();
        assertThat(receives("host-1", "smartwhale.data.responses")).isFalse();
        PermissionManager permissions = access.permissions();
        permissions.grantPermission(
                Grantee.principal("host-1"), Rule.deny("topic:smartwhale:data:responses:a", "receive"), "test");
        assertThat(receives("host-1", "smartwhale.data.responses.a")).isFalse();
        assertThat(allows("host-1", DataSource.WIKI, DataType.TEXT, "a"))
                .as("its answer would go there")
                .isFalse();
        assertThat(allows("host-1", DataSource.WIKI, DataType.TEXT, "b")).isTrue();
    }

    @Test
    void namesThatWouldSlipBetweenSegmentsAreRefused() {
        for (String model : List.of("*", "a:b", "model-7:*")) {
            AccessAttempt slipping = new AccessAttempt(
                    Kind.REQUEST,
                    Optional.of("host-1"),
                    model,
                    Optional.of(OperationType.FETCH_DATA),
                    Optional.of(DataSource.WEB),
                    Optional.of(DataType.TEXT),
                    "smartwhale.data.responses.x");
            assertThat(allowedOrFailed(slipping)).as(model).isFalse();
        }
        assertThatThrownBy(() -> AccessPolicy.byPermissions(null)).hasMessageContaining("permissions");
    }

    /** What throws has refused, as the services take it. */
    private boolean allowedOrFailed(AccessAttempt attempt) {
        try {
            return policy.decide(attempt).allowed();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    @Test
    void whatIsRevokedIsRefusedFromTheNextRequestOn() {
        try (InMemoryKafka kafka = InMemoryKafka.create();
                ScriptedDataService data = new ScriptedDataService(kafka.newService());
                Balance balance = Balance.builder()
                        .kafkaService(kafka.newService())
                        .accessPolicy(policy)
                        .principal("host-1")
                        .build()) {
            data.script("a", request -> List.of(Answers.success(request, Map.of("of", "it"))));
            balance.start();
            assertThat(failure(balance.request(wiki()))).isNull();
            Rule wiki = Rule.allow("source:wiki:*", "fetch_data");
            assertThat(access.permissions().revokePermission(Grantee.role("reader"), wiki, "test"))
                    .isTrue();
            assertThat(failure(balance.request(wiki()))).isInstanceOf(AccessDeniedException.class);
            access.permissions().grantPermission(Grantee.role("reader"), wiki, "test");
            assertThat(failure(balance.request(wiki()))).isNull();
            access.reload(RbacPolicy.empty(), "test");
            assertThat(failure(balance.request(wiki()))).isInstanceOf(AccessDeniedException.class);
            assertThat(data.seen("a")).hasSize(2);
        }
    }

    private static DataQuery wiki() {
        return DataQuery.builder("a").query("whale").source(DataSource.WIKI).build();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        return future.handle((value, failure) -> failure)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
