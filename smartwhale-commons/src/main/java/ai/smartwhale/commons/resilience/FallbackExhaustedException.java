// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.List;

/** No tier had an answer. The cause is the failure of the first; those of the others are suppressed, in order. */
public final class FallbackExhaustedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FallbackResult.Miss> misses;

    FallbackExhaustedException(String chain, List<FallbackResult.Miss> misses) {
        super(
                "no tier of " + chain + " had an answer: "
                        + misses.stream()
                                .map(FallbackExhaustedException::describe)
                                .toList(),
                misses.stream()
                        .flatMap(miss -> miss.failure().stream())
                        .findFirst()
                        .orElse(null));
        this.misses = List.copyOf(misses);
        misses.stream()
                .flatMap(miss -> miss.failure().stream())
                .filter(failure -> failure != getCause())
                .forEach(this::addSuppressed);
    }

    /**
     * What became of the tiers.
     *
     * @return one entry for each, in order
     */
    public List<FallbackResult.Miss> misses() {
        return misses == null ? List.of() : misses;
    }

    private static String describe(FallbackResult.Miss miss) {
        return miss.tier()
                + ' '
                + miss.failure()
                        .map(failure -> "failed with " + failure.getClass().getSimpleName())
                        .orElse("was passed over");
    }
}
