// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.balance.core.coordinator.sync.FileEndpoint;
import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.balance.core.coordinator.sync.SyncManager;
import ai.smartwhale.balance.core.coordinator.sync.SyncManagerConfig;
import ai.smartwhale.balance.core.coordinator.sync.SyncState;
import ai.smartwhale.balance.core.coordinator.sync.SyncStatus;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coordinators that have their data carried by the same manager. */
class SharedTransfersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final SyncManager transfers =
            SyncManager.create(SyncManagerConfig.defaults(), time.executors(), time, new Random(1));

    @BeforeEach
    void endpoint() throws IOException {
        transfers.registerEndpoint(FileEndpoint.create("files", folder));
        Files.writeString(folder.resolve("a"), "data");
    }

    private static SyncLocation file(String name) {
        return new SyncLocation("files", name);
    }

    private DataCoordinator coordinator(SyncManager carries, SyncLocation replica) {
        DataCoordinator coordinator =
                DataCoordinator.create(DataCoordinatorConfig.defaults(), carries, time, new Random(2));
        coordinator.registerDataSource(DataSource.shared("s", 1, 4, replica));
        return coordinator;
    }

    @Test
    void locationsThatReadAlikeAreNotTakenForEachOther() throws IOException {
        Path others = Files.createDirectory(folder.resolve("others"));
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(others.resolve("b"), "other data");
        transfers.registerEndpoint(FileEndpoint.create("files:a > files", others));
        transfers.registerEndpoint(FileEndpoint.create("files:b > files", target));
        DataCoordinator first = coordinator(transfers, new SyncLocation("files:a > files", "b"));
        DataCoordinator second = coordinator(transfers, file("a"));
        CompletableFuture<SyncStatus> one = first.synchronizeData("s", file("c"));
        CompletableFuture<SyncStatus> two = second.synchronizeData("s", new SyncLocation("files:b > files", "c"));
        time.advance(MINUTE);
        assertThat(one.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThat(two.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThat(folder.resolve("c")).hasContent("other data");
        assertThat(target.resolve("c")).hasContent("data");
        assertThat(one.join().id()).isNotEqualTo(two.join().id());
    }

    /** The second one asks for the same after the first one looked and before it registers. */
    @Test
    void twoThatBeginTheSameAtOnceAreBothAnswered() {
        List<Runnable> meanwhile = new ArrayList<>();
        SyncManager held = (SyncManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SyncManager.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("registerSyncTask")) {
                        List<Runnable> now = List.copyOf(meanwhile);
                        meanwhile.clear();
                        now.forEach(Runnable::run);
                    }
                    try {
                        return method.invoke(transfers, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        DataCoordinator first = coordinator(held, file("a"));
        DataCoordinator second = coordinator(held, file("a"));
        List<CompletableFuture<SyncStatus>> both = new ArrayList<>();
        meanwhile.add(() -> both.add(second.synchronizeData("s", file("copy"))));
        both.add(first.synchronizeData("s", file("copy")));
        time.advance(MINUTE);
        assertThat(both)
                .hasSize(2)
                .allSatisfy(end -> assertThat(end.join().state()).isEqualTo(SyncState.COMPLETED));
        assertThat(folder.resolve("copy")).hasContent("data");
    }

    @Test
    void longNamesAreCarriedToo() {
        List<CompletableFuture<SyncStatus>> asked = new ArrayList<>();
        SyncManager slow = (SyncManager) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {SyncManager.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "executeSync":
                            asked.add(new CompletableFuture<>());
                            return asked.get(asked.size() - 1);
                        case "getSyncStatus":
                            return Optional.empty();
                        default:
                            return null;
                    }
                });
        DataCoordinator coordinator =
                DataCoordinator.create(DataCoordinatorConfig.defaults(), slow, time, new Random(2));
        String id = "s".repeat(256);
        SyncLocation here = new SyncLocation("e".repeat(256), "z".repeat(1_024));
        SyncLocation there = new SyncLocation("f".repeat(256), "z".repeat(1_024));
        coordinator.registerDataSource(DataSource.shared(id, Long.MAX_VALUE, 4, here));
        assertThat(coordinator.synchronizeData(id, there)).isNotDone();
        assertThat(asked).hasSize(1);
    }
}
