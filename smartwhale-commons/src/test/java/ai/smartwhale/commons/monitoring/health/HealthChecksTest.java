// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisStore;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.cgroup.ContainerLimit;
import ai.smartwhale.commons.resource.cgroup.ContainerLimits;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

@Timeout(120)
class HealthChecksTest {

    @TempDir
    Path folder;

    @Test
    void theDiskIsMeasured() throws Exception {
        long free = Files.getFileStore(folder).getUsableSpace();
        HealthOutcome up = HealthChecks.disk(folder, 1, 0).check();
        assertThat(up.status()).isEqualTo(HealthStatus.UP);
        assertThat(up.readings()).extracting(HealthOutcome.Reading::name).containsExactly("free", "total");
        assertThat(up.readings().get(0).value()).isPositive();
        assertThat(HealthChecks.disk(folder, Long.MAX_VALUE, 1).check().status())
                .isEqualTo(HealthStatus.DEGRADED);
        assertThat(HealthChecks.disk(folder, Long.MAX_VALUE, free * 2 + 1)
                        .check()
                        .status())
                .isEqualTo(HealthStatus.DOWN);
        assertThatThrownBy(() -> HealthChecks.disk(folder.resolve("gone"), 1, 0).check())
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> HealthChecks.disk(folder, 1, 2)).isInstanceOf(InvalidValueException.class);
    }

    private static HealthStatus memory(double heap, OptionalDouble container) {
        return new MemoryCheck(0.8, 0.95, () -> OptionalDouble.of(heap), () -> container)
                .check()
                .status();
    }

    @Test
    void theFullerOfHeapAndContainerCounts() throws Exception {
        assertThat(memory(0.79, OptionalDouble.empty())).isEqualTo(HealthStatus.UP);
        assertThat(memory(0.8, OptionalDouble.of(0.1))).isEqualTo(HealthStatus.DEGRADED);
        assertThat(memory(0.1, OptionalDouble.of(0.96))).isEqualTo(HealthStatus.DOWN);
        HealthOutcome real = HealthChecks.memory(0.999, 1).check();
        assertThat(real.readings()).extracting(HealthOutcome.Reading::name).contains("heap");
        assertThatThrownBy(() -> HealthChecks.memory(0.9, 0.8)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> HealthChecks.memory(Double.NaN, 0.8)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void pagesThatCanBeDroppedDoNotCountForTheContainer() {
        ContainerLimit limit = ContainerLimit.of(1_000);
        assertThat(MemoryCheck.containerShare(new ContainerLimits(
                        ContainerLimit.UNKNOWN,
                        limit,
                        ContainerLimit.UNKNOWN,
                        OptionalLong.of(900),
                        OptionalLong.of(250))))
                .hasValue(0.25);
        assertThat(MemoryCheck.containerShare(new ContainerLimits(
                        ContainerLimit.UNKNOWN,
                        limit,
                        ContainerLimit.UNKNOWN,
                        OptionalLong.of(900),
                        OptionalLong.empty())))
                .hasValue(0.9);
        assertThat(MemoryCheck.containerShare(ContainerLimits.UNKNOWN)).isEmpty();
    }

    @Test
    void aRoundTripEndsOrFails() throws Exception {
        assertThat(HealthChecks.roundTrip(() -> CompletableFuture.completedFuture(1))
                        .check())
                .isEqualTo(HealthOutcome.UP);
        assertThatThrownBy(() -> HealthChecks.roundTrip(
                                () -> CompletableFuture.failedFuture(new IllegalStateException("gone")))
                        .check())
                .isInstanceOf(ExecutionException.class);
        CompletableFuture<Void> endless = new CompletableFuture<>();
        try (HealthChecker checker = HealthChecker.builder()
                .check(HealthCheckSpec.builder("endless", HealthChecks.roundTrip(() -> endless))
                        .timeout(Duration.ofMillis(20))
                        .ttl(Duration.ofNanos(1))
                        .build())
                .build()) {
            // A thread may come too late for a run to begin at all, so that it takes another.
            await().atMost(Duration.ofSeconds(50)).until(() -> {
                assertThat(checker.check().status()).isEqualTo(HealthStatus.DOWN);
                return endless.isCancelled();
            });
        }
    }

    @Test
    void aConditionHasItsNote() throws Exception {
        assertThat(HealthChecks.that(() -> true, "no").check()).isEqualTo(HealthOutcome.UP);
        assertThat(HealthChecks.that(() -> false, "no").check()).isEqualTo(HealthOutcome.down("no"));
    }

    @Test
    void aRedisThatGoesIsSeen() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try (CommonsExecutors executors = CommonsExecutors.create("test");
                RemoteStore store = RedisStore.connect(RedisConfig.of("127.0.0.1:" + port), executors);
                HealthChecker checker = HealthChecker.builder()
                        .check(HealthCheckSpec.builder("redis", HealthChecks.store(store))
                                .ttl(Duration.ofNanos(1))
                                .timeout(Duration.ofSeconds(20))
                                .build())
                        .build()) {
            assertThat(checker.check().status()).isEqualTo(HealthStatus.UP);
            redis.stop();
            assertThat(checker.check().status()).isEqualTo(HealthStatus.DOWN);
        } finally {
            redis.stop();
        }
    }
}
