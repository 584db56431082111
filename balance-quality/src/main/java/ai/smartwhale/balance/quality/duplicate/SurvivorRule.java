// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.data.DataRecord;
import java.time.Instant;
import java.util.List;

/** Which of several records that mean the same is kept. Must not depend on anything but the records. */
@FunctionalInterface
public interface SurvivorRule {

    /** The record with the most values; among those the newest; among those the one that came last. */
    SurvivorRule MOST_COMPLETE_THEN_NEWEST = SurvivorRule::mostComplete;

    /**
     * Chooses.
     *
     * @param records two or more, in the order in which they came
     * @return the index of the one to keep
     */
    int survivor(List<DataRecord> records);

    private static int mostComplete(List<DataRecord> records) {
        int best = 0;
        for (int i = 1; i < records.size(); i++) {
            DataRecord kept = records.get(best);
            DataRecord other = records.get(i);
            int more = Integer.compare(values(other), values(kept));
            if (more > 0 || (more == 0 && !madeBefore(other, kept))) {
                best = i;
            }
        }
        return best;
    }

    private static int values(DataRecord record) {
        int count = 0;
        for (int column = 0; column < record.size(); column++) {
            if (!record.text(column).isBlank()) {
                count++;
            }
        }
        return count;
    }

    private static boolean madeBefore(DataRecord one, DataRecord other) {
        Instant time = one.producedAt().orElse(Instant.MAX);
        return time.isBefore(other.producedAt().orElse(Instant.MIN));
    }
}
