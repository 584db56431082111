// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit.messaging;

import static org.awaitility.Awaitility.await;

import ai.smartwhale.testkit.EmbeddedKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** What the broker says of consumer groups. */
final class Groups {

    private Groups() {}

    /** Waits until a group has settled with so many members, each of which holds a partition. */
    static void awaitShared(EmbeddedKafka broker, String group, int members) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                ConsumerGroupDescription found = admin.describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group)
                        .get(20, TimeUnit.SECONDS);
                return found.groupState() == GroupState.STABLE
                        && found.members().size() == members
                        && found.members().stream()
                                .noneMatch(member ->
                                        member.assignment().topicPartitions().isEmpty());
            });
        }
    }
}
