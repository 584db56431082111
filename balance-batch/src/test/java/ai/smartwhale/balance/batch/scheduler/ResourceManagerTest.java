// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.balance.batch.processor.BatchLease;
import ai.smartwhale.balance.batch.processor.LeasePort;
import ai.smartwhale.balance.core.scheduler.Allocation;
import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.MachineLoad;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.balance.core.scheduler.ResourceAllocatorConfig;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourceManagerTest {

    private static final class UnknownLoad implements MachineLoad {
        @Override
        public OptionalDouble cpu() {
            return OptionalDouble.empty();
        }

        @Override
        public OptionalDouble memory() {
            return OptionalDouble.empty();
        }
    }

    private static final Demand TWO_CORES = Demand.of(2, 0);

    private final CommonsExecutors executors = CommonsExecutors.create("resource-manager-test");
    private final ResourceAllocator allocator = ResourceAllocator.create(
            ResourceAllocatorConfig.defaults(),
            ResourceCapacity.of(4_000, 1_000),
            new UnknownLoad(),
            executors,
            Ticker.system());
    private final ResourceManager resources = ResourceManager.create(allocator);

    @AfterEach
    void close() {
        allocator.close();
        executors.close();
    }

    private Allocation allocate(String batch) {
        return resources.allocateResources(batch, AllocationRequest.of("model", TWO_CORES));
    }

    @Test
    void lendsUntilNothingIsLeftAndTakesBackByBatch() {
        assertThat(allocate("a").lease()).isPresent();
        assertThat(allocate("a").lease()).isPresent();
        assertThat(allocate("b").lease()).isEmpty();
        assertThat(resources.releaseResources("a")).isEqualTo(2);
        assertThat(resources.releaseResources("a")).isZero();
        assertThat(allocate("b").lease()).isPresent();
    }

    @Test
    void countsOnlyWhatHadNotEnded() {
        allocate("a").lease().orElseThrow().close();
        assertThat(allocate("a").lease()).isPresent();
        assertThat(resources.releaseResources("a")).isEqualTo(1);
    }

    @Test
    void givesBatchesTheirLeases() {
        LeasePort port = resources.leases("model", items -> Demand.of(items, 0), Duration.ofMinutes(1));
        Optional<BatchLease> first = port.tryLease(3);
        assertThat(first).isPresent();
        assertThat(port.tryLease(2)).isEmpty();
        first.ifPresent(BatchLease::close);
        assertThat(port.tryLease(2)).isPresent();
    }

    @Test
    void tellsNeverFromNotNow() {
        LeasePort port = resources.leases("model", items -> Demand.of(items, 0), Duration.ofMinutes(1));
        assertThatThrownBy(() -> port.tryLease(5)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void refusesWhatIsNoBatch() {
        assertThatThrownBy(() -> allocate(" ")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> resources.releaseResources("")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> resources.leases("model", items -> TWO_CORES, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
    }
}
