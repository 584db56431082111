// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicSpec;
import ai.smartwhale.testkit.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Topics, as every implementation handles them. */
interface TopicContract extends ContractWorld {

    @Test
    default void aTopicIsCreatedOnceHoweverManyTry() {
        KafkaService kafka = connected();
        KafkaService other = connected();
        TopicSpec spec = TopicSpec.of(TestTopics.unique("raced"), 2, 1);
        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 6)
                .mapToObj(i -> (i % 2 == 0 ? kafka : other).createTopic(spec))
                .toList();
        assertThat(attempts.stream().filter(CompletableFuture::join)).hasSize(1);
        assertThat(kafka.createTopic(spec).join()).isFalse();
    }

    @Test
    default void aTopicIsDescribedAsItIs() {
        KafkaService kafka = connected();
        String topic = TestTopics.unique("described");
        kafka.createTopic(new TopicSpec(topic, 3, 9, Map.of("retention.ms", "60000")))
                .join();
        kafka.sendMessage(topic, "k", "v").join();
        TopicInfo info = kafka.getTopicInfo(topic).join().orElseThrow();
        assertThat(info.partitions()).isEqualTo(3);
        assertThat(info.replication()).as("lowered to the number of brokers").isLessThan(9);
        assertThat(info.configuration()).containsEntry("retention.ms", "60000");
        assertThat(info.endOffsets()).hasSize(3);
        assertThat(info.endOffsets().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1);
        assertThat(kafka.topicExists(topic).join()).isTrue();
        assertThat(kafka.listTopics().join()).contains(topic);
    }

    @Test
    default void aDeletedTopicIsGone() {
        KafkaService kafka = connected();
        String topic = newTopic(kafka, 1);
        assertThat(kafka.deleteTopic(topic).join()).isTrue();
        assertThat(kafka.deleteTopic(topic).join()).isFalse();
        assertThat(kafka.topicExists(topic).join()).isFalse();
        assertThat(kafka.getTopicInfo(topic).join()).isEmpty();
    }

    @Test
    default void namesThatKafkaRefusesAreRefusedByName() {
        KafkaService kafka = connected();
        assertThatThrownBy(() -> kafka.topicExists("a/b")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> kafka.deleteTopic("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> kafka.getTopicInfo("..")).isInstanceOf(InvalidValueException.class);
    }

    @Test
    default void theDocumentedTopicsAreMadeOnceAndListed() {
        KafkaService kafka = connected();
        TopicManager topics = TopicManager.create(kafka);
        topics.initializeAllTopics().join();
        assertThat(topics.initializeAllTopics().join()).isEmpty();
        String model = TestTopics.unique("model");
        String topic = topics.ensureModelTopic(model).join();
        assertThat(topic).isEqualTo("smartwhale.data.responses." + model).isEqualTo(topics.getModelResultTopic(model));
        assertThat(topics.listModelTopics().join())
                .contains(topic)
                .allMatch(name -> name.startsWith("smartwhale.data.responses."));
        assertThat(topics.listAllTopics().join())
                .contains(topic, topics.getTopicName(TopicCategory.DATA_REQUESTS), "smartwhale.core.logs");
        TopicInfo requests =
                kafka.getTopicInfo("smartwhale.data.requests").join().orElseThrow();
        assertThat(requests.partitions()).isEqualTo(5);
        assertThat(topics.deleteModelTopic(model).join()).isTrue();
        assertThat(topics.deleteTopic(topic).join()).isFalse();
    }

    @Test
    default void aTopicThatIsEnsuredIsThereAndIsMadeOnce() {
        KafkaService kafka = connected();
        TopicManager topics = TopicManager.create(kafka);
        TopicSpec spec = TopicSpec.of(TestTopics.unique("ensured"), 3, 1);
        assertThat(topics.ensureTopicExists(spec).join()).isTrue();
        assertThat(kafka.getTopicInfo(spec.name()).join())
                .hasValueSatisfying(info -> assertThat(info.partitions()).isEqualTo(3));
        assertThat(topics.ensureTopicExists(spec).join()).isFalse();
    }
}
