// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import java.time.Duration;

/** The state of one alert. Not thread-safe; times are milliseconds. */
final class AlertMachine {

    private final long hold;
    private final long clearHold;
    private AlertState state = AlertState.INACTIVE;
    private long since;

    AlertMachine(Duration hold, Duration clearHold) {
        this.hold = hold.toMillis();
        this.clearHold = clearHold.toMillis();
    }

    /** Goes on as firing. */
    void resume() {
        state = AlertState.FIRING;
    }

    AlertState state() {
        return state;
    }

    /** Moves by what the rule says. Neither side counts its time across a moment at which it was not so. */
    AlertState step(Verdict verdict, long at) {
        // A clock that was set back begins the wait anew rather than never ending it.
        since = Math.min(since, at);
        switch (verdict) {
            case BREACHED -> breached(at);
            case BETWEEN -> between();
            case WELL -> well(at);
            case NO_DATA -> {
                // What was said before stands.
            }
        }
        return state;
    }

    private void breached(long at) {
        if (state == AlertState.INACTIVE || state == AlertState.RESOLVED) {
            state = AlertState.PENDING;
            since = at;
        }
        if (state == AlertState.RESOLVING || at - since >= hold) {
            state = AlertState.FIRING;
        }
    }

    private void between() {
        state = state.isActive() ? AlertState.FIRING : AlertState.INACTIVE;
    }

    private void well(long at) {
        if (state == AlertState.FIRING) {
            state = AlertState.RESOLVING;
            since = at;
        }
        if (state == AlertState.RESOLVING) {
            state = at - since >= clearHold ? AlertState.RESOLVED : AlertState.RESOLVING;
        } else {
            state = AlertState.INACTIVE;
        }
    }
}
