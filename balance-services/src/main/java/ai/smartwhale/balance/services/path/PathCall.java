// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import java.util.concurrent.CompletableFuture;

/**
 * A request on the path.
 *
 * @param <A> the type of the answers
 * @param answer completes on the delivery executor, always and once; cancelling it ends the wait of this caller only
 * @param sent completes when what answers this request is safe with whoever answers it; not at all where it fails
 *     before
 */
public record PathCall<A>(CompletableFuture<A> answer, CompletableFuture<Void> sent) {}
