// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a report.
 *
 * @param takenAt when its metrics were read
 * @param sent how many metrics Kafka has
 * @param failures the metrics that could not be sent, with the reasons
 */
public record ReportReceipt(Instant takenAt, int sent, Map<String, String> failures) {

    /** Copies the failures. */
    public ReportReceipt {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }
}
