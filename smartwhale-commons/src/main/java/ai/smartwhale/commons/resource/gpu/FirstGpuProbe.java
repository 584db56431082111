// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stays with the first probe that could tell, and tries the ones before it again from time to time. */
final class FirstGpuProbe implements GpuProbe {

    private static final Logger LOG = LoggerFactory.getLogger(FirstGpuProbe.class);
    private static final int ROUNDS_BEFORE_RETRY = 60;

    private final List<GpuProbe> probes;
    private int chosen;
    private int rounds;

    FirstGpuProbe(List<GpuProbe> probes) {
        InvalidValueException.requireRange("number of probes", probes.size(), 1, Integer.MAX_VALUE);
        this.probes = probes;
    }

    @Override
    public synchronized Optional<List<GpuReading>> read() {
        if (++rounds >= ROUNDS_BEFORE_RETRY) {
            rounds = 0;
            chosen = 0;
        }
        for (int i = chosen; i < probes.size(); i++) {
            Optional<List<GpuReading>> readings = ask(probes.get(i));
            if (readings.isPresent()) {
                chosen = i;
                return readings;
            }
        }
        chosen = 0;
        return Optional.empty();
    }

    private static Optional<List<GpuReading>> ask(GpuProbe probe) {
        try {
            return probe.read();
        } catch (RuntimeException e) {
            LOG.warn("a probe for GPUs failed; the next one is asked", e);
            return Optional.empty();
        }
    }
}
