// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.monitoring.MetricUnit;
import java.util.List;

/** What one metric did: its lines, and how many there are beside those that are drawn. */
record Chart(String title, String help, MetricUnit unit, boolean perSecond, List<ChartSeries> series, int more) {

    String number(double value) {
        return Double.isNaN(value) ? "–" : Readable.number(unit, value) + (perSecond ? "/s" : "");
    }
}
