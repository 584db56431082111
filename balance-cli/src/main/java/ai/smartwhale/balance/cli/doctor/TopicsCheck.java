// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.TopicCategory;
import ai.smartwhale.messaging.TopicInfo;
import ai.smartwhale.messaging.TopicManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the documented topics are there as documented. */
final class TopicsCheck implements Check {

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
        int models =
                TopicManager.create(patient.kafka()).listModelTopics().get().size();
        findings.add(Finding.ok("topics of models", models + " registered"));
        return findings;
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
        return Finding.ok(check, detail);
    }
}
