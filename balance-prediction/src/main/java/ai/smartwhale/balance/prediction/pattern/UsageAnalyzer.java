// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Learns how models use their sources: what repeats and after which period, what moves together and with which lag, and
 * what is about to change. Usage is added up in slots; of each pair of a model and a source the latest 1,024 slots are
 * kept, and what is usual at each hour of the week: about 6 KB. The longest unused pair is forgotten for a new one.
 *
 * <pre>{@code
 * UsageAnalyzer usage = UsageAnalyzer.create(UsageAnalyzerConfig.defaults());
 * usage.record(new UsageKey("m1", DataSource.WIKI), now, 1);
 * usage.predictChanges(new UsageKey("m1", DataSource.WIKI), Duration.ofHours(12)).forEach(this::prepare);
 * }</pre>
 *
 * <p>Thread-safe. Time is that of the records: a slot has ended for all as soon as a record, or {@link #advance}, is
 * past it. Only slots that have ended are analysed. Hours are those of UTC, so that a rhythm of people moves by an hour
 * with their clocks.
 */
public interface UsageAnalyzer {

    /**
     * Adds to the usage of a slot. A record that comes after its slot has ended for its series is counted as late and
     * left out.
     *
     * @param key who used what
     * @param at when, 1970 to 9999
     * @param amount how much, in any unit that is always the same; 0 or more
     * @throws InvalidValueException if an argument is outside of its range
     */
    void record(UsageKey key, Instant at, double amount);

    /**
     * Says how late it is, so that slots end also where nothing is recorded.
     *
     * @param now the time, 1970 to 9999; an earlier one than before changes nothing
     * @throws InvalidValueException if it is outside of its range
     */
    void advance(Instant now);

    /**
     * Sums up how a model uses a source.
     *
     * @param key who uses what
     * @return the report; empty if it is not known, or none of its slots has ended
     */
    Optional<UsageReport> analyzeUsage(UsageKey key);

    /**
     * Finds what repeats.
     *
     * @param key who uses what
     * @return the periods with their strength, as found, at most three; none if nothing repeats or it is not known
     */
    List<Rhythm> identifyPatterns(UsageKey key);

    /**
     * Finds what moves together, over all that is known: the changes from slot to slot, without what repeats, of each
     * pair and at each lag up to the configured one.
     *
     * @return the correlations, of which a configured share may be by chance
     */
    CorrelationReport analyzeCorrelations();

    /**
     * Finds what moves together with one usage.
     *
     * @param key who uses what
     * @return the correlations of which it is a part; none if it is not known
     */
    CorrelationReport analyzeCorrelations(UsageKey key);

    /**
     * Foretells changes: those that the rhythm or the hour of the week brings, and a shift that has begun.
     *
     * @param key who uses what
     * @param ahead how far to look, above zero, at most 366 days
     * @return the changes in the order of their time, at most 64; none if nothing is expected to change or it is not
     *     known
     * @throws InvalidValueException if the time is outside of its range
     */
    List<PredictedChange> predictChanges(UsageKey key, Duration ahead);

    /**
     * What is known.
     *
     * @return the keys, the one that was longest unused first
     */
    List<UsageKey> keys();

    /**
     * How many were forgotten because there were too many.
     *
     * @return the count since the start
     */
    long evictions();

    /**
     * What must be kept to continue after a restart.
     *
     * @return the state
     */
    UsageSnapshot snapshot();

    /**
     * An analyser that knows nothing.
     *
     * @param config its settings
     * @return the analyser
     * @throws InvalidValueException if the settings are null
     */
    static UsageAnalyzer create(UsageAnalyzerConfig config) {
        return new DefaultUsageAnalyzer(InvalidValueException.requirePresent("config", config));
    }

    /**
     * Continues where another one was.
     *
     * @param config the settings of the other one
     * @param snapshot what its {@link #snapshot()} returned
     * @return an analyser that behaves as the other one would
     * @throws InvalidValueException if the snapshot was made with other slots or a longer history, or is broken
     */
    static UsageAnalyzer restore(UsageAnalyzerConfig config, UsageSnapshot snapshot) {
        DefaultUsageAnalyzer analyzer =
                new DefaultUsageAnalyzer(InvalidValueException.requirePresent("config", config));
        analyzer.restore(InvalidValueException.requirePresent("snapshot", snapshot));
        return analyzer;
    }
}
