// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** The past of errors and of all events in two windows. */
final class WindowPair {

    /** Below this share of its factor a pair of windows is well again: noise at the factor makes no alerts. */
    private static final double CLEAR_SHARE = 0.9;

    private final BurnWindow window;
    private final long fewestEvents;
    private final SpanRing errorsAcross;
    private final SpanRing totalAcross;
    private final SpanRing errorsRecent;
    private final SpanRing totalRecent;

    WindowPair(BurnWindow window, long fewestEvents) {
        this.window = window;
        this.fewestEvents = fewestEvents;
        errorsAcross = new SpanRing(window.across().toMillis());
        totalAcross = new SpanRing(window.across().toMillis());
        errorsRecent = new SpanRing(window.recent().toMillis());
        totalRecent = new SpanRing(window.recent().toMillis());
    }

    BurnWindow window() {
        return window;
    }

    void add(long at, double errors, double total) {
        errorsAcross.add(at, errors);
        totalAcross.add(at, total);
        errorsRecent.add(at, errors);
        totalRecent.add(at, total);
    }

    /** What a burn says, with what is seen of the windows. */
    Verdict judge(long at, double burn, double errors, double total, double budget) {
        if (burn > window.factor()) {
            return Verdict.BREACHED;
        }
        if (!totalAcross.covers(at)) {
            // A new watch holds what it has not seen for good, which must not end an alert from before it was made.
            if (total - totalAcross.spanAgo(at) < fewestEvents) {
                return Verdict.NO_DATA;
            }
            double seen = share(errorsRecent, totalRecent, at, errors, total) / errorsRecent.coverage(at);
            if (seen / budget > window.factor() * CLEAR_SHARE) {
                return Verdict.BETWEEN;
            }
        }
        return burn > window.factor() * CLEAR_SHARE ? Verdict.BETWEEN : Verdict.WELL;
    }

    /** The lesser burn of both windows, as a multiple of the budget; 0 where there were too few events. */
    double burn(long at, double errors, double total, double budget) {
        double events = total - totalAcross.spanAgo(at);
        if (events < fewestEvents) {
            return 0;
        }
        double across = share(errorsAcross, totalAcross, at, errors, total);
        double recent = share(errorsRecent, totalRecent, at, errors, total);
        return Math.min(across, recent) / budget;
    }

    private static double share(SpanRing errors, SpanRing total, long at, double errorsNow, double totalNow) {
        double events = totalNow - total.spanAgo(at);
        if (!(events > 0)) {
            return 0;
        }
        // What was not watched is taken to have gone well at the same pace: a new detector does not fire early.
        return Math.min(1, (errorsNow - errors.spanAgo(at)) / events) * total.coverage(at);
    }
}
