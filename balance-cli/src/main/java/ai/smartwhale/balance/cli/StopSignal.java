// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns SIGTERM and SIGINT into an end with an exit code of our own: a JVM that a signal ends would report 128 and the
 * number of the signal, even where all its work was finished.
 */
final class StopSignal {

    private static final long LONGEST_MINUTES = 5;

    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERNAL;
    private volatile boolean signalled;

    private StopSignal() {}

    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::onShutdown, "balance-stop"));
        return signal;
    }

    /** Opens when the process is asked to end. */
    CountDownLatch latch() {
        return stop;
    }

    /** Says that the work is finished, so that the process may end. */
    void finished(int code) {
        exitCode = code;
        done.countDown();
    }

    private void onShutdown() {
        if (done.getCount() == 0) {
            return;
        }
        signalled = true;
        stop.countDown();
        try {
            if (done.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                Runtime.getRuntime().halt(exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean signalled() {
        return signalled;
    }
}
