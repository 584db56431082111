// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import java.math.BigDecimal;

/** What percentiles are called: p50, p99, p99_9. */
final class PercentileNames {

    private PercentileNames() {}

    static String of(double share) {
        String percent =
                BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
        return 'p' + percent.replace('.', '_');
    }
}
