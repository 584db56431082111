// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * Circuit breaking, retry, hedging, fallback and degradation.
 *
 * <p>Each policy is an object of its own, and they are put together by nesting calls. From the inside: a hedge is
 * measured by the breaker as one call; the breaker counts every attempt; the retry stops by itself when the breaker
 * opens, for a refusal is permanent; and the fallback sees only what all of that could not save:
 *
 * <pre>{@code
 * var answers = FallbackManager.create(
 *         "answers",
 *         List.of(
 *                 FallbackTier.async("service", question -> retries.attemptRetryAsync(
 *                         "ask",
 *                         Idempotency.IDEMPOTENT,
 *                         () -> breakers.executeAsync(
 *                                 "service", () -> hedger.call("ask", attempt -> client.ask(question))))),
 *                 FallbackTier.of("cache", cache::lastAnswerTo)),
 *         executors.workers());
 * }</pre>
 *
 * <p>Time comes from tickers and clocks that the host passes in, threads from
 * {@link ai.smartwhale.commons.concurrent.CommonsExecutors}; everything that grows has a bound in its configuration.
 */
@NullMarked
package ai.smartwhale.commons.resilience;

import org.jspecify.annotations.NullMarked;
