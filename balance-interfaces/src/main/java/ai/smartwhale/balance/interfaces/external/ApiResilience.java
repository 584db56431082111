// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resilience.BreakerConfig;
import ai.smartwhale.commons.resilience.BreakerManager;
import ai.smartwhale.commons.resilience.BreakerManagerConfig;
import ai.smartwhale.commons.resilience.FailureClassifier;
import ai.smartwhale.commons.resilience.RetryConfig;
import ai.smartwhale.commons.resilience.RetryManager;
import ai.smartwhale.commons.resilience.StateConfig;
import ai.smartwhale.commons.resilience.StateManager;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/** Judges failures of HTTP for retries and breakers. */
final class ApiResilience {

    private ApiResilience() {}

    static RetryManager retries(ApiConfig config, CommonsExecutors executors) {
        RetryConfig given = config.retry();
        FailureClassifier standard = FailureClassifier.standard();
        FailureClassifier classifier = failure -> {
            Throwable cause = unwrapped(failure);
            if (cause instanceof ApiException api) {
                return api.isTransient() ? FailureClassifier.Kind.TRANSIENT : FailureClassifier.Kind.PERMANENT;
            }
            return cause instanceof CancellationException ? FailureClassifier.Kind.PERMANENT : standard.classify(cause);
        };
        return RetryManager.create(
                new RetryConfig(
                        given.mostAttempts(),
                        given.backoff(),
                        given.deadline(),
                        given.budget(),
                        classifier,
                        given.mostOperations(),
                        given.mostWaiting()),
                executors);
    }

    static BreakerManager breakers(ApiConfig config, CommonsExecutors executors, InstantSource clock) {
        BreakerConfig given = config.breaker();
        BreakerConfig judged = new BreakerConfig(
                given.failureRate(),
                given.slowCallRate(),
                given.slowCallDuration(),
                given.window(),
                given.windowSize(),
                given.minimumCalls(),
                given.openFor(),
                given.halfOpenCalls(),
                given.halfOpenFor(),
                failure -> unwrapped(failure) instanceof ApiException api && api.isOfTheOtherSide());
        return BreakerManager.create(
                BreakerManagerConfig.of(judged),
                StateManager.create(StateConfig.withDefaults(), clock),
                executors,
                clock);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
