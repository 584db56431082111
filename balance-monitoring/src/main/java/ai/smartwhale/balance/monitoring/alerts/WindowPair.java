// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** The past of errors and of all events in two windows. */
final class WindowPair {

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
        long covered = total.covered(at);
        if (!(events > 0) || covered == 0) {
            return 0;
        }
        // What was not watched is taken to have gone well at the same pace: a new detector does not fire early.
        double ofSpan = (double) covered / total.span();
        return Math.min(1, (errorsNow - errors.spanAgo(at)) / events) * ofSpan;
    }
}
