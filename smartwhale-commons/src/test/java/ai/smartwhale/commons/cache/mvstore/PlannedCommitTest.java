// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlannedCommitTest {

    @Test
    void commitsAgainOnceWorkersTakeTasksAgain() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            AtomicInteger asked = new AtomicInteger();
            AtomicInteger commits = new AtomicInteger();
            CommonsExecutors executors = CommonsExecutors.of(
                    task -> {
                        if (asked.getAndIncrement() == 0) {
                            throw new RejectedExecutionException("as the test wants");
                        }
                        task.run();
                    },
                    timer);
            PlannedCommit planned = new PlannedCommit(executors, Duration.ofMillis(1), commits::incrementAndGet);
            planned.request();
            await().atMost(Duration.ofSeconds(30)).until(() -> commits.get() == 1);
            planned.request();
            await().atMost(Duration.ofSeconds(30)).until(() -> commits.get() == 2);
        } finally {
            timer.shutdownNow();
        }
    }
}
