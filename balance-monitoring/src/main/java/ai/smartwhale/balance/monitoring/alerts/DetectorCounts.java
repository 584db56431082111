// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/**
 * What a detector had to leave out since it was made.
 *
 * @param lateSamples samples that were older than one before
 * @param leapingSamples samples that lay far ahead of all others and were not confirmed by the next
 * @param restarts how often the clock was seen to be set back
 * @param refusedReadings readings of series beyond the most that are watched
 * @param refusedAlerts faults that got no alert because there are as many as there may be
 * @param watchedSeries how many series are watched now
 */
public record DetectorCounts(
        long lateSamples,
        long leapingSamples,
        long restarts,
        long refusedReadings,
        long refusedAlerts,
        int watchedSeries) {}
