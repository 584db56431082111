// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How good the data of one source for one model is.
 *
 * @param model which model
 * @param source where the data comes from
 * @param windows how good it was within each window
 * @param drift how far the data moved from what it was; absent where that is not known
 */
public record SourceQuality(
        String model, String source, Map<MetricWindow, WindowQuality> windows, OptionalDouble drift) {

    /** Copies the windows. */
    public SourceQuality {
        windows = Map.copyOf(windows);
    }
}
