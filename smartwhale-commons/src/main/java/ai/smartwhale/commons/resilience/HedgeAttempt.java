// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One attempt of a hedged call. Guarded by the lock of its run. */
final class HedgeAttempt<T> {

    final int number;

    @Nullable
    CompletionStage<T> stage;

    boolean ended;
    Optional<Throwable> failure = Optional.empty();

    HedgeAttempt(int number) {
        this.number = number;
    }
}
