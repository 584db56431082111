// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.core.VirtualTime;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.resilience.BackoffStrategies;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real files, in virtual time. */
class SyncManagerTest {

    private static final SyncLocation SOURCE = new SyncLocation("in", "a/data.bin");
    private static final SyncLocation DESTINATION = new SyncLocation("out", "b/copy.bin");

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private final byte[] bytes = new byte[300_000];
    private BreakingEndpoint in;
    private SyncManager manager = create(SyncManagerConfig.defaults());

    /** Reads from files, and breaks off where it is told to. */
    private static final class BreakingEndpoint implements SyncEndpoint {
        private final SyncEndpoint files;
        long breakAfter = Long.MAX_VALUE;
        int breaks;
        long read;
        Runnable onRead = () -> {};

        BreakingEndpoint(SyncEndpoint files) {
            this.files = files;
        }

        @Override
        public String id() {
            return files.id();
        }

        @Override
        public Optional<SyncContent> describe(String name) throws IOException {
            return files.describe(name);
        }

        @Override
        public InputStream read(String name, SyncContent expected, long offset) throws IOException {
            return new FilterInputStream(files.read(name, expected, offset)) {
                private long given;

                @Override
                public int read(byte[] buffer, int from, int length) throws IOException {
                    onRead.run();
                    if (breaks > 0 && given >= breakAfter) {
                        breaks--;
                        throw new IOException("connection reset");
                    }
                    int count = super.read(buffer, from, length);
                    given += Math.max(0, count);
                    read += Math.max(0, count);
                    return count;
                }
            };
        }

        @Override
        public Optional<String> checksum(String name) throws IOException {
            return files.checksum(name);
        }
    }

    private SyncManager create(SyncManagerConfig config) {
        return SyncManager.create(
                config.withAttempts(3, BackoffStrategies.constant(Duration.ofSeconds(1))),
                time.executors(),
                time,
                new Random(1));
    }

    @BeforeEach
    void prepare() throws IOException {
        new Random(9).nextBytes(bytes);
        Files.createDirectories(folder.resolve("in/a"));
        Files.createDirectories(folder.resolve("out"));
        Files.write(folder.resolve("in/a/data.bin"), bytes);
        in = new BreakingEndpoint(FileEndpoint.create("in", folder.resolve("in")));
        open(manager);
    }

    private void open(SyncManager other) throws IOException {
        manager = other;
        manager.registerEndpoint(in);
        manager.registerEndpoint(FileEndpoint.create("out", folder.resolve("out")));
        manager.registerSyncTask(SyncTask.of("t", SOURCE, DESTINATION));
    }

    private SyncStatus run() {
        CompletableFuture<SyncStatus> told = manager.executeSync("t");
        time.advance(Duration.ofMinutes(1));
        assertThat(told).isDone();
        assertThat(manager.getSyncStatus("t")).contains(told.join());
        return told.join();
    }

    private void assertArrived() throws IOException {
        assertThat(Files.readAllBytes(folder.resolve("out/b/copy.bin"))).isEqualTo(bytes);
        try (Stream<Path> left = Files.list(folder.resolve("out/b"))) {
            assertThat(left).as("nothing is left beside it").hasSize(1);
        }
    }

    @Test
    void aFileArrivesAndIsComparedWithItsSource() throws IOException {
        assertThat(manager.getSyncStatus("t").orElseThrow().state()).isEqualTo(SyncState.PENDING);
        SyncStatus status = run();
        assertThat(status.state()).isEqualTo(SyncState.COMPLETED);
        assertThat(status.verification()).contains(SyncVerification.SOURCE);
        assertThat(status.sha256()).contains(Sha256.of(bytes));
        assertThat(status.transferred()).isEqualTo(bytes.length);
        assertArrived();
    }

    @Test
    void anInterruptedTransferGoesOnWhereItStopped() throws IOException {
        in.breakAfter = 65_536;
        in.breaks = 100;
        SyncStatus status = run();
        assertThat(status.state()).as("each attempt brings something new").isEqualTo(SyncState.COMPLETED);
        assertThat(status.attempts()).isEqualTo(5);
        assertThat(in.read).as("nothing is read twice").isEqualTo(bytes.length);
        assertArrived();
    }

    @Test
    void aLaterManagerGoesOnWithWhatAnEarlierOneLeft() throws IOException {
        in.onRead = () -> {
            if (in.read >= 131_072) {
                in.breakAfter = 0;
                in.breaks = 100;
            }
        };
        SyncStatus failed = run();
        assertThat(failed.state()).isEqualTo(SyncState.FAILED);
        assertThat(failed.problem()).contains(SyncProblem.IO);
        assertThat(failed.position()).isEqualTo(131_072);
        assertThat(folder.resolve("out/b/copy.bin"))
                .as("nothing is seen before it is whole")
                .doesNotExist();
        in.breaks = 0;
        in.onRead = () -> {};
        manager.close();
        open(create(SyncManagerConfig.defaults()));
        assertThat(run().transferred()).isEqualTo(bytes.length - 131_072);
        assertArrived();
    }

    @Test
    void aSourceThatChangedIsReadAnew() throws IOException {
        in.onRead = () -> {
            if (in.read == 131_072) {
                in.onRead = () -> {};
                bytes[0]++;
                byte[] longer = Arrays.copyOf(bytes, bytes.length);
                try {
                    Files.delete(folder.resolve("in/a/data.bin"));
                    Files.write(folder.resolve("in/a/data.bin"), longer);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        };
        SyncStatus status = run();
        assertThat(status.state()).isEqualTo(SyncState.COMPLETED);
        assertThat(status.attempts()).isEqualTo(2);
        assertArrived();
    }

    @Test
    void whatIsNotAsExpectedIsNeverSeen() throws IOException {
        String other = Sha256.of("something else");
        manager.registerSyncTask(new SyncTask("x", SOURCE, DESTINATION, Optional.of(other)));
        CompletableFuture<SyncStatus> told = manager.executeSync("x");
        time.advance(Duration.ofMinutes(1));
        assertThat(told.join().state()).isEqualTo(SyncState.FAILED);
        assertThat(told.join().problem()).contains(SyncProblem.CHECKSUM_MISMATCH);
        assertThat(told.join().attempts()).isEqualTo(3);
        assertThat(folder.resolve("out/b/copy.bin")).doesNotExist();
    }

    @Test
    void damageToWhatWasStagedIsFoundAndRepaired() throws IOException {
        in.breakAfter = 131_072;
        in.breaks = 1;
        CompletableFuture<SyncStatus> told = manager.executeSync("t");
        time.advance(Duration.ofMillis(500));
        Path part = folder.resolve("out/b/.copy.bin.part");
        byte[] staged = Files.readAllBytes(part);
        staged[17]++;
        Files.write(part, staged);
        time.advance(Duration.ofMinutes(1));
        assertThat(told.join().state()).isEqualTo(SyncState.COMPLETED);
        assertArrived();
    }

    @Test
    void theBandwidthIsKeptInVirtualTimeWithoutSleep() throws IOException {
        open(create(SyncManagerConfig.defaults().withBandwidth(10_000, 1_000)));
        CompletableFuture<SyncStatus> told = manager.executeSync("t");
        for (int second = 1; second < 30; second++) {
            time.advance(Duration.ofSeconds(1));
            assertThat(in.read).isBetween(10_000L * second - 2_000, 10_000L * second + 2_000);
        }
        assertThat(told).isNotDone();
        time.advance(Duration.ofSeconds(2));
        assertThat(told.join().state()).isEqualTo(SyncState.COMPLETED);
    }

    @Test
    void theSameTransferIsMadeOnce() throws IOException {
        manager.registerSyncTask(SyncTask.of("same", SOURCE, DESTINATION));
        CompletableFuture<SyncStatus> first = manager.executeSync("t");
        CompletableFuture<SyncStatus> again = manager.executeSync("t");
        CompletableFuture<SyncStatus> other = manager.executeSync("same");
        again.cancel(false);
        assertThat(manager.cancelSync("t")).isTrue();
        assertThat(first.join().state()).isEqualTo(SyncState.CANCELLED);
        time.advance(Duration.ofMinutes(1));
        assertThat(other.join().state()).as("one that joined goes on").isEqualTo(SyncState.COMPLETED);
        assertThat(in.read).isEqualTo(bytes.length);
        assertArrived();
    }

    @Test
    void twoSourcesAreNotWrittenToOneDestinationAtOnce() throws IOException {
        Files.write(folder.resolve("in/other.bin"), new byte[10]);
        manager.registerSyncTask(SyncTask.of("other", new SyncLocation("in", "other.bin"), DESTINATION));
        CompletableFuture<SyncStatus> first = manager.executeSync("t");
        assertThat(manager.executeSync("other").join().problem()).contains(SyncProblem.DESTINATION_BUSY);
        time.advance(Duration.ofMinutes(1));
        assertThat(first.join().state()).isEqualTo(SyncState.COMPLETED);
        CompletableFuture<SyncStatus> later = manager.executeSync("other");
        time.advance(Duration.ofMinutes(1));
        assertThat(later.join().state()).isEqualTo(SyncState.COMPLETED);
    }

    @Test
    void aCancelledTransferStopsAndCanBeGoneOnWith() throws IOException {
        open(create(SyncManagerConfig.defaults().withBandwidth(100_000, 10_000)));
        CompletableFuture<SyncStatus> told = manager.executeSync("t");
        time.advance(Duration.ofSeconds(1));
        assertThat(manager.cancelSync("t")).isTrue();
        assertThat(manager.cancelSync("t")).isFalse();
        assertThat(told.join().state()).isEqualTo(SyncState.CANCELLED);
        long read = in.read;
        CompletableFuture<SyncStatus> again = manager.executeSync("t");
        time.advance(Duration.ofMinutes(1));
        assertThat(again.join().state())
                .as("also when the old one was not down yet")
                .isEqualTo(SyncState.COMPLETED);
        assertThat(again.join().transferred()).isEqualTo(bytes.length - read);
        assertArrived();
    }

    @Test
    void noMoreGoOnThanMay() throws IOException {
        open(create(SyncManagerConfig.defaults().withBounds(3, 1).withBandwidth(100_000, 10_000)));
        manager.registerSyncTask(SyncTask.of("u", SOURCE, new SyncLocation("out", "u")));
        manager.registerSyncTask(SyncTask.of("v", SOURCE, new SyncLocation("out", "v")));
        assertThatThrownBy(() -> manager.registerSyncTask(SyncTask.of("w", SOURCE, new SyncLocation("out", "w"))))
                .isInstanceOf(LimitExceededException.class);
        CompletableFuture<SyncStatus> first = manager.executeSync("t");
        CompletableFuture<SyncStatus> second = manager.executeSync("u");
        time.advance(Duration.ofSeconds(2));
        assertThat(manager.getSyncStatus("u").orElseThrow().transferred()).isZero();
        time.advance(Duration.ofSeconds(10));
        assertThat(first.join().state()).isEqualTo(SyncState.COMPLETED);
        assertThat(second.join().state()).isEqualTo(SyncState.COMPLETED);
        manager.registerSyncTask(SyncTask.of("w", SOURCE, new SyncLocation("out", "w")));
        assertThat(manager.getSyncStatus("t"))
                .as("the oldest that ended makes room")
                .isEmpty();
    }

    @Test
    void whatIsMissingOrOutsideIsNotTriedAgain() throws IOException {
        Files.createSymbolicLink(folder.resolve("in/out"), folder);
        String[] names = {"nothing", "../out/x", "a/../../x", "out/out/x", ".hidden", "a//data.bin", "a"};
        for (String name : names) {
            manager.registerSyncTask(SyncTask.of(name, new SyncLocation("in", name), new SyncLocation("out", "o")));
            CompletableFuture<SyncStatus> told = manager.executeSync(name);
            time.advance(Duration.ofMillis(1));
            assertThat(told.join().problem())
                    .as(name)
                    .contains(name.equals("nothing") ? SyncProblem.SOURCE_MISSING : SyncProblem.REFUSED);
            assertThat(told.join().attempts()).isEqualTo(1);
        }
    }

    @Test
    void badInputIsRefusedByName() {
        assertThatThrownBy(() -> manager.executeSync("nobody"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("id");
        assertThatThrownBy(() -> manager.registerSyncTask(SyncTask.of("t", SOURCE, DESTINATION)))
                .hasMessageContaining("task.id");
        assertThatThrownBy(() -> manager.registerSyncTask(SyncTask.of("b", DESTINATION, SOURCE)))
                .hasMessageContaining("destination.endpoint");
        assertThatThrownBy(() -> SyncTask.of("b", SOURCE, SOURCE)).hasMessageContaining("destination");
        assertThatThrownBy(() -> new SyncTask("b", SOURCE, DESTINATION, Optional.of("xyz")))
                .hasMessageContaining("sha256");
        manager.close();
        manager.close();
        assertThatThrownBy(() -> manager.executeSync("t")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closingEndsWhatGoesOn() {
        CompletableFuture<SyncStatus> told = manager.executeSync("t");
        manager.close();
        assertThat(told.join().state()).isEqualTo(SyncState.CANCELLED);
        time.advance(Duration.ofMinutes(2));
        assertThat(in.read).isZero();
        assertThat(time.pendingTimers()).isZero();
    }
}
