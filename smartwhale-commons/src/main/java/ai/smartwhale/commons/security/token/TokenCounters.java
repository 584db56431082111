// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.token;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link TokenStatistics} tells. */
final class TokenCounters {

    final LongAdder issued = new LongAdder();
    final LongAdder refreshed = new LongAdder();
    final LongAdder verified = new LongAdder();
    final LongAdder remembered = new LongAdder();
    final LongAdder displaced = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder reused = new LongAdder();

    TokenStatistics read() {
        return new TokenStatistics(
                issued.sum(),
                refreshed.sum(),
                verified.sum(),
                remembered.sum(),
                displaced.sum(),
                refused.sum(),
                reused.sum());
    }
}
