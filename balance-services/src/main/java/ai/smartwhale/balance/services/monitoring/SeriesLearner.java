// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import java.time.Instant;
import java.util.OptionalDouble;

/** What learns one series by one measure. Not thread-safe. */
interface SeriesLearner {

    /** Judges a finite value by those before it, then learns it. */
    OptionalDouble score(Instant at, double value);
}
