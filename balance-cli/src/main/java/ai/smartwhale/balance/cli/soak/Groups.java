// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;

/** Asks Kafka who is in the groups of consumers. */
final class Groups implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 5_000;

    private final Admin admin;

    Groups(String servers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.CLIENT_ID_CONFIG, "soak-groups",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS));
    }

    /** The members of each group; empty where Kafka does not say. */
    Optional<Map<String, Integer>> members() throws InterruptedException {
        try {
            List<String> groups = admin.listGroups().all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).stream()
                    .map(GroupListing::groupId)
                    .toList();
            Map<String, Integer> members = new TreeMap<>();
            Map<String, ConsumerGroupDescription> described =
                    admin.describeConsumerGroups(groups).all().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            described.forEach((group, description) ->
                    members.put(group, description.members().size()));
            return Optional.of(members);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofMillis(PATIENCE_MILLIS));
    }
}
