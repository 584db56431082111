// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricUnit;
import ai.smartwhale.commons.monitoring.dashboard.DashboardPanel.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The chart of a metric that nobody has said anything about. */
final class StandardPanels {

    private static final double[] SHARES = {0.5, 0.95, 0.99};

    private StandardPanels() {}

    static DashboardPanel panel(MetricDefinition metric, Set<String> exported) {
        return switch (metric.type()) {
            case COUNTER ->
                new DashboardPanel(
                        metric.name(), metric.help(), rateUnit(metric.unit()), List.of(rate(metric, metric.name())));
            case GAUGE ->
                new DashboardPanel(
                        metric.name(),
                        metric.help(),
                        unit(metric.unit()),
                        List.of(new Query(metric.name(), legend(metric))));
            case TIMER ->
                new DashboardPanel(
                        metric.name(),
                        metric.help(),
                        "s",
                        exported.contains(metric.name() + "_bucket") ? ofHistogram(metric) : ofSummary(metric));
        };
    }

    private static Query rate(MetricDefinition metric, String sample) {
        String rate = "(rate(" + sample + "[$__rate_interval]))";
        return metric.labelNames().isEmpty()
                ? new Query("sum" + rate, metric.name())
                : new Query("sum by (" + String.join(", ", metric.labelNames()) + ") " + rate, legend(metric));
    }

    /** Buckets are added up first: a percentile of all processes, not a mean of theirs. */
    private static List<Query> ofHistogram(MetricDefinition metric) {
        List<Query> queries = new ArrayList<>();
        for (double share : SHARES) {
            queries.add(new Query(
                    "histogram_quantile(" + share + ", sum by (le) (rate(" + metric.name()
                            + "_bucket[$__rate_interval])))",
                    "p" + Math.round(100 * share)));
        }
        return queries;
    }

    private static List<Query> ofSummary(MetricDefinition metric) {
        String labels = legend(metric);
        return List.of(new Query(metric.name(), labels.isEmpty() ? "{{quantile}}" : labels + " {{quantile}}"));
    }

    private static String legend(MetricDefinition metric) {
        return metric.labelNames().stream().map(label -> "{{" + label + "}}").collect(Collectors.joining(" "));
    }

    private static String rateUnit(MetricUnit unit) {
        return unit == MetricUnit.BYTES ? "Bps" : unit == MetricUnit.NONE ? "ops" : "short";
    }

    private static String unit(MetricUnit unit) {
        return switch (unit) {
            case SECONDS -> "s";
            case BYTES -> "bytes";
            case RATIO -> "percentunit";
            case CELSIUS -> "celsius";
            case JOULES -> "joule";
            case METERS -> "lengthm";
            case GRAMS -> "massg";
            case AMPERES -> "amp";
            case VOLTS -> "volt";
            case NONE -> "short";
        };
    }
}
