// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaConfig;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a b", "../etc", "a/b", "..", "مدل", "m.dlq"})
    void modelIdsThatCannotBePartOfATopicNameAreRefused(String id) {
        assertRefused("modelId", () -> DataQuery.of(id, "q"));
        try (Balance balance = Balance.builder().bootstrapServers("127.0.0.1:1").build()) {
            assertRefused("modelId", () -> balance.registerModel(id));
            assertRefused("modelId", () -> balance.unregisterModel(id));
            assertRefused("modelId", () -> balance.modelService().subscribeToModelResults(id, response -> {}));
        }
    }

    @Test
    void queriesAreCheckedWhenTheyAreBuilt() {
        assertRefused("query", () -> DataQuery.of("m", null));
        assertRefused("timeout", () -> query().timeout(Duration.ofSeconds(-1)).build());
        assertRefused("timeout", () -> query().timeout(Duration.ZERO).build());
        assertRefused("ttl", () -> query().ttl(Duration.ofSeconds(-1)).build());
        assertRefused("maxSize", () -> query().maxSize(0).build());
        assertRefused("priority", () -> query().priority(null).build());
        assertRefused("tag", () -> query().tag(" "));
        assertRefused("parameter", () -> query().parameter("", 1));
        assertRefused("responseTopic", () -> query().responseTopic("elsewhere").build());
        assertRefused(
                "responseTopic", () -> query().responseTopic("smartwhale.a b").build());
    }

    @Test
    void configurationsAreChecked() {
        assertRefused("maxPending", () -> BalanceConfig.builder().maxPending(0).build());
        assertRefused("maxModels", () -> BalanceConfig.builder().maxModels(-1).build());
        assertRefused("maxRetries", () -> BalanceConfig.builder().maxRetries(-1).build());
        assertRefused(
                "retryDelay",
                () -> BalanceConfig.builder().retryDelay(Duration.ZERO).build());
        assertRefused(
                "defaultTimeout",
                () -> BalanceConfig.builder()
                        .defaultTimeout(Duration.ofSeconds(-1))
                        .build());
        assertRefused(
                "closeTimeout",
                () -> BalanceConfig.builder().closeTimeout(Duration.ZERO).build());
        assertRefused(
                "concurrency", () -> BalanceConfig.builder().concurrency(5_000).build());
        assertRefused(
                "instanceId", () -> BalanceConfig.builder().instanceId("a b").build());
    }

    @Test
    void theWayToKafkaIsSaidOnce() {
        assertRefused("kafka", () -> Balance.builder().build());
        assertRefused("bootstrapServers", () -> Balance.builder().bootstrapServers(""));
        assertThat(KafkaConfig.of("host:1").bootstrapServers()).isEqualTo("host:1");
    }

    private static DataQueryBuilder query() {
        return DataQuery.builder("m").query("q");
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidValueException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContaining("allowed: ");
    }
}
