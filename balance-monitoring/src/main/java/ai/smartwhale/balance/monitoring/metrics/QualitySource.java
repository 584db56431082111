// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.util.List;

/** Where the view of quality reads from: what judges the data stands behind it. */
@FunctionalInterface
public interface QualitySource {

    /**
     * Reads the totals now.
     *
     * @return at most one for each model and source
     */
    List<QualityTotals> read();
}
