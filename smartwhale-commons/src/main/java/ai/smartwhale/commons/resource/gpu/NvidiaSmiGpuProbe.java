// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource.gpu;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs {@code nvidia-smi} and reads what it prints. */
final class NvidiaSmiGpuProbe implements GpuProbe {

    private final List<String> command;
    private final Duration timeout;

    NvidiaSmiGpuProbe(String executable, Duration timeout) {
        this.command = List.of(
                InvalidValueException.requireText("executable", executable),
                "--query-gpu=" + NvidiaSmiCsv.COLUMNS,
                "--format=csv,noheader,nounits");
        this.timeout = InvalidValueException.requirePositive("timeout", timeout);
    }

    @Override
    public Optional<List<GpuReading>> read() {
        return BoundedProcess.output(command, timeout).flatMap(NvidiaSmiCsv::parse);
    }
}
