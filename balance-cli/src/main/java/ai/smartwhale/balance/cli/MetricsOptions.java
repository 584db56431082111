// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.commons.InvalidValueException;
import java.io.IOException;
import java.net.BindException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where metrics and health can be read. */
final class MetricsOptions {

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve /metrics and /health on this port of loopback while it runs; 0 for a free one.")
    private @Nullable Integer port;

    /** Begins to serve, if it is asked for. */
    Optional<Monitoring> open() throws IOException {
        Integer wanted = port;
        if (wanted == null) {
            return Optional.empty();
        }
        InvalidValueException.requireRange("--metrics-port", wanted, 0, 65_535);
        try {
            return Optional.of(Monitoring.start(wanted));
        } catch (BindException e) {
            throw new InvalidValueException("--metrics-port", wanted, "a port that nobody listens on");
        }
    }
}
