// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Carries data between registered endpoints. A transfer that breaks off goes on where it stopped, also in a later
 * execution, as long as the source is the same version; if the source changed, it begins anew. At the end the whole is
 * read again at the destination and its checksum compared with that of the source, and only then is it seen there.
 *
 * <p>There is one transfer for a source and a destination at a time: whoever asks for the same joins it. All transfers
 * together keep to the configured bandwidth, in the mean over a tenth of a second; none of them sleeps for that.
 *
 * <p>Thread-safe; nothing is moved on the caller. After {@link #close()} every method throws
 * {@link IllegalStateException}, but {@link #getSyncStatus}.
 */
public interface SyncManager extends AutoCloseable {

    /**
     * Adds an endpoint.
     *
     * @param endpoint reads, and writes if it is a {@link SyncTarget}
     * @throws InvalidValueException if there is one of its id
     * @throws LimitExceededException if there are more than 1,000
     */
    void registerEndpoint(SyncEndpoint endpoint);

    /**
     * Adds a task.
     *
     * @param task what is to be carried where
     * @throws InvalidValueException if there is another task of its id, an endpoint is not registered, or the
     *     destination cannot be written to
     * @throws LimitExceededException if there are too many tasks of which none has ended
     */
    void registerSyncTask(SyncTask task);

    /**
     * Begins a transfer, or joins it if it goes on.
     *
     * @param id of a registered task
     * @return how it ends; a future of the caller's own, never completed exceptionally; cancelling it does not cancel
     *     the transfer
     * @throws InvalidValueException if there is no such task
     */
    CompletableFuture<SyncStatus> executeSync(String id);

    /**
     * Where a transfer stands.
     *
     * @param id of a registered task
     * @return the status of this moment, or nothing if there is no such task
     */
    Optional<SyncStatus> getSyncStatus(String id);

    /**
     * Calls a transfer off. What was moved is kept for a later execution. A transfer that another task joined goes on
     * for that one.
     *
     * @param id of a registered task
     * @return whether this call ended it
     */
    boolean cancelSync(String id);

    /** Calls all transfers off. Idempotent. */
    @Override
    void close();

    /**
     * Creates a manager with the defaults.
     *
     * @param executors whose workers move the data and whose timer waits; not closed by the manager
     * @return the manager
     */
    static SyncManager create(CommonsExecutors executors) {
        return create(SyncManagerConfig.defaults(), executors, Ticker.system(), new SplittableRandom());
    }

    /**
     * Creates a manager.
     *
     * @param config how transfers are made
     * @param executors whose workers move the data and whose timer waits; not closed by the manager
     * @param ticker the time
     * @param random where the jitter of waits comes from
     * @return the manager
     */
    static SyncManager create(
            SyncManagerConfig config, CommonsExecutors executors, Ticker ticker, RandomGenerator random) {
        return new DefaultSyncManager(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("random", random));
    }
}
