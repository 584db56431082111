// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.interfaces.external.KafkaInterface;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessageHandler;
import ai.smartwhale.messaging.MessageTooLargeException;
import ai.smartwhale.messaging.OutgoingMessage;
import ai.smartwhale.messaging.SendReceipt;
import ai.smartwhale.messaging.SubscriptionConfig;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.TestTopics;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The conformance test of {@link KafkaInterface}. Extend it, and JUnit runs every behaviour. */
public abstract class KafkaInterfaceContract {

    private final String topic = TestTopics.unique("interface");
    private KafkaService service;
    private KafkaInterface kafka;

    /** For subclasses. */
    protected KafkaInterfaceContract() {}

    /**
     * Makes a service that is connected.
     *
     * @return a new service, which is closed after the test
     */
    protected abstract KafkaService newConnectedService();

    /**
     * Makes an interface.
     *
     * @param service the service that it is to use
     * @return a new one, which is closed after the test
     */
    protected abstract KafkaInterface newKafkaInterface(KafkaService service);

    /** Makes both, and a topic. */
    @BeforeEach
    public final void openContract() {
        service = newConnectedService();
        service.createTopic(TopicSpec.of(topic, 2, 1)).join();
        kafka = newKafkaInterface(service);
    }

    /** Closes both. */
    @AfterEach
    public final void closeContract() {
        kafka.close();
        service.close();
    }

    private SubscriptionConfig config() {
        return SubscriptionConfig.builder("group-" + topic, topic)
                .retry(ContractWorld.QUICK_RETRY)
                .build();
    }

    private SendReceipt publish(OutgoingMessage message) throws Exception {
        return kafka.publishMessage(message).get(ContractWorld.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    public final void whatIsPublishedIsConsumedInTheOrderOfItsKey() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        kafka.consumeMessage(config(), MessageHandler.of(message -> taken.add(message.text())));
        for (int i = 0; i < 50; i++) {
            publish(OutgoingMessage.of(topic, "key", Integer.toString(i)));
        }
        List<String> expected =
                IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        await().atMost(ContractWorld.LONG).untilAsserted(() -> assertThat(taken).isEqualTo(expected));
    }

    @Test
    public final void aMessageThatIsSentAgainHasOneEffect() throws Exception {
        List<String> taken = new CopyOnWriteArrayList<>();
        kafka.consumeMessage(config(), MessageHandler.of(message -> taken.add(message.text())));
        OutgoingMessage once =
                OutgoingMessage.of(topic, "key", "once").withHeader(KafkaInterface.MESSAGE_ID, "the-same");
        publish(once);
        publish(once);
        publish(OutgoingMessage.of(topic, "key", "last"));
        await().atMost(ContractWorld.LONG).untilAsserted(() -> assertThat(taken).contains("last"));
        assertThat(taken).containsExactly("once", "last");
    }

    @Test
    public final void aMessageWhoseHandlingFailedComesAgain() throws Exception {
        List<String> attempts = new CopyOnWriteArrayList<>();
        kafka.consumeMessage(config(), MessageHandler.of(message -> {
            attempts.add(message.text());
            if (attempts.size() < 3) {
                throw new IllegalStateException("on purpose");
            }
        }));
        publish(OutgoingMessage.of(topic, "key", "again"));
        await().atMost(ContractWorld.LONG)
                .untilAsserted(() -> assertThat(attempts).hasSize(3));
    }

    @Test
    public final void whatCannotBeHandledLiesWithTheDeadLetters() throws Exception {
        List<String> dead = new CopyOnWriteArrayList<>();
        kafka.consumeMessage(config(), MessageHandler.of(message -> {
            throw new IllegalStateException("on purpose");
        }));
        publish(OutgoingMessage.of(topic, "key", "poison"));
        await().atMost(ContractWorld.LONG)
                .until(() -> service.topicExists(topic + ".dlq").join());
        kafka.consumeMessage(topic + ".dlq", "dead-" + topic, MessageHandler.of(message -> dead.add(message.text())));
        await().atMost(ContractWorld.LONG).untilAsserted(() -> assertThat(dead).containsExactly("poison"));
    }

    @Test
    public final void whatIsTooLargeIsRefusedBeforeItIsSent() {
        byte[] large = new byte[service.config().maxMessageBytes() + 1];
        assertThatThrownBy(() -> publish(OutgoingMessage.of(topic, "key", large)))
                .hasCauseInstanceOf(MessageTooLargeException.class);
    }

    @SuppressWarnings("NullAway") // callers that break the contract
    @Test
    public final void badInputIsRefusedByName() {
        assertThatThrownBy(() -> kafka.publishMessage(null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> kafka.publishMessage("a/b", "key", "value")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> kafka.publishMessage(topic, "key", null)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> kafka.consumeMessage(config(), null)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    public final void closingEndsItsSubscriptionsAndNotTheService() {
        kafka.consumeMessage(config(), MessageHandler.of(message -> {}));
        kafka.close();
        kafka.close();
        assertThat(service.subscriptions()).isEmpty();
        assertThatThrownBy(() -> kafka.publishMessage(topic, "key", "value")).isInstanceOf(IllegalStateException.class);
        assertThat(service.topicExists(topic).join()).isTrue();
    }
}
