// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Makes places that hold data equal, and proves that they are. Values are compared by their SHA-256. What is equal
 * already is not written, so a synchronisation that was broken off goes on where it stood when it is begun again.
 * Thread-safe; no method blocks.
 */
public interface SyncHandler {

    /**
     * Makes the target of a plan equal to its source. Each value that is written is read back and compared. A key that
     * fails does not stop the others.
     *
     * @param plan what is to be made equal
     * @return completes with what was done; exceptionally with an {@link InvalidValueException} if the plan names no
     *     keys and its source cannot list them, or an {@link java.io.UncheckedIOException} if listing fails. Cancelling
     *     it stops before the next key
     * @throws InvalidValueException if the plan is null
     */
    CompletableFuture<SyncReport> syncData(SyncPlan plan);

    /**
     * Compares all values of two endpoints.
     *
     * @param source one side
     * @param target the other
     * @return completes with the differences; exceptionally with an {@link java.io.UncheckedIOException} if a value
     *     cannot be read
     * @throws InvalidValueException if an argument is null
     */
    default CompletableFuture<VerifyReport> verifySync(SyncEndpoint source, SyncEndpoint target) {
        return verifySync(source, target, Optional.empty());
    }

    /**
     * Compares the values of two endpoints.
     *
     * @param source one side
     * @param target the other
     * @param keys which values; empty for all that the two list
     * @return completes with the differences; exceptionally with an {@link java.io.UncheckedIOException} if a value
     *     cannot be read, or an {@link InvalidValueException} if no keys are named and neither side can list them
     * @throws InvalidValueException if an argument is null
     */
    CompletableFuture<VerifyReport> verifySync(SyncEndpoint source, SyncEndpoint target, Optional<Set<String>> keys);

    /**
     * A handler that takes values up to 64 MiB.
     *
     * @param executor runs what blocks; not closed by this object
     * @return the handler
     */
    static SyncHandler create(Executor executor) {
        return create(executor, 64L << 20);
    }

    /**
     * A handler.
     *
     * @param executor runs what blocks; not closed by this object
     * @param largestValue bytes of the largest value, 1 or more; a larger one fails
     * @return the handler
     * @throws InvalidValueException if an argument is missing or outside of its range
     */
    static SyncHandler create(Executor executor, long largestValue) {
        return new DefaultSyncHandler(
                InvalidValueException.requirePresent("executor", executor),
                InvalidValueException.requireRange("largestValue", largestValue, 1, Integer.MAX_VALUE));
    }
}
