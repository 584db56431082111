// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.resource.CpuReading;
import ai.smartwhale.commons.resource.EffectiveLimits;
import ai.smartwhale.commons.resource.MemoryReading;
import ai.smartwhale.commons.resource.ResourceSnapshot;
import ai.smartwhale.commons.resource.gpu.GpuReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineLoadTest {

    private static final Instant TAKEN = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = TAKEN;
    private ResourceSnapshot sample = ResourceSnapshot.UNKNOWN;
    private final MachineLoad load = MachineLoad.of(() -> sample, Duration.ofSeconds(5), () -> now);

    private static ResourceSnapshot sample(OptionalDouble cpu) {
        ResourceSnapshot unknown = ResourceSnapshot.UNKNOWN;
        MemoryReading memory = new MemoryReading(
                OptionalLong.of(1_000),
                OptionalLong.of(250),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return new ResourceSnapshot(
                Optional.of(TAKEN),
                new CpuReading(cpu, OptionalDouble.empty(), OptionalDouble.empty()),
                memory,
                OptionalDouble.empty(),
                Optional.empty(),
                unknown.container(),
                unknown.limits());
    }

    @Test
    void aYoungSampleCounts() {
        sample = sample(OptionalDouble.of(0.5));
        now = TAKEN.plusSeconds(5);
        assertThat(load.cpu()).hasValue(0.5);
        assertThat(load.memory()).hasValue(0.75);
    }

    @Test
    void anOldSampleAndOneOfTheFutureSayNothing() {
        sample = sample(OptionalDouble.of(0.5));
        now = TAKEN.plusSeconds(5).plusNanos(1);
        assertThat(load.cpu()).isEmpty();
        now = TAKEN.minusNanos(1);
        assertThat(load.cpu()).isEmpty();
        assertThat(load.memory()).isEmpty();
    }

    @Test
    void whatWasNotReadIsUnknownAndNotZero() {
        assertThat(load.cpu()).isEmpty();
        sample = sample(OptionalDouble.empty());
        assertThat(load.cpu()).isEmpty();
    }

    @Test
    void theCapacityIsAShareOfTheLimitsNotOfTheHost() {
        EffectiveLimits limits = new EffectiveLimits(OptionalLong.of(1_500), OptionalLong.of(2_000));
        GpuReading silent = new GpuReading(
                "card",
                "model",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        ResourceCapacity capacity = ResourceCapacity.of(limits, Optional.of(List.of(silent)), 0.5);
        assertThat(capacity.cpuMillis()).isEqualTo(750);
        assertThat(capacity.memoryBytes()).isEqualTo(1_000);
        assertThat(capacity.gpus().orElseThrow()).containsExactly(new ResourceCapacity.Gpu("card", 0));
        assertThat(ResourceCapacity.of(limits, Optional.empty(), 1).gpus()).isEmpty();
        assertThatThrownBy(() -> ResourceCapacity.of(EffectiveLimits.UNKNOWN, Optional.empty(), 0.5))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> ResourceCapacity.of(limits, Optional.empty(), Double.NaN))
                .isInstanceOf(InvalidValueException.class);
    }
}
