// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Instant;
import java.util.List;

/**
 * How good all data is.
 *
 * @param takenAt when it was read
 * @param sources as the source gave them
 * @param refused how many were left out as there are more than the view keeps
 */
public record QualitySnapshot(Instant takenAt, List<SourceQuality> sources, int refused) {

    /** Copies the sources. */
    public QualitySnapshot {
        sources = List.copyOf(sources);
    }
}
