// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;
import java.util.OptionalLong;

/**
 * Where the next items come from, in the order in which they are to be served. Items stay there until their batch
 * leaves, so that who comes late but urgent is in the next batch. Implementations are thread-safe, quick, and do not
 * call the processor.
 *
 * @param <T> the type of the items
 */
public interface BatchSource<T> {

    /**
     * How many items could be taken.
     *
     * @return the backlog, zero or more
     */
    int ready();

    /**
     * When the item that waits for longest came.
     *
     * @return a reading of the processor's ticker; empty if nothing waits
     */
    OptionalLong oldestNanos();

    /**
     * When the first of those that wait is worth nothing any more.
     *
     * @return a reading of the processor's ticker; empty if nothing that waits has a deadline, and unless overridden
     */
    default OptionalLong earliestDeadlineNanos() {
        return OptionalLong.empty();
    }

    /**
     * Takes items out.
     *
     * @param most how many at most, 1 or more
     * @return the items, the first in order first; empty if there is none
     */
    List<T> take(int most);

    /**
     * Takes items back that were taken out and not sent; they keep their place.
     *
     * @param items the items, in the order in which they were taken
     */
    void putBack(List<T> items);

    /**
     * A source of nothing, for processors that get all their batches from {@link BatchProcessor#processBatch}.
     *
     * @param <T> the type of the items
     * @return the source
     */
    static <T> BatchSource<T> none() {
        return new NoSource<>();
    }
}
