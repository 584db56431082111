// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.doctor;

import ai.smartwhale.messaging.MessagingConstants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What this user may do, as the brokers themselves tell it: nothing is tried out. */
final class PermissionsCheck implements Check {

    private static final Set<AclOperation> READ = Set.of(AclOperation.READ);
    private static final Set<AclOperation> WRITE = Set.of(AclOperation.WRITE);

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public List<Finding> examine(Patient patient) throws Exception {
        List<Finding> findings = new ArrayList<>();
        Map<String, Set<AclOperation>> needs = new LinkedHashMap<>();
        needs.put(MessagingConstants.DATA_REQUESTS, WRITE);
        needs.put(MessagingConstants.MODELS_REQUESTS, READ);
        needs.put(MessagingConstants.BALANCE_METRICS, WRITE);
        needs.put(MessagingConstants.BALANCE_EVENTS, WRITE);
        for (Map.Entry<String, Set<AclOperation>> need : needs.entrySet()) {
            findings.add(topic(patient, need.getKey(), need.getValue(), Finding::problem));
        }
        // Only instances that work as one hear each other there.
        findings.add(topic(
                patient,
                MessagingConstants.BALANCE_METRICS,
                READ,
                (check, detail, advice) ->
                        Finding.warning(check, detail + "; instances that are to work as one need it", advice)));
        Set<AclOperation> cluster = patient.get(patient.admin()
                .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                .authorizedOperations());
        if (cluster != null && !cluster.contains(AclOperation.CREATE)) {
            findings.add(Finding.warning(
                    "permission to create topics",
                    "not for the whole cluster",
                    "Balance makes a response topic for each model: allow Create for the prefix smartwhale. if that"
                            + " was not done."));
        } else {
            findings.add(Finding.ok("permission to create topics", "granted"));
        }
        return findings;
    }

    /** What it is worth that a right is missing. */
    private interface Refusal {

        Finding of(String check, String detail, String advice);
    }

    private static Finding topic(Patient patient, String topic, Set<AclOperation> needed, Refusal refusal)
            throws Exception {
        String check = "permission to " + words(needed) + ' ' + topic;
        try {
            Map<String, TopicDescription> described = patient.get(patient.admin()
                    .describeTopics(
                            TopicCollection.ofTopicNames(List.of(topic)),
                            new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames());
            Set<AclOperation> granted =
                    Objects.requireNonNull(described.get(topic)).authorizedOperations();
            if (granted == null || granted.containsAll(needed)) {
                return Finding.ok(check, granted == null ? "the brokers do not tell" : "granted");
            }
            return refusal.of(
                    check,
                    "not granted",
                    "kafka-acls.sh --add --allow-principal User:NAME --operation " + words(needed) + " --topic "
                            + topic);
        } catch (UnknownTopicOrPartitionException e) {
            return Finding.warning(check, "cannot be told: the topic is missing", "./balance topics create");
        }
    }

    private static String words(Set<AclOperation> operations) {
        Set<String> names = new TreeSet<>();
        operations.forEach(operation -> names.add(operation.name().toLowerCase(java.util.Locale.ROOT)));
        return String.join(" and ", names);
    }
}
