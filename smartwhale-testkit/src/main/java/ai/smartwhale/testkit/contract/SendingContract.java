// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.BatchReceipt;
import ai.smartwhale.messaging.KafkaConfig;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendOutcome;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.ServiceClosedException;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.UnknownTopicException;
import ai.smartwhale.messaging.UnserializableMessageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Sending, as every implementation does it. */
interface SendingContract extends ContractWorld {

    @Test
    default void aReceiptTellsWhereAMessageLies() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 3);
        SendReceipt first = kafka.sendMessage(topic, "key", "one").join();
        SendReceipt second = kafka.sendMessage(topic, "key", "two").join();
        assertThat(first.topic()).isEqualTo(topic);
        assertThat(second.partition()).isEqualTo(first.partition());
        assertThat(second.offset()).isEqualTo(first.offset() + 1);
        assertThat(first.timestamp())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(5)),
                        Instant.now().plusSeconds(300));
    }

    @Test
    default void keysSpreadOverPartitionsAsEveryJavaClientSpreadsThem() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 5);
        assertThat(kafka.sendMessage(topic, "model-1", "x").join().partition())
                .isEqualTo(Murmur.partition("model-1", 5));
        assertThat(kafka.sendMessage(topic, "مدل", "x").join().partition()).isEqualTo(Murmur.partition("مدل", 5));
    }

    @Test
    default void objectsTextsAndBytesTravel() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        kafka.sendMessage(topic, "k", "متن").join();
        kafka.sendMessage(topic, "k", new byte[] {1, 2, 3}).join();
        kafka.sendMessage(topic, "k", Map.of("event_type", "started")).join();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        seen.awaitSize(3);
        assertThat(seen.messages().get(0).text()).isEqualTo("متن");
        assertThat(seen.messages().get(1).value()).containsExactly(1, 2, 3);
        assertThat(seen.messages().get(2).text()).isEqualTo("{\"event_type\":\"started\"}");
    }

    @Test
    default void headersAndMissingKeysTravel() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 2);
        kafka.sendMessage(OutgoingMessage.unkeyed(topic, "text").withHeader("traceparent", "00-ab"))
                .join();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        seen.awaitSize(1);
        assertThat(seen.messages().get(0).header("traceparent")).contains("00-ab");
        assertThat(seen.messages().get(0).header("other")).isEmpty();
        assertThat(seen.messages().get(0).key()).isEmpty();
    }

    @Test
    default void aBatchReportsEachFailureAndSendsTheRest() {
        KafkaService kafka = unconnected(
                KafkaConfig.builder("unused:1").maxMessageBytes(2_048).build());
        kafka.connect();
        String topic = newTopic(kafka, 1);
        BatchReceipt receipt = kafka.sendBatch(List.of(
                        OutgoingMessage.of(topic, "k", "good"),
                        OutgoingMessage.of(topic, "k", new byte[4_096]),
                        OutgoingMessage.of(topic + "-missing", "k", "nowhere"),
                        OutgoingMessage.of(topic, "k", new Object()),
                        OutgoingMessage.of(topic, "k", "good again")))
                .join();
        assertThat(receipt.sent()).isEqualTo(2);
        assertThat(receipt.outcomes().get(0)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(receipt.failures())
                .hasExactlyElementsOfTypes(
                        MessageTooLargeException.class,
                        UnknownTopicException.class,
                        UnserializableMessageException.class);
        assertThat(kafka.sendBatch(List.of()).join().outcomes()).isEmpty();
    }

    @Test
    default void eachRefusalHasItsType() {
        KafkaService kafka = unconnected(
                KafkaConfig.builder("unused:1").maxMessageBytes(2_048).build());
        assertThat(failure(kafka.sendMessage("t", "k", "v"))).isInstanceOf(ServiceClosedException.class);
        assertThatThrownBy(() ->
                        kafka.subscribe(SubscriptionConfig.builder("g", "t").build(), message -> MessageHandler.DONE))
                .isInstanceOf(ServiceClosedException.class);
        kafka.connect();
        String topic = newTopic(kafka, 1);
        assertThat(failure(kafka.sendMessage(topic + "-missing", "k", "v"))).isInstanceOf(UnknownTopicException.class);
        assertThat(failure(kafka.sendMessage(topic, "k", new byte[4_096])))
                .isInstanceOf(MessageTooLargeException.class)
                .hasMessageContainingAll("4096", "2048");
        assertThat(failure(kafka.sendMessage(topic, "k", new Object())))
                .isInstanceOf(UnserializableMessageException.class);
        kafka.close();
        kafka.close();
        assertThat(failure(kafka.sendMessage(topic, "k", "v"))).isInstanceOf(ServiceClosedException.class);
        assertThatThrownBy(kafka::connect).isInstanceOf(ServiceClosedException.class);
    }

    @Test
    default void cancellingOneFutureTouchesNothingElse() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        CompletableFuture<SendReceipt> cancelled = kafka.sendMessage(topic, "k", "one");
        cancelled.cancel(true);
        assertThat(kafka.sendMessage(topic, "k", "two").join().offset()).isEqualTo(1);
    }

    @Test
    default void theKeyedOrderOfOneSenderIsTheOrderInThePartition() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        send(kafka, topic, 0, 500, 1);
        assertThat(kafka.getTopicInfo(topic).join().orElseThrow().endOffsets()).containsEntry(0, 500L);
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(seen::add));
        seen.awaitSize(500);
        assertThat(seen.texts().stream().map(Integer::parseInt).toList()).isSorted();
    }

    @Test
    default void theHealthShowsWhatIsConnected() {
        KafkaService kafka = unconnected(KafkaConfig.of("unused:1"));
        assertThat(kafka.health().connected()).isFalse();
        kafka.connect();
        assertThat(kafka.health().connected()).isTrue();
        assertThat(kafka.health().outboxMessages()).isZero();
        assertThat(kafka.disconnect()).isTrue();
        assertThat(kafka.health().connected()).isFalse();
    }

    /** The failure of a send, which must have one. */
    private static MessagingException failure(CompletableFuture<SendReceipt> future) {
        try {
            throw new AssertionError("sent: " + future.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof MessagingException refusal) {
                return refusal;
            }
            throw e;
        }
    }

    /** What Kafka's Java clients do with a key: murmur2 of its bytes, made positive, modulo the partitions. */
    final class Murmur {

        private Murmur() {}

        static int partition(String key, int partitions) {
            byte[] data = key.getBytes(StandardCharsets.UTF_8);
            return org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(data))
                    % partitions;
        }
    }
}
