// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.Optional;

/**
 * The outcome of a request: a lease, or the reason for none.
 *
 * @param <L> the type of the lease
 */
public sealed interface Allocation<L extends ResourceLease> {

    /**
     * The lease.
     *
     * @return the lease, or nothing if it was denied
     */
    Optional<L> lease();

    /**
     * It was lent.
     *
     * @param <L> the type of the lease
     * @param granted the lease, to be given back by the caller
     */
    record Granted<L extends ResourceLease>(L granted) implements Allocation<L> {
        @Override
        public Optional<L> lease() {
            return Optional.of(granted);
        }
    }

    /**
     * It was not lent, and nothing changed.
     *
     * @param <L> the type of the lease
     * @param reason why
     * @param requested how much was asked for
     * @param free how much could be lent at that moment to such a request
     */
    record Denied<L extends ResourceLease>(DenialReason reason, long requested, long free) implements Allocation<L> {
        @Override
        public Optional<L> lease() {
            return Optional.empty();
        }
    }
}
