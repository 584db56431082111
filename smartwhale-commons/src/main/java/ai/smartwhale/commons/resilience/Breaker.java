// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The breaker of one name. It may be kept for as long as its manager is open: if the manager has given the breaker up
 * meanwhile for not being used, a call finds or makes the one that has the name now.
 *
 * <p>Thread-safe. All methods throw {@link IllegalStateException} after the manager was closed.
 */
public interface Breaker {

    /**
     * The name.
     *
     * @return the name
     */
    String name();

    /**
     * The state and what has been measured.
     *
     * @return the status
     */
    BreakerStatus status();

    /**
     * Makes a call, if the state allows it.
     *
     * @param <T> what the call gives
     * @param call the call
     * @return what it gave
     * @throws BreakerOpenException if the call was refused; it was not made then
     * @throws Exception what the call threw
     */
    <T> T execute(Callable<T> call) throws Exception;

    /**
     * Starts a call, if the state allows it. The future belongs to the caller; cancelling it cancels the stage too, and
     * the call is then not counted.
     *
     * @param <T> what the call gives
     * @param call starts the call
     * @return what the stage gives; failed with {@link BreakerOpenException} if the call was refused, or with what the
     *     supplier threw
     */
    <T> CompletableFuture<T> executeAsync(Supplier<? extends CompletionStage<T>> call);

    /**
     * Asks whether a call may be made that is not of a form to be passed here.
     *
     * @return the right to make it, which must be given back by one of its methods; empty if the call is refused
     */
    Optional<BreakerPermit> tryAcquire();
}
