// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.time.Instant;
import java.util.Comparator;

/** Says which of several duplicates stays: the one that compares highest, and the first of these. */
@FunctionalInterface
public interface SurvivorRule extends Comparator<DataRecord> {

    /** The one with the most values stays, and of these the newest. */
    SurvivorRule MOST_COMPLETE_THEN_NEWEST = (one, other) -> {
        int byValues = Integer.compare(values(one), values(other));
        return byValues != 0
                ? byValues
                : one.producedAt().orElse(Instant.MIN).compareTo(other.producedAt().orElse(Instant.MIN));
    };

    private static int values(DataRecord record) {
        int values = 0;
        for (int column = 0; column < record.size(); column++) {
            values += record.text(column).isBlank() ? 0 : 1;
        }
        return values;
    }
}
