// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.messaging.KafkaService;
import ai.smartwhale.messaging.MessagingConstants;
import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicManager;
import ai.smartwhale.messaging.TopicNames;
import ai.smartwhale.messaging.TopicSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The documented topics over any {@link KafkaService}. */
public final class DefaultTopicManager implements TopicManager {

    private static final String ALL = MessagingConstants.TOPIC_PREFIX + '.';
    private static final String MODELS = MessagingConstants.DATA_RESPONSES_PREFIX + '.';

    private final KafkaService kafka;

    /**
     * Creates the manager.
     *
     * @param kafka the service
     */
    public DefaultTopicManager(KafkaService kafka) {
        this.kafka = InvalidValueException.requirePresent("kafka", kafka);
    }

    @Override
    public String getTopicName(TopicCategory category) {
        return category.topicName();
    }

    @Override
    public String getModelResultTopic(String modelId) {
        return MODELS + TopicNames.requireModelId("modelId", modelId);
    }

    @Override
    public CompletableFuture<Boolean> ensureTopicExists(TopicSpec spec) {
        return kafka.createTopic(spec);
    }

    @Override
    public CompletableFuture<String> ensureModelTopic(String modelId) {
        String topic = getModelResultTopic(modelId);
        TopicCategory category = TopicCategory.DATA_RESPONSES_PREFIX;
        return kafka.createTopic(TopicSpec.of(topic, category.partitions(), category.replication()))
                .thenApply(created -> topic);
    }

    @Override
    public CompletableFuture<Set<String>> initializeAllTopics() {
        List<TopicCategory> fixed = Arrays.stream(TopicCategory.values())
                .filter(category -> category != TopicCategory.DATA_RESPONSES_PREFIX)
                .toList();
        List<CompletableFuture<Boolean>> created = fixed.stream()
                .map(category -> kafka.createTopic(
                        TopicSpec.of(category.topicName(), category.partitions(), category.replication())))
                .toList();
        return CompletableFuture.allOf(created.toArray(new CompletableFuture<?>[0]))
                .thenApply(nothing -> {
                    Set<String> names = new TreeSet<>();
                    for (int i = 0; i < fixed.size(); i++) {
                        if (created.get(i).join()) {
                            names.add(fixed.get(i).topicName());
                        }
                    }
                    return names;
                });
    }

    @Override
    public CompletableFuture<Set<String>> listAllTopics() {
        return list(name -> name.startsWith(ALL));
    }

    @Override
    public CompletableFuture<Set<String>> listModelTopics() {
        return list(name -> name.startsWith(MODELS) && !name.endsWith(MessagingConstants.DEAD_LETTER_SUFFIX));
    }

    private CompletableFuture<Set<String>> list(Predicate<String> wanted) {
        return kafka.listTopics()
                .thenApply(names -> names.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public CompletableFuture<Boolean> deleteTopic(String topic) {
        return kafka.deleteTopic(TopicNames.requireTopicName("topic", topic));
    }

    @Override
    public CompletableFuture<Boolean> deleteModelTopic(String modelId) {
        return kafka.deleteTopic(getModelResultTopic(modelId));
    }
}
