// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Duration;

/**
 * What hedging did for one operation.
 *
 * @param operation its name, or {@code (other)}
 * @param calls how many calls were begun
 * @param hedges how many further attempts were made
 * @param wins how many calls were answered by a further attempt
 * @param denied how many further attempts the budget, or the bound on watched calls, did not allow
 * @param cancelled how many attempts were cancelled because another was faster or the caller gave up
 * @param delay after which time a further attempt would be made now
 */
public record HedgeReport(
        String operation, long calls, long hedges, long wins, long denied, long cancelled, Duration delay) {}
