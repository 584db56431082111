// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.messaging.DeadLetter;
import ai.smartwhale.messaging.DeadLetters;
import ai.smartwhale.messaging.IncomingMessage;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.PermanentFailureException;
import ai.smartwhale.messaging.ReplayReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What happens when handlers fail, as every implementation does it. */
interface FailureContract extends ContractWorld {

    @Test
    default void aFailedDeliveryIsTriedAgainBeforeTheNextOfItsKey() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        Queue<String> log = new ConcurrentLinkedQueue<>();
        kafka.subscribe(group(topic).build(), MessageHandler.of(message -> {
            log.add(message.text() + '#' + message.attempt());
            if (message.text().equals("0") && message.attempt() < 3) {
                throw new IllegalStateException("not yet");
            }
        }));
        send(kafka, topic, 0, 2, 1);
        await().atMost(LONG).until(() -> log.size() == 4);
        assertThat(log).containsExactly("0#1", "0#2", "0#3", "1#1");
    }

    @Test
    default void exhaustedRetriesEndInTheDeadLetterTopicWithTheReason() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        kafka.subscribe(
                group(topic).build(), message -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        kafka.sendMessage(new OutgoingMessage(topic, Optional.of("k"), "poison", Map.of("trace", new byte[] {7})))
                .join();
        DeadLetter letter = awaitLetters(kafka, topic, 1).get(0);
        assertThat(letter.originalTopic()).isEqualTo(topic);
        assertThat(letter.originalPartition()).isZero();
        assertThat(letter.originalOffset()).isZero();
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.exception()).isEqualTo(IllegalStateException.class.getName());
        assertThat(letter.reason()).isEqualTo("no");
        assertThat(letter.key()).contains("k");
        assertThat(new String(letter.value(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("poison");
        assertThat(letter.headers()).containsOnlyKeys("trace");
    }

    @Test
    default void permanentFailuresErrorsAndNothingAtAllAreDeadLetters() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        kafka.subscribe(group(topic).build(), message -> handleBadly(message.text()));
        send(kafka, topic, 0, 4, 4);
        List<DeadLetter> letters = awaitLetters(kafka, topic, 3);
        assertThat(letters).extracting(DeadLetter::originalOffset).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(letters)
                .filteredOn(letter -> letter.originalOffset() == 0)
                .extracting(DeadLetter::attempts)
                .containsExactly(1);
    }

    @SuppressWarnings("NullAway") // a handler that breaks its contract
    private static CompletableFuture<Void> handleBadly(String text) {
        return switch (text) {
            case "0" -> throw new PermanentFailureException("never", null);
            case "1" -> throw new AssertionError("an error");
            case "2" -> null;
            default -> CompletableFuture.completedFuture(null);
        };
    }

    @Test
    default void nobodyElseWaitsBehindAPoisonedKey() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        AtomicBoolean healed = new AtomicBoolean();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).deadLetters(false).concurrency(2).build(), MessageHandler.of(message -> {
            if (message.key().equals(Optional.of("key-0")) && !healed.get()) {
                throw new IllegalStateException("poison");
            }
            seen.add(message);
        }));
        send(kafka, topic, 0, 100, 10);
        seen.awaitSize(90);
        healed.set(true);
        seen.awaitSize(100);
    }

    @Test
    default void aStageThatCompletesLaterHoldsItsKeyButNoThread() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        Queue<CompletableFuture<Void>> open = new ConcurrentLinkedQueue<>();
        AtomicInteger begun = new AtomicInteger();
        kafka.subscribe(group(topic).concurrency(50).build(), message -> {
            begun.incrementAndGet();
            CompletableFuture<Void> stage = new CompletableFuture<>();
            open.add(stage);
            return stage;
        });
        send(kafka, topic, 0, 60, 30);
        await().atMost(LONG).until(() -> begun.get() == 30);
        open.forEach(stage -> stage.complete(null));
        await().atMost(LONG).until(() -> begun.get() == 60);
        open.forEach(stage -> stage.complete(null));
    }

    @Test
    default void deadLettersGoBackWhereTheyCameFrom() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 2);
        AtomicBoolean healed = new AtomicBoolean();
        Seen seen = new Seen();
        kafka.subscribe(group(topic).build(), MessageHandler.of(message -> {
            if (!healed.get()) {
                throw new PermanentFailureException("ill", null);
            }
            seen.add(message);
        }));
        send(kafka, topic, 0, 10, 5);
        awaitLetters(kafka, topic, 10);
        healed.set(true);
        DeadLetters letters = DeadLetters.create(kafka);
        assertThat(letters.list(topic, 4).join()).hasSize(4);
        ReplayReport dry = letters.replay(topic, letter -> true, true).join();
        assertThat(dry).isEqualTo(new ReplayReport(10, 0, List.of()));
        ReplayReport wet = letters.replay(topic, letter -> letter.key().equals(Optional.of("key-1")), false)
                .join();
        assertThat(wet).isEqualTo(new ReplayReport(2, 2, List.of()));
        seen.awaitSize(2);
        assertThat(seen.messages()).extracting(IncomingMessage::headers).containsOnly(Map.of());
        assertThat(letters.list(topic + "-without", 10).join()).isEmpty();
    }

    private static List<DeadLetter> awaitLetters(KafkaService kafka, String topic, int count) {
        DeadLetters letters = DeadLetters.create(kafka);
        await().atMost(LONG).until(() -> letters.list(topic, 100).join().size() >= count);
        return letters.list(topic, 100).join();
    }
}
