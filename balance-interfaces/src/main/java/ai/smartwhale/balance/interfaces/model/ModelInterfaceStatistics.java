// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

/**
 * What has happened at a {@link ModelInterface} since it was made.
 *
 * @param requests requests that were taken
 * @param answered requests that ended with an answer
 * @param expired requests that ended because their time was up
 * @param duplicates responses that had been delivered before
 * @param late responses whose caller waited no longer
 * @param listenerFailures times that a listener failed
 * @param pending requests that wait now
 */
public record ModelInterfaceStatistics(
        long requests, long answered, long expired, long duplicates, long late, long listenerFailures, int pending) {}
