// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How the stand-in Data service behaves. */
final class StandInOptions {

    @Option(
            names = "--latency",
            paramLabel = "DURATION",
            defaultValue = "20ms",
            description = "Stand-in Data service: median of the added latency, log-normal. Default: ${DEFAULT-VALUE}.")
    private Duration latency = Duration.ofMillis(20);

    @Option(
            names = "--error-rate",
            paramLabel = "0..1",
            defaultValue = "0.01",
            description = "Stand-in Data service: part of the answers that are errors. Default: ${DEFAULT-VALUE}.")
    private double errorRate = 0.01;

    @Option(
            names = "--duplicate-rate",
            paramLabel = "0..1",
            defaultValue = "0.01",
            description = "Stand-in Data service: part of the answers that come twice. Default: ${DEFAULT-VALUE}.")
    private double duplicateRate = 0.01;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Stand-in Data service: where its chance begins. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    Duration latency() {
        return latency;
    }

    double errorRate() {
        return errorRate;
    }

    double duplicateRate() {
        return duplicateRate;
    }

    long seed() {
        return seed;
    }
}
