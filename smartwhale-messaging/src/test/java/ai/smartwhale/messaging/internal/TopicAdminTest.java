// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

class TopicAdminTest {

    @Test
    void whoeverWaitsForATopicHearsOfTheClose() {
        ScheduledThreadPoolExecutor timer = DaemonThreads.timer("topic-admin-test");
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1"))) {
            TopicAdmin topics = new TopicAdmin(admin, Duration.ofMinutes(1), timer);
            CompletableFuture<Void> waiting = topics.usable("topic");
            topics.close();
            admin.close(Duration.ZERO);
            timer.shutdownNow();
            CompletableFuture<Void> late = topics.usable("topic");
            for (CompletableFuture<Void> future : List.of(waiting, late)) {
                assertThatThrownBy(() -> future.orTimeout(20, TimeUnit.SECONDS).join())
                        .hasCauseInstanceOf(ServiceClosedException.class);
            }
        }
    }
}
