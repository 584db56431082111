// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the long run of a series.
 *
 * @param from the start of the first block
 * @param to the end of the last block
 * @param block how much time is averaged to a block, the step or a multiple of it
 * @param values how many blocks have values
 * @param trend the trend; empty where the flags say why
 * @param changes when the level changed, ascending
 * @param rhythms what repeats, as found, at most three
 * @param flags what should be known about it
 */
public record TrendReport(
        Instant from,
        Instant to,
        Duration block,
        int values,
        Optional<Trend> trend,
        List<ChangePoint> changes,
        List<Rhythm> rhythms,
        Set<TrendFlag> flags) {

    /** Copies the collections. */
    public TrendReport {
        changes = List.copyOf(changes);
        rhythms = List.copyOf(rhythms);
        flags = Set.copyOf(flags);
    }
}
