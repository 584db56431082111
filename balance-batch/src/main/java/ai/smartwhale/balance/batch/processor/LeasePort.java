// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.Optional;

/** Where batches get what they need to run. Implementations are thread-safe and do not block. */
@FunctionalInterface
public interface LeasePort {

    /**
     * Asks for what a batch needs.
     *
     * @param items how many items it has at most
     * @return the lease; empty if there is not enough now, whereupon the items stay where they are and are tried again
     * @throws ai.smartwhale.commons.LimitExceededException if there never will be enough for so many items, whereupon
     *     fewer are tried
     */
    Optional<BatchLease> tryLease(int items);

    /**
     * Grants everything.
     *
     * @return the port
     */
    static LeasePort unlimited() {
        BatchLease nothing = () -> {};
        return items -> Optional.of(nothing);
    }
}
