// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.time.Duration;

/** What goes on beside the requests: begun once the first service is open, ended with the last. */
record Background(
        ForesightDriver foresight, LoopDriver loop, FederationDriver federation, MonitoringDriver monitoring) {

    /** What may fail comes first: a start is tried again, and what has begun would begin twice. */
    void start(RequestRoute route) {
        monitoring.start(route);
        federation.start(route.timer());
        foresight.start();
        loop.start();
    }

    /** What is watched is not watched while it ends. */
    void stopWatching() {
        monitoring.close();
    }

    /** Ends what has connections of its own; the rest ends with the timer. */
    void close(Duration timeout) {
        federation.close(timeout);
    }
}
