// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncManagerStressTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 100;

    @TempDir
    private Path folder;

    private SyncManager manager(CommonsExecutors executors) throws Exception {
        SyncManager manager = SyncManager.create(executors);
        Path from = Files.createDirectories(folder.resolve("from"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(from.resolve("f" + i), "content " + i, StandardCharsets.UTF_8);
        }
        manager.registerEndpoint(FileEndpoint.create("from", from));
        manager.registerEndpoint(FileEndpoint.create("to", Files.createDirectories(folder.resolve("to"))));
        for (int i = 0; i < 3; i++) {
            SyncLocation source = new SyncLocation("from", "f" + i);
            SyncLocation destination = new SyncLocation("to", "f" + i);
            manager.registerSyncTask(SyncTask.of("one-" + i, source, destination));
            manager.registerSyncTask(SyncTask.of("two-" + i, source, destination));
        }
        return manager;
    }

    /** Two tasks of the same route share their flights, which are begun, joined and left by many. */
    @Test
    void everyExecutionEndsWhileOthersBeginJoinAndCancel() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (CommonsExecutors executors = CommonsExecutors.create("sync-stress", 2);
                SyncManager manager = manager(executors)) {
            List<Future<Integer>> users = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                users.add(threads.submit(() -> {
                    int ended = 0;
                    for (int round = 0; round < ROUNDS; round++) {
                        String id = (random.nextBoolean() ? "one-" : "two-") + random.nextInt(3);
                        CompletableFuture<SyncStatus> execution = manager.executeSync(id);
                        if (random.nextInt(3) == 0) {
                            manager.cancelSync(id);
                        }
                        SyncState state = execution.get(60, TimeUnit.SECONDS).state();
                        assertThat(state).isIn(SyncState.COMPLETED, SyncState.CANCELLED);
                        ended++;
                    }
                    return ended;
                }));
            }
            for (Future<Integer> user : users) {
                assertThat(user.get(90, TimeUnit.SECONDS)).isEqualTo(ROUNDS);
            }
            assertThat(manager.executeSync("one-0").get(60, TimeUnit.SECONDS).state())
                    .isEqualTo(SyncState.COMPLETED);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTransferForWhichThereIsNoWorkerFails() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        CommonsExecutors busy = CommonsExecutors.of(
                action -> {
                    throw new RejectedExecutionException("busy");
                },
                timer);
        try (SyncManager manager = manager(busy)) {
            assertThat(manager.executeSync("one-0").get(20, TimeUnit.SECONDS).state())
                    .isEqualTo(SyncState.FAILED);
        } finally {
            timer.shutdownNow();
        }
    }
}
