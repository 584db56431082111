// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import java.util.Optional;

/** One kind of error that can be told from a value and its column alone. Safe for use by many threads. */
interface ValueJudge {

    /**
     * Judges a value.
     *
     * @param value as in {@link EncodedColumn}, {@code ""} where it is absent
     * @param count how often the column has it; 0 for one that it does not have
     * @return what speaks against it
     */
    Optional<Clue> judge(String value, int count);
}
