// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/**
 * The right to make one call that a breaker let through. Its holder says once how the call ended; whatever is said
 * after that has no effect. Thread-safe.
 */
public interface BreakerPermit {

    /** The call succeeded. */
    void succeeded();

    /**
     * The call failed.
     *
     * @param error why; whether it counts is for the configuration of the breaker to say
     */
    void failed(Throwable error);

    /** The call was not made, or tells nothing about the callee. */
    void release();
}
