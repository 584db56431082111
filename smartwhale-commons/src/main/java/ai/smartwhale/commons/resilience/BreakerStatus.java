// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.OptionalDouble;

/**
 * A breaker as it stands.
 *
 * @param state its state
 * @param failureRate the share of failed calls in the window, 0 to 1; empty as long as the window holds too few calls
 * @param slowCallRate the share of slow calls in the window, 0 to 1; empty as long as the window holds too few calls
 * @param callsInWindow how many calls the window holds
 * @param refusals how many calls this breaker has refused since it was made
 */
public record BreakerStatus(
        ManagedState state,
        OptionalDouble failureRate,
        OptionalDouble slowCallRate,
        int callsInWindow,
        long refusals) {}
