// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.balance.core.coordinator.sync.FileEndpoint;
import ai.smartwhale.balance.core.coordinator.sync.SyncLocation;
import ai.smartwhale.balance.core.coordinator.sync.SyncManager;
import ai.smartwhale.balance.core.coordinator.sync.SyncManagerConfig;
import ai.smartwhale.balance.core.coordinator.sync.SyncState;
import ai.smartwhale.balance.core.coordinator.sync.SyncStatus;
import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCoordinatorTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SyncLocation A = new SyncLocation("files", "a");
    private static final SyncLocation B = new SyncLocation("files", "b");

    private final VirtualTime time = new VirtualTime();
    private final SyncManager transfers =
            SyncManager.create(SyncManagerConfig.defaults(), time.executors(), time, new Random(1));
    private final DataCoordinator coordinator = create(DataCoordinatorConfig.defaults());

    private DataCoordinator create(DataCoordinatorConfig config) {
        return DataCoordinator.create(config, transfers, time, new Random(2));
    }

    private DataAllocation ask(String holder, SharingMode mode) {
        return coordinator.allocateData("s", holder, mode, MINUTE);
    }

    private DataLease take(String holder, SharingMode mode) {
        return ask(holder, mode).lease().orElseThrow();
    }

    private static DataAllocation.Reason reason(DataAllocation answer) {
        assertThat(answer).isInstanceOf(DataAllocation.Denied.class);
        return ((DataAllocation.Denied) answer).reason();
    }

    @Test
    void readersShareAndAWriterIsAlone() {
        coordinator.registerDataSource(new DataSource("s", 1, 10, SharingMode.SHARED, 2, List.of(A)));
        DataLease first = take("r1", SharingMode.SHARED);
        DataLease second = take("r2", SharingMode.SHARED);
        assertThat(second.token()).isGreaterThan(first.token());
        assertThat(reason(ask("r3", SharingMode.SHARED))).isEqualTo(DataAllocation.Reason.TOO_MANY_READERS);
        assertThat(ask("w", SharingMode.EXCLUSIVE))
                .isEqualTo(new DataAllocation.Denied(DataAllocation.Reason.HELD_BY_READERS, Optional.of(MINUTE)));
        first.close();
        assertThat(reason(ask("r3", SharingMode.SHARED)))
                .as("the writer was there before")
                .isEqualTo(DataAllocation.Reason.WRITER_WAITS);
        second.close();
        DataLease writer = take("w", SharingMode.EXCLUSIVE);
        assertThat(reason(ask("r3", SharingMode.SHARED))).isEqualTo(DataAllocation.Reason.HELD_EXCLUSIVELY);
        assertThat(coordinator.getDataSource("s").orElseThrow().isHeldAlone()).isTrue();
        writer.close();
        writer.close();
        assertThat(ask("r3", SharingMode.SHARED).lease()).isPresent();
    }

    @Test
    void aWriterThatDoesNotComeBackIsNotWaitedForLong() {
        coordinator.registerDataSource(DataSource.shared("s", 1, 10, A));
        take("r1", SharingMode.SHARED);
        ask("w", SharingMode.EXCLUSIVE);
        assertThat(reason(ask("r2", SharingMode.SHARED))).isEqualTo(DataAllocation.Reason.WRITER_WAITS);
        time.advance(Duration.ofSeconds(1));
        assertThat(ask("r2", SharingMode.SHARED).lease()).isPresent();
    }

    @Test
    void anExclusiveSourceIsLentToOneHoweverItIsAskedFor() {
        coordinator.registerDataSource(DataSource.exclusive("s", 1, 10, A));
        assertThat(take("a", SharingMode.SHARED).mode()).isEqualTo(SharingMode.EXCLUSIVE);
        assertThat(reason(ask("b", SharingMode.SHARED))).isEqualTo(DataAllocation.Reason.HELD_EXCLUSIVELY);
    }

    @Test
    void aLeaseThatExpiredIsRefusedByItsToken() {
        coordinator.registerDataSource(DataSource.exclusive("s", 1, 10, A));
        DataLease old = take("a", SharingMode.EXCLUSIVE);
        time.advance(Duration.ofSeconds(30));
        assertThat(old.renew(MINUTE)).isTrue();
        time.advance(Duration.ofSeconds(59));
        assertThat(old.isActive()).isTrue();
        time.advance(Duration.ofSeconds(1));
        assertThat(old.isActive()).isFalse();
        assertThat(old.renew(MINUTE)).isFalse();
        DataLease fresh = take("b", SharingMode.EXCLUSIVE);
        old.close();
        assertThat(coordinator.releaseData(old, Duration.ZERO)).isFalse();
        assertThat(coordinator.isCurrent("s", old.token())).isFalse();
        assertThat(coordinator.isCurrent("s", fresh.token())).isTrue();
        assertThat(fresh.token()).isGreaterThan(old.token());
    }

    @Test
    void boundsAreExactAndExpiredLeasesMakeRoom() {
        DataCoordinator small = create(DataCoordinatorConfig.defaults().withBounds(2, 1));
        small.registerDataSource(DataSource.shared("s", 1, 10, A));
        small.registerDataSource(DataSource.shared("t", 1, 10, A));
        assertThat(small.allocateData("s", "x", SharingMode.SHARED, MINUTE).lease())
                .isPresent();
        assertThat(reason(small.allocateData("t", "x", SharingMode.SHARED, MINUTE)))
                .isEqualTo(DataAllocation.Reason.TOO_MANY_LEASES);
        time.advance(MINUTE);
        assertThat(small.allocateData("t", "x", SharingMode.SHARED, MINUTE).lease())
                .isPresent();
        assertThat(reason(small.allocateData("u", "x", SharingMode.SHARED, MINUTE)))
                .isEqualTo(DataAllocation.Reason.UNKNOWN_SOURCE);
    }

    @Test
    void twoChoicesAvoidTheSlowReplica() {
        SyncLocation c = new SyncLocation("files", "c");
        coordinator.registerDataSource(DataSource.shared("s", 1, 10, A, B, c));
        Map<SyncLocation, Integer> chosen = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            DataLease lease = take("r", SharingMode.SHARED);
            boolean slow = lease.replica().equals(c);
            coordinator.releaseData(lease, Duration.ofMillis(slow ? 100 : 1));
            chosen.merge(lease.replica(), 1, Integer::sum);
        }
        assertThat(chosen.getOrDefault(c, 0))
                .as("hardly ever the better of two")
                .isLessThan(10);
        assertThat(Math.abs(chosen.get(A) - chosen.get(B))).isLessThan(120);
    }

    @Test
    void twoChoicesSpreadWhatIsInUse() {
        coordinator.registerDataSource(DataSource.shared("s", 1, 10, A, B));
        for (int i = 0; i < 500; i++) {
            take("r", SharingMode.SHARED);
        }
        assertThat(coordinator.getDataSource("s").orElseThrow().inFlight()).containsOnlyKeys("files:a", "files:b");
        assertThat(coordinator.getDataSource("s").orElseThrow().inFlight().values())
                .containsOnly(250);
    }

    @Test
    void neverAreAWriterAndAnyoneElseInTogether() {
        Random random = new Random(8);
        coordinator.registerDataSource(new DataSource("s", 1, 10, SharingMode.SHARED, 3, List.of(A, B)));
        List<DataLease> held = new ArrayList<>();
        long lastToken = 0;
        for (int step = 0; step < 20_000; step++) {
            int dice = random.nextInt(10);
            if (dice < 5) {
                SharingMode mode = random.nextInt(4) == 0 ? SharingMode.EXCLUSIVE : SharingMode.SHARED;
                Optional<DataLease> lease = coordinator
                        .allocateData("s", "h" + random.nextInt(5), mode, Duration.ofMillis(1 + random.nextInt(500)))
                        .lease();
                if (lease.isPresent()) {
                    assertThat(lease.orElseThrow().token()).isGreaterThan(lastToken);
                    lastToken = lease.orElseThrow().token();
                    held.add(lease.orElseThrow());
                }
            } else if (dice < 8 && !held.isEmpty()) {
                held.remove(random.nextInt(held.size())).close();
            } else {
                time.advance(Duration.ofMillis(random.nextInt(200)));
            }
            held.removeIf(lease -> !lease.isActive());
            long writers = held.stream()
                    .filter(lease -> lease.mode() == SharingMode.EXCLUSIVE)
                    .count();
            assertThat(writers == 0 ? held.size() <= 3 : held.size() == 1).isTrue();
            DataSourceStatus status = coordinator.getDataSource("s").orElseThrow();
            assertThat(status.inFlight().values().stream().mapToInt(x -> x).sum())
                    .isEqualTo(held.size());
        }
    }

    @Test
    void aVersionIsCarriedToADestinationOnce(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a"), "first");
        transfers.registerEndpoint(FileEndpoint.create("files", folder));
        coordinator.registerDataSource(DataSource.shared("s", 1, 5, A));
        SyncLocation copy = new SyncLocation("files", "copy");
        CompletableFuture<SyncStatus> first = coordinator.synchronizeData("s", copy);
        CompletableFuture<SyncStatus> joined = coordinator.synchronizeData("s", copy);
        time.advance(MINUTE);
        assertThat(first.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThat(joined.join()).isEqualTo(first.join());
        Files.writeString(folder.resolve("a"), "second");
        assertThat(coordinator.synchronizeData("s", copy).join()).isEqualTo(first.join());
        coordinator.registerDataSource(DataSource.shared("s", 2, 6, A));
        CompletableFuture<SyncStatus> second = coordinator.synchronizeData("s", copy);
        time.advance(MINUTE);
        assertThat(second.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThat(Files.readString(folder.resolve("copy"))).isEqualTo("second");
        assertThat(coordinator.getDataSource("s").orElseThrow().inFlight().values())
                .containsOnly(0);
    }

    @Test
    void aFailedCarriageCanBeTriedAgain(@TempDir Path folder) throws IOException {
        transfers.registerEndpoint(FileEndpoint.create("files", folder));
        coordinator.registerDataSource(DataSource.shared("s", 1, 5, A));
        SyncLocation copy = new SyncLocation("files", "copy");
        CompletableFuture<SyncStatus> failed = coordinator.synchronizeData("s", copy);
        time.advance(MINUTE);
        assertThat(failed.join().state()).isEqualTo(SyncState.FAILED);
        Files.writeString(folder.resolve("a"), "here");
        CompletableFuture<SyncStatus> again = coordinator.synchronizeData("s", copy);
        time.advance(MINUTE);
        assertThat(again.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThatThrownBy(() -> coordinator.synchronizeData("s", new SyncLocation("nowhere", "x")))
                .isInstanceOf(InvalidValueException.class);
        assertThat(coordinator.getDataSource("s").orElseThrow().inFlight().values())
                .containsOnly(0);
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> DataSource.shared("s", 1, 10)).hasMessageContaining("replicas");
        assertThatThrownBy(() -> DataSource.shared("s", 1, 10, A, A)).hasMessageContaining("replicas");
        coordinator.registerDataSource(DataSource.shared("s", 2, 10, A));
        assertThatThrownBy(() -> coordinator.registerDataSource(DataSource.shared("s", 1, 10, A)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("source.version");
        assertThatThrownBy(() -> coordinator.allocateData("s", "h", SharingMode.SHARED, Duration.ZERO))
                .hasMessageContaining("ttl");
        assertThat(coordinator.removeDataSource("s")).isTrue();
        assertThat(coordinator.removeDataSource("s")).isFalse();
    }
}
