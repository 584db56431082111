// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** Knows which threads ran when it began. */
final class ThreadCheck {

    private static final long GRACE_MILLIS = 30_000;

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private ThreadCheck() {}

    static ThreadCheck begin() {
        return new ThreadCheck();
    }

    List<Thread> extra() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive() && !isLeftByKafka(thread))
                .toList();
    }

    /**
     * A coordinator of a broker shuts its executor down last of all; where what comes before fails, as it may in a
     * broker that stops while it still loads, a thread of it is left, and nobody else can end that.
     */
    private static boolean isLeftByKafka(Thread thread) {
        return thread.getName().startsWith("executor-") && thread.getName().endsWith("-coordinator");
    }

    /** Demands that no other thread runs now; one that is about to end may do so. */
    void verify() throws InterruptedException {
        for (Thread thread : extra()) {
            thread.join(GRACE_MILLIS);
        }
        assertThat(extra()).isEmpty();
    }
}
