// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.TopicCategory;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.admin.DescribeClusterResult;

/** Which brokers there are. */
final class ClusterCheck implements Check {

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        DescribeClusterResult cluster = patient.admin().describeCluster();
        int brokers = patient.get(cluster.nodes()).size();
        String detail = brokers + (brokers == 1 ? " broker" : " brokers") + ", id "
                + patient.get(cluster.clusterId()) + ", controller "
                + patient.get(cluster.controller()).idString();
        int wanted = Arrays.stream(TopicCategory.values())
                .mapToInt(TopicCategory::replication)
                .max()
                .orElse(1);
        if (brokers < wanted) {
            return List.of(Finding.warning(
                    name(),
                    detail,
                    "The documented topics want " + wanted + " replicas. Fewer brokers work, but a lost broker may mean"
                            + " lost messages: use " + wanted + " brokers where data matters."));
        }
        return List.of(Finding.ok(name(), detail));
    }
}
