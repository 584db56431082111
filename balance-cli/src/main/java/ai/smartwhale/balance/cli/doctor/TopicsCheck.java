// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the documented topics are there as documented. */
final class TopicsCheck implements Check {

    private static final String MODELS = "topics of models";
    private static final int MOST_NAMED = 3;

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        int brokers = patient.get(patient.admin().describeCluster().nodes()).size();
        List<Finding> findings = new ArrayList<>();
        for (TopicCategory category : TopicCategory.values()) {
            if (category != TopicCategory.DATA_RESPONSES_PREFIX) {
                findings.add(examine(patient, category, brokers));
            }
        }
        findings.add(examineModels(patient));
        return findings;
    }

    private static Finding examineModels(Patient patient) throws Exception {
        Set<String> topics =
                TopicManager.create(patient.kafka()).listModelTopics().get();
        int wanted = TopicCategory.DATA_RESPONSES_PREFIX.partitions();
        List<String> others = patient.get(patient.admin().describeTopics(topics).allTopicNames()).values().stream()
                .filter(topic -> topic.partitions().size() != wanted)
                .map(topic -> topic.name() + " has " + topic.partitions().size())
                .sorted()
                .toList();
        String detail = topics.size() + " registered";
        if (others.isEmpty()) {
            return Finding.ok(MODELS, detail);
        }
        return Finding.warning(
                MODELS,
                detail + ", " + others.size() + " with other than the documented " + wanted + " partitions: "
                        + String.join(", ", others.stream().limit(MOST_NAMED).toList())
                        + (others.size() > MOST_NAMED ? ", ..." : ""),
                "Balance receives all partitions, however many; see that who writes answers does not count on " + wanted
                        + ".");
    }

    private static Finding examine(Patient patient, TopicCategory category, int brokers) throws Exception {
        String check = "topic " + category.topicName();
        Optional<TopicInfo> found =
                patient.kafka().getTopicInfo(category.topicName()).get();
        if (found.isEmpty()) {
            return Finding.problem(check, "is missing", "Create it: ./balance topics create");
        }
        TopicInfo info = found.orElseThrow();
        String detail = info.partitions() + " partitions, " + info.replication() + " replicas";
        if (info.partitions() < category.partitions()) {
            return Finding.warning(
                    check,
                    detail + "; documented are " + category.partitions() + " partitions",
                    "More partitions let more instances share the work: kafka-topics.sh --alter --topic "
                            + category.topicName() + " --partitions " + category.partitions());
        }
        if (info.replication() < Math.min(category.replication(), brokers)) {
            return Finding.warning(
                    check,
                    detail + "; documented are " + category.replication() + " replicas",
                    "Raise the replication with kafka-reassign-partitions.sh, or create the topic anew.");
        }
        return Finding.ok(
                check,
                info.partitions() == category.partitions()
                        ? detail
                        : detail + "; documented are " + category.partitions() + " partitions, more work as well");
    }
}
