// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Gives the pages of one sequence, to one subscription, one at a time. */
interface PageSource<T> {

    /**
     * One page.
     *
     * @param items in order
     * @param next the cursor of the next page; empty on the last
     */
    record Page<T>(List<T> items, Optional<String> next) {}

    /** Asks for a page; the first has no cursor. */
    CompletionStage<Page<T>> page(Optional<String> cursor);
}
