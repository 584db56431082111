// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was done ahead of time.
 *
 * @param capacity requests that the Data service answers in a second at most, as configured or as far as was seen;
 *     nothing before it was ever at its limit
 * @param warnings overloads that were announced
 * @param warned whether an overload is announced now
 * @param fetched answers that were there before a model asked
 * @param notFetched requests made ahead of time that failed
 * @param prefetch what was bought and what it was good for; empty where nothing is fetched ahead
 */
public record ForesightStatistics(
        OptionalDouble capacity,
        long warnings,
        boolean warned,
        long fetched,
        long notFetched,
        Optional<PrefetchStatistics> prefetch) {}
