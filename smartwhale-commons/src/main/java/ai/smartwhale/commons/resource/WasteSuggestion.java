// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * A way to use less.
 *
 * @param lease of which lease
 * @param action what to do
 * @param keep what the lease keeps, in its unit
 * @param givesBack what becomes free, in its unit
 */
public record WasteSuggestion(ResourceLease lease, Action action, long keep, long givesBack) {

    /** What to do with a lease. */
    public enum Action {
        /** Give it back as a whole. */
        RELEASE,
        /** Keep a part of it. */
        SHRINK
    }
}
