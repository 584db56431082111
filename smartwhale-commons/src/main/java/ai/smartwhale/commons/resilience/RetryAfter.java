// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.time.Duration;

/** An exception that says how long to wait before another attempt, as HTTP does with its header of this name. */
@FunctionalInterface
public interface RetryAfter {

    /**
     * The shortest wait.
     *
     * @return from now, zero or more
     */
    Duration retryAfter();
}
