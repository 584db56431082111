// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several subscriptions that end as one. Closing goes on when one of them fails, and tells of the first failure. */
final class Subscriptions {

    private final List<AutoCloseable> open = new ArrayList<>();

    synchronized void add(AutoCloseable subscription) {
        open.add(subscription);
    }

    void close() throws Exception {
        Exception failure = closeAll(null);
        if (failure != null) {
            throw failure;
        }
    }

    void closeAfter(RuntimeException reason) {
        Exception unused = closeAll(reason);
    }

    private @Nullable Exception closeAll(@Nullable Exception reason) {
        Exception first = reason;
        for (AutoCloseable subscription : takeAll()) {
            try {
                subscription.close();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }

    private synchronized List<AutoCloseable> takeAll() {
        List<AutoCloseable> all = List.copyOf(open);
        open.clear();
        return all;
    }
}
