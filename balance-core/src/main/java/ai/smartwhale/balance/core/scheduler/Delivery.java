// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what calls others' code: on a worker, or here when there are no workers any more, so that nobody waits in vain.
 */
final class Delivery {

    private Delivery() {}

    static void onWorker(CommonsExecutors executors, Runnable action) {
        try {
            executors.workers().execute(action);
        } catch (RejectedExecutionException workersAreClosed) {
            action.run();
        }
    }
}
