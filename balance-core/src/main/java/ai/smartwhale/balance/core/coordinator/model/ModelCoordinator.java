// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.resource.Registration;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets models make requests: each as many at a time as it can stand, which is learned for each alone, so that one that
 * is slow does not hold back others; each with the resources that it needs; and with its fair share while they want
 * more than there is. Models that miss their targets become more urgent, by a few levels and not to and fro.
 *
 * <p>Nothing here goes on by itself: {@link #balanceResources} and {@link #optimizeInteractions} are to be called every
 * few seconds. Thread-safe. After {@link #close()} every method that lends throws {@link IllegalStateException}.
 */
public interface ModelCoordinator extends AutoCloseable {

    /**
     * Adds a model, or changes the settings of one; what was learned of it is kept within the new bounds.
     *
     * @param settings what it needs and may have
     * @return whether it is new
     * @throws LimitExceededException if there are too many models
     */
    boolean registerModel(ModelSettings settings);

    /**
     * Lets a model make a request at once, or not.
     *
     * @param model which
     * @return the permit or the reason for none
     */
    ModelAllocation allocateResourcesForModel(String model);

    /**
     * Lets a model make a request as soon as there are resources for it and its turn has come. Its slot among those in
     * flight it gets at once or not at all.
     *
     * @param model which
     * @param patience the longest wait, above zero, one day at most
     * @return completes with the permit or the reason for none; cancelling it ends the wait
     * @throws InvalidValueException if the wait is not above zero
     * @throws LimitExceededException if the wait is too long
     */
    CompletableFuture<ModelAllocation> allocateResourcesForModel(String model, Duration patience);

    /**
     * Where a model stands.
     *
     * @param model which
     * @return its status, or nothing if it is not registered
     */
    Optional<ModelStatus> getModelStatus(String model);

    /**
     * Takes back all permits of a model with their resources. Resources that were lent elsewhere stay lent.
     *
     * @param model which
     * @return how many permits were taken back
     */
    int releaseResources(String model);

    /**
     * Takes back all permits of a model and forgets it.
     *
     * @param model which
     * @return whether it was registered
     */
    boolean removeModel(String model);

    /**
     * Takes in what other coordinators know and tells what this one does. A model of which nothing is known here begins
     * with the limit that others have found, and its misses elsewhere count for its priority here.
     *
     * @param states of other coordinators, in any order, also more than once
     * @return what came of it
     */
    StateExchange syncModelStates(Collection<ModelState> states);

    /**
     * Works out the fair share of each model in what they want, and holds those to it that have more, for as long as
     * there is not enough for all. Nothing that was lent is taken back.
     *
     * @return what each has and should have
     */
    BalanceReport balanceResources();

    /**
     * Moves priorities by a level where models miss their targets, or meet them at the cost of others, and back when
     * that is over. Between both nothing moves.
     *
     * @return what was moved
     */
    InteractionReport optimizeInteractions();

    /**
     * Adds a listener that is told every move of a priority, on the thread of the move and outside of all locks. What
     * it throws is logged and ignored.
     *
     * @param listener is told; 64 at most
     * @return removes the listener when closed
     * @throws LimitExceededException if there are too many
     */
    Registration addListener(ModelListener listener);

    /** Takes back all permits. Idempotent. */
    @Override
    void close();

    /**
     * Creates a coordinator with the defaults.
     *
     * @param allocator lends the resources; not closed by the coordinator
     * @return the coordinator
     */
    static ModelCoordinator create(ResourceAllocator allocator) {
        return create(ModelCoordinatorConfig.defaults(), allocator, Ticker.system(), InstantSource.system());
    }

    /**
     * Creates a coordinator.
     *
     * @param config how models are coordinated
     * @param allocator lends the resources; not closed by the coordinator
     * @param ticker measures how long things take
     * @param clock gives versions to states
     * @return the coordinator
     */
    static ModelCoordinator create(
            ModelCoordinatorConfig config, ResourceAllocator allocator, Ticker ticker, InstantSource clock) {
        return new DefaultModelCoordinator(
                InvalidValueException.requirePresent("config", config),
                InvalidValueException.requirePresent("allocator", allocator),
                InvalidValueException.requirePresent("ticker", ticker),
                InvalidValueException.requirePresent("clock", clock));
    }
}
