// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("bootstrapServers", () -> KafkaConfig.of(" ")),
                refusal(
                        "clientId",
                        () -> KafkaConfig.builder("h:1").clientId("").build()),
                refusal(
                        "connectTimeout",
                        () -> KafkaConfig.builder("h:1")
                                .connectTimeout(Duration.ofSeconds(-1))
                                .build()),
                refusal(
                        "deliveryTimeout",
                        () -> KafkaConfig.builder("h:1")
                                .deliveryTimeout(Duration.ZERO)
                                .build()),
                refusal(
                        "maxMessageBytes",
                        () -> KafkaConfig.builder("h:1").maxMessageBytes(10).build()),
                refusal(
                        "outboxMessages",
                        () -> KafkaConfig.builder("h:1").outbox(0, 1 << 20).build()),
                refusal(
                        "outboxBytes",
                        () -> KafkaConfig.builder("h:1").outbox(1, 1).build()),
                refusal(
                        "compression",
                        () -> KafkaConfig.builder("h:1").compression("rar").build()),
                refusal("topics", () -> SubscriptionConfig.builder("g", "a/b").build()),
                refusal("group", () -> SubscriptionConfig.builder("").build()),
                refusal(
                        "concurrency",
                        () -> SubscriptionConfig.builder("g").concurrency(0).build()),
                refusal(
                        "maxInFlight",
                        () -> SubscriptionConfig.builder("g").maxInFlight(-1).build()),
                refusal(
                        "maxInFlightBytes",
                        () -> SubscriptionConfig.builder("g")
                                .maxInFlightBytes(1)
                                .build()),
                refusal(
                        "drainTimeout",
                        () -> SubscriptionConfig.builder("g")
                                .drainTimeout(Duration.ZERO)
                                .build()),
                refusal("maxAttempts", () -> new RetryPolicy(0, Duration.ofMillis(1), 1, Duration.ofMillis(1))),
                refusal("multiplier", () -> new RetryPolicy(1, Duration.ofMillis(1), Double.NaN, Duration.ofMillis(1))),
                refusal("partitions", () -> TopicSpec.of("t", 0, 1)),
                refusal("replication", () -> TopicSpec.of("t", 1, 0)),
                refusal("name", () -> TopicSpec.of("t t", 1, 1)),
                refusal("topic", () -> new OutgoingMessage("", Optional.empty(), "v", Map.of())),
                refusal("config", () -> KafkaService.create(null)));
    }

    private static Arguments refusal(String field, ThrowingCallable call) {
        return Arguments.of(field, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void eachRefusalNamesTheFieldTheValueAndWhatIsAllowed(String field, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidValueException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.allowed()).isNotBlank();
            assertThat(refusal).hasMessageContainingAll(field, refusal.value(), refusal.allowed());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../x", "a/b", "a b", "مدل", "a\u0000b", "m.dlq"})
    void textsThatCannotBePartOfATopicAreNoModelIds(String text) {
        assertThat(TopicNames.isModelId(text)).isFalse();
        assertThatThrownBy(() -> TopicNames.requireModelId("modelId", text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theLongestModelIdLeavesRoomForItsDeadLetterTopic() {
        String longest = "m"
                .repeat(TopicNames.LONGEST
                        - MessagingConstants.DATA_RESPONSES_PREFIX.length()
                        - 1
                        - MessagingConstants.DEAD_LETTER_SUFFIX.length());
        assertThat(TopicNames.isModelId(longest)).isTrue();
        assertThat(TopicNames.isModelId(longest + "m")).isFalse();
        assertThat(TopicNames.isTopicName(MessagingConstants.DATA_RESPONSES_PREFIX
                        + '.'
                        + longest
                        + MessagingConstants.DEAD_LETTER_SUFFIX))
                .isTrue();
    }

    @Test
    void aValueInAMessageIsShortened() {
        InvalidValueException refusal = new InvalidValueException("f", "x".repeat(10_000), "less");
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void delaysGrowToTheirBound() {
        RetryPolicy policy = new RetryPolicy(100, Duration.ofMillis(100), 2, Duration.ofSeconds(1));
        assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(policy.delayAfter(2)).isEqualTo(Duration.ofMillis(200));
        assertThat(policy.delayAfter(4)).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.delayAfter(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(99)).isEqualTo(Duration.ofSeconds(1));
    }
}
